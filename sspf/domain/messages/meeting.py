"""What is said about a meeting: calling, moving and cancelling it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sspf.domain.invitations import Response
from sspf.domain.meetings import MeetingId
from sspf.domain.messages.general import Notice
from sspf.domain.organisation import PartyKey, PersonId
from sspf.domain.roads import Road


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    """Local wall times; every card that speaks of a meeting begins with these."""

    id: MeetingId
    version: int
    group: str
    held_on: date
    starts: time
    ends: time
    place: str = ""
    """Empty: in Teams alone."""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingChange:
    """One meeting as it is now, to somebody who has heard something else of it."""

    meeting: MeetingFacts
    former_on: date
    former_starts: time
    former_ends: time
    is_cancelled: bool = False
    moved_to: date | None = None
    """The next meeting, where what was due at a cancelled one has gone."""
    carried: int = 0
    """Commitments that have followed to another day."""
    may_answer: bool = False
    """The reader is called to it, and has not answered to the day it has now."""

    @property
    def is_same_day(self) -> bool:
        return self.former_on == self.meeting.held_on


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingChanges:
    """Several meetings have changed: one message of them all."""

    changes: tuple[MeetingChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChoice:
    id: PersonId
    name: str
    title: str
    delegated_by: str = ""
    delegated_from: date | None = None
    """Who named this person for the seat, and from when (A23)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyChoice:
    key: PartyKey
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationAsk:
    """To the convener: who gets the kallelse, and when; `outside` are asked by letter or phone."""

    meeting: MeetingFacts
    recipients: tuple[str, ...]
    planned_on: date
    """The day it goes out if nothing is chosen."""
    planned_in: str = ""
    """Name of the school break or holiday that the planned day falls in, or empty."""
    warnings: tuple[str, ...] = ()
    """Names of holidays, eves and breaks that the meeting day itself falls on."""
    already_called: bool = False
    seats: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(agency, `Name, title` of each who is called): every seat of the model, also an empty one."""
    outside: tuple[str, ...] = ()
    """Seats that the bot never writes to: a family is asked on paper (B17)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """The kallelse to one person."""

    meeting: MeetingFacts
    deadline: datetime
    """Local; last time for the briefing."""
    aim: str
    deputies: tuple[PersonChoice, ...]
    change: MeetingChange | None = None
    """What it was before, to somebody who has a kallelse to another day or hour."""
    asks_deputy: bool = False
    """True: show the question about a deputy as a card of its own, after a fault."""
    for_deputy_of: str = ""
    join_url: str = ""
    """Address of the online meeting; empty: it is in the reader's calendar alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationAnswered:
    meeting: MeetingFacts
    response: Response
    deputy: str = ""
    asks_mandate: bool = False
    """True: comes for an agency, and nobody knows whether with mandate (A12)."""
    mandate: bool | None = None
    """What was said of it for this meeting."""
    join_url: str = ""
    road: Road = Road.TEAMS


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationCancelled:
    meeting: MeetingFacts
    moved_to: date | None
    """Where commitments that were to be followed up there have gone."""
    moved_commitments: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmMeetingChange:
    """Before a meeting is moved or cancelled: now, new, who is told."""

    meeting: MeetingFacts
    to: date | None
    """None: cancel."""
    starts: time | None
    people: int
    warnings: tuple[str, ...] = ()
    ends: time | None = None
    """None: as long as it is now."""
    names: tuple[str, ...] = ()
    """Those who are told."""
    clashes: tuple[str, ...] = ()
    """Groups that meet the same day or hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmMeetingChanges:
    """Several meetings at once; each as it would be asked about alone."""

    changes: tuple[ConfirmMeetingChange, ...]
    people: int
    """How many different people are told; each gets one message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    meeting: MeetingFacts
    join_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    facts: MeetingFacts
    status: str
    """`draft`, `planned`, `called`, `cancelled` or `held`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingList:
    meetings: tuple[MeetingLine, ...]
    group: str
    lacks: tuple[Notice, ...] = ()
    """What the calendar lacks by the group's own cadence; to those who plan it."""
    trainings: tuple[tuple[date, str], ...] = ()  # day and name, soonest first (E10)

    @property
    def drafts(self) -> int:
        return sum(each.status == "draft" for each in self.meetings)
