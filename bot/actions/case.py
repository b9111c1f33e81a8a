"""Buttons of a case: raise it, show it, list them."""

from bot.absent import no_case
from bot.case_replies import list_all
from bot.turn import Reply, Turn
from cards import case_form, case_section
from cards.acts import LIST
from sspf.domain.case_work import Section
from sspf.ports import Services
from sspf.use_cases.raise_case import ask_protected, open_case_form, raise_case, stop_protected
from sspf.use_cases.show_case import show_case
from sspf.use_cases.work_on_case import Sent, open_section, save_section


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


async def open_part(turn: Turn, services: Services) -> Reply:
    section = Section(turn.pressed.value)
    found = await open_section(services, turn.who, section, id=turn.pressed.subject)
    return Reply(message=found, beside=True) if found else no_case(turn)


async def save_part(turn: Turn, services: Services) -> Reply:
    """The act names the part; the button's reference is the cause, and its version the file's."""
    section = Section(turn.pressed.act.removeprefix("case."))
    fields = case_section.Submission.model_validate(turn.inputs).fields
    sent = Sent(fields=fields, origin=turn.pressed.ref, version=turn.pressed.version)
    case = turn.pressed.subject
    found = await save_section(services, turn.who, section, sent, id=case)
    return Reply(message=found) if found else no_case(turn)


def _item(turn: Turn) -> str:
    return "" if turn.pressed.subject == LIST else turn.pressed.subject
