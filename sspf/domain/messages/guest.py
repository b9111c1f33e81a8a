"""What is said to and about a guest: one meeting, one point."""

from dataclasses import dataclass
from datetime import datetime

from sspf.domain.invitations import Response
from sspf.domain.messages.meeting import MeetingChange, MeetingFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestInvitation:
    """To the guest: when the meeting is, and the one point. No list, text or name besides."""

    meeting: MeetingFacts
    point: str
    """Key of the agenda point; its words lie in the catalogue unless `name` has others."""
    name: str = ""
    title: str = ""
    """What is written under the point, when that is what the guest comes for."""
    answered: Response | None = None
    change: MeetingChange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmGuest:
    """To the convener before a guest is invited: who, where from, what they will see."""

    meeting: MeetingFacts
    name: str
    email: str
    """Empty: somebody who is registered here, and is reached in chat."""
    number: int
    point: str
    point_name: str = ""
    title: str = ""
    called: bool = True
    """False: the kallelse has not gone out, and the guest's goes with it."""
    person: str = ""
    """Id of somebody registered here; empty: known by name and address alone."""
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestLine:
    name: str
    email: str
    number: int
    point: str
    point_name: str
    title: str
    answer: str
    """`accepted`, `tentative`, `declined` or `none`."""
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guests:
    """To the convener: who is invited to the meeting as a guest, and to what."""

    meeting: MeetingFacts
    guests: tuple[GuestLine, ...]
    ends_at: datetime
    """Local; when their access ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotComing:
    """To a deputy who is not needed after all, or a guest who is no longer invited."""

    meeting: MeetingFacts
    was_guest: bool = False
