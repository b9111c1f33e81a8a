"""Answers about cases, however they were asked for. Not allowed and not there read the same."""

from bot.absent import no_case
from bot.turn import Reply, Turn, notice
from sspf.domain.organisation import IndividualMode
from sspf.ports import Services
from sspf.use_cases.show_case import list_cases, show_case


def is_off(turn: Turn) -> bool:
    """Where individuals are not worked with, no word of it is known."""
    return turn.organisation.individual is IndividualMode.OFF


async def list_all(turn: Turn, services: Services, first: int = 1) -> Reply:
    if not turn.who.is_private:
        return notice("answer.private")
    found = await list_cases(services, turn.who, first)
    if found is None or not found.cases:
        return no_case(turn)
    return Reply(message=found, beside=first > 1)


async def show_one(turn: Turn, services: Services, code: str) -> Reply:
    """The same words for one that may not be seen and one that is not there (R-32)."""
    if not turn.who.is_private:
        return notice("answer.private")
    if not code:
        return notice("case.which")
    found = await show_case(services, turn.who, code=code)
    return Reply(message=found) if found else no_case(turn)
