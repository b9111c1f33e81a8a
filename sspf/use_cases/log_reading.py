"""The log of readings on the individual level: written before anything is shown (R-70)."""

from sspf.domain.audit import READING
from sspf.domain.case_access import Opened
from sspf.domain.cases import CaseId
from sspf.use_cases.room import AskersRoom


async def log_reading(
    room: AskersRoom, *, case: CaseId, record: str, purpose: str, ground: Opened
) -> None:
    """Who reads what of which case, and on what ground. If it cannot be written, nothing is shown.

    The entry stands in the transaction that the text is read in: undone together, kept together.
    """
    subject = "/".join((case, record, purpose, ground.basis.value, ground.id)).rstrip("/")
    await room.note(READING, subject)
