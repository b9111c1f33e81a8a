"""What a person sees behind a web link: no card, and with less in it than any card."""

from dataclasses import dataclass
from datetime import datetime

from sspf.domain.invitations import Response
from sspf.domain.messages.briefing import PartForm
from sspf.domain.messages.meeting import MeetingFacts
from sspf.domain.organisation import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class DeputyChoice:
    id: PersonId
    name: str
    title: str
    has_mandate: bool
    """May decide for the agency (A12)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsidePage:
    """All that a person sees behind their link: the kallelse, and the open parts of a briefing.

    Nothing of the individual level, of commitments, or of another agency has a field here.
    """

    meeting: MeetingFacts
    me: PersonId
    name: str
    party: str
    language: str
    deadline: datetime
    """Local."""
    response: Response | None = None
    deputy: str = ""
    deputies: tuple[DeputyChoice, ...] = ()
    asks_mandate: bool = False
    """Nobody knows yet whether this person may decide for the agency (A12)."""
    mandate: bool | None = None
    """What they have said of it for this meeting."""
    parts: tuple[PartForm, ...] = ()
    """Empty for somebody who writes for no agency."""
    version: int = 0
    is_late: bool = False
    submitted_at: datetime | None = None
    """Local; of what stands submitted now."""
    submitted_by: str = ""
    """A colleague's name; empty when it was the reader."""
    draft_at: datetime | None = None
    draft_by: str = ""
    keeps_back: bool = False
    """The model has a part that is never left here."""
    concern_link: str = ""
    municipality: str = ""
