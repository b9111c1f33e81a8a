"""What is said about briefings."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sspf.domain.briefings import PartState
from sspf.domain.guards import Fault
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.case_text import IndividualForm
from sspf.domain.messages.commitment import CommitmentLine
from sspf.domain.messages.meeting import MeetingFacts, PartyChoice, PersonChoice
from sspf.domain.roads import Road


@dataclass(frozen=True, slots=True, kw_only=True)
class PartForm:
    """One part of the form with what has been typed in it."""

    number: int
    name: str
    level: BriefingLevel
    help: str = ""
    """The model's own prompt; empty: the catalogue's for the level."""
    text: str = ""
    nothing: bool = False
    raises: bool | None = None
    """Individual level, pointer only: None is unanswered."""
    size: str = ""
    faults: tuple[tuple[Fault, int], ...] = ()
    """What is wrong and at which character."""
    reason: str = ""
    """Group level: why nobody can be recognised all the same."""
    may_move: bool = False
    """What points somebody out can be moved to the individual part."""
    individual: IndividualForm | None = None
    """Individual level: how it is captured here, and what the agency has written of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingRequest:
    """The form: own open commitments first, then the model's parts in order."""

    meeting: MeetingFacts
    version: int
    deadline: datetime
    """Local."""
    open_commitments: tuple[CommitmentLine, ...]
    parts: tuple[PartForm, ...]
    is_late: bool = False
    draft_at: datetime | None = None
    draft_by: str = ""
    draft_seen_by: tuple[str, ...] = ()
    """First names of those in the agency who can see the draft."""
    concern_link: str = ""
    municipality: str = ""
    party: str = ""
    was_submitted: bool = False
    stale: bool = False
    """True: somebody else in the agency saved meanwhile; both texts are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    number: int
    name: str
    state: PartState


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingReceipt:
    """Replaces the form; no text."""

    meeting: MeetingFacts
    submitted_at: datetime
    """Local."""
    parts: tuple[PartLine, ...]
    change_until: datetime
    is_late: bool = False
    by: str = ""
    """Name of the colleague who answered; empty when the reader did."""
    is_oral: bool = False
    road: Road = Road.TEAMS
    said_at: datetime | None = None
    """Local; when an oral one was said."""
    may_change: bool = True
    kept_texts: int = 0
    """Texts on individual level that are drafts still, and have gone to nobody."""
    recipients: tuple[str, ...] = ()
    """Who can read the texts on individual level now, by name."""
    of_cases: tuple[str, ...] = ()
    """Opaque ids of the cases that these texts are about; never drawn."""
    has_closed: bool = False
    """A text was sent on a case that is locked now: nobody else reads it any more (R-17)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSaved:
    meeting: MeetingFacts
    saved_at: datetime
    deadline: datetime
    seen_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """By which road an answer or a briefing came, when it was not a card in Teams."""

    road: Road
    noted_by: str = ""
    """Name of whoever wrote down what was said by word of mouth."""
    said_at: datetime | None = None
    """Local."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLine:
    """One agency before a meeting. A draft counts as missing."""

    party: str
    state: str
    """`submitted`, `oral` or `missing`; `outside`: the bot never asks it (a family)."""
    on: date | None = None
    is_late: bool = False
    noted_by: str = ""
    reminded_on: date | None = None
    coming: tuple[tuple[str, str], ...] = ()
    """(name and title, how they have answered), and (agency, `seat_empty`) when nobody comes.

    `accepted`, `without_mandate`, `tentative`, `declined`, `deputy`, `away` or `none`.
    """
    came: Came | None = None
    """How the briefing came."""
    answers_came: tuple[tuple[str, Came], ...] = ()
    """(name and title of one among `coming`, how their answer came)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Läget: every seat of the model, always, in the same order."""

    meeting: MeetingFacts
    deadline: datetime
    seats: tuple[SeatLine, ...]
    at: datetime
    """Local."""
    guests: tuple[tuple[str, str], ...] = ()
    """(name, how they have answered), apart from the seats."""
    may_remind: bool = True
    may_see_reached: bool = False
    """To the convener: a button that tells whom the kallelse has reached."""
    just_reminded: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OralForm:
    """The convener notes what an agency said by word of mouth."""

    meeting: MeetingFacts
    parties: tuple[PartyChoice, ...]
    parts: tuple[PartForm, ...]
    party: str = ""
    faults: tuple[str, ...] = ()
    people: tuple[PersonChoice, ...] = ()
    """Those who may have answered the kallelse by word of mouth."""
    said_at: time | None = None
    """Local; as typed."""
