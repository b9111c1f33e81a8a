"""Buttons of what has happened: begin, tick a step, end."""

from bot.turn import Reply, Turn
from cards.board import Submission
from sspf.ports import Services
from sspf.use_cases.begin_happening import (
    HappeningTyped,
    begin_happening,
    end_happening,
    show_happening,
    tick_step,
)


async def begin(turn: Turn, services: Services) -> Reply:
    sent = Submission.model_validate(turn.inputs)
    typed = HappeningTyped(group=turn.pressed.subject, held=sent.held)
    return Reply(message=await begin_happening(services, turn.who, typed, turn.pressed.ref))


async def show(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_happening(services, turn.who, _number(turn)), beside=True)


async def tick(turn: Turn, services: Services) -> Reply:
    step = turn.pressed.value
    return Reply(message=await tick_step(services, turn.who, _number(turn), step))


async def end(turn: Turn, services: Services) -> Reply:
    return Reply(message=await end_happening(services, turn.who, _number(turn)))


def _number(turn: Turn) -> int:
    return int(turn.pressed.subject.rpartition("-")[2])
