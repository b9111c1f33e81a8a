"""Buttons of a case: raise it, show it, list them."""

from bot.answers.lists import no_case
from bot.case_replies import list_all
from bot.turn import Reply, Turn
from cards import case_form
from cards.acts import LIST
from sspf.ports import Services
from sspf.use_cases.raise_case import ask_protected, open_case_form, raise_case, stop_protected
from sspf.use_cases.show_case import show_case


async def new(turn: Turn, services: Services) -> Reply:
    """From a general item, with the link back (A19), or from nothing."""
    return Reply(message=await ask_protected(services, turn.who, _item(turn)), beside=True)


async def protected(turn: Turn, services: Services) -> Reply:
    return Reply(message=await stop_protected(services, turn.who))


async def form(turn: Turn, services: Services) -> Reply:
    return Reply(message=await open_case_form(services, turn.who, None, _item(turn)))


async def save(turn: Turn, services: Services) -> Reply:
    """The button's reference is the cause: pressed twice, it is one case."""
    typed = case_form.Submission.model_validate(turn.inputs).typed()
    ref = turn.pressed.ref
    return Reply(message=await raise_case(services, turn.who, typed, ref, _item(turn)))


async def show(turn: Turn, services: Services) -> Reply:
    found = await show_case(services, turn.who, id=turn.pressed.subject)
    return Reply(message=found, beside=True) if found else no_case(turn)


async def listed(turn: Turn, services: Services) -> Reply:
    return await list_all(turn, services, int(turn.pressed.value or 1))


def _item(turn: Turn) -> str:
    return "" if turn.pressed.subject == LIST else turn.pressed.subject
