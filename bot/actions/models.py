"""Buttons of a change of model."""

from bot.model_choice import plan_for
from bot.turn import Reply, Turn
from cards.board import Submission
from sspf.ports import Services
from sspf.use_cases.change_model import BETWEEN, change_model, foresee_model


async def check(turn: Turn, services: Services) -> Reply:
    """What is asked; with answers, what differs."""
    said = Submission.model_validate(turn.inputs).answers
    plan = plan_for(turn.organisation, turn.pressed.value, said)
    return Reply(message=await foresee_model(services, turn.who, plan))


async def save(turn: Turn, services: Services) -> Reply:
    """The value holds the print of the difference that was on the card."""
    key, _, seen = turn.pressed.value.partition(BETWEEN)
    said = Submission.model_validate(turn.inputs).answers
    plan = plan_for(turn.organisation, key, said)
    return Reply(message=await change_model(services, turn.who, plan, seen))
