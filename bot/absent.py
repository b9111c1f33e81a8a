"""What is said of what this person may not see, and of what does not exist: the same (R-32)."""

from collections.abc import Awaitable

from bot.turn import Reply, Turn, notice
from sspf.domain.errors import UnknownEntryError
from sspf.ports import Services
from sspf.use_cases.note_refusal import note_refusal


def no_case(turn: Turn) -> Reply:
    """The same words whether or not there is such a case; never where others read."""
    return notice("answer.no_case" if turn.who.is_private else "answer.private")


async def answered(
    turn: Turn, services: Services, done: Awaitable[object], *, beside: bool = False
) -> Reply:
    """The same answer, and the same note in the log, for what is not shown and what is not."""
    try:
        return Reply(message=await done, beside=beside)
    except UnknownEntryError:
        await note_refusal(services, turn.who, "entry")
        return no_case(turn)
