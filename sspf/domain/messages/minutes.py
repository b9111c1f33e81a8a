"""What is said of what a meeting leads to: who came, what is noted, the plan and its objections."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf.domain.choices import Choice
from sspf.domain.decisions import Item
from sspf.domain.messages.commitment import CommitmentLine
from sspf.domain.messages.meeting import MeetingFacts, PartyChoice, PersonChoice
from sspf.domain.organisation import PartyKey, PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatAttendance:
    party: PartyKey
    name: str
    people: tuple[PersonChoice, ...]
    present: tuple[PersonId, ...]
    has_mandate: bool = True
    roles: tuple[str, ...] = ()
    """What the seat is for in the chain, where somebody has said it (C12)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceForm:
    meeting: MeetingFacts
    seats: tuple[SeatAttendance, ...]
    saved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureForm:
    """What stands in the fields of a new commitment, as typed."""

    text: str = ""
    party: str = ""
    due: str = ""
    """`next`, `date` or empty."""
    on: str = ""
    level: str = ""
    case: str = ""
    """Opaque id of the case it belongs to; its level is then the individual one."""
    prevention: str = ""
    goals: tuple[str, ...] = ()
    taking_part: tuple[str, ...] = ()
    decision: str = ""
    decision_level: str = ""
    decision_case: str = ""
    decision_prevention: str = ""
    decision_subject: str = ""
    decision_presenter: str = ""
    """Id of the person who presented it, or empty."""
    decision_lacks: tuple[str, ...] = ()
    """Agencies at the table of whom nobody may decide: asked about before it is saved (A12)."""
    subject: str = ""
    faults: tuple[str, ...] = ()
    """Catalogue keys of what is wrong, first thing first; already with no personal content."""
    fault_values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    number: int
    text: str
    decided_on: date
    presented_by: str = ""
    """Name and title; empty where it is not known who."""
    waits_for: tuple[str, ...] = ()
    """Agencies that have taken it home and have not confirmed it yet."""
    case: str = ""
    """Opaque id; never drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """During the meeting: what is saved so far, and the form for one more."""

    meeting: MeetingFacts
    saved: tuple[CommitmentLine, ...]
    decisions: tuple[DecisionLine, ...]
    items: tuple[Item, ...]
    """Agenda items; those without an outcome are asked about."""
    parties: tuple[PartyChoice, ...]
    goals: tuple[Choice, ...]
    next_meeting: date | None
    earliest_due: date
    usual_max_age: int | None = None
    cases: tuple[tuple[str, str], ...] = ()
    """(opaque id, code) of the cases that whoever records may see."""
    people: tuple[PersonChoice, ...] = ()
    """Who may have presented a decision; nobody for those who do not write the notes."""
    form: CaptureForm = CaptureForm()


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemForm:
    """Close one agenda item with its outcome."""

    meeting: MeetingFacts
    item: Item
    usual_max_age: int | None
    raises_case: bool = False
    """The reader may raise a case that came up in this item (A19)."""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceLine:
    party: str
    people: tuple[str, ...]
    """`Name, title`; empty when nobody came for this agency."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Notes and action plan of a meeting, as one reader may see them."""

    meeting: MeetingFacts
    commitments: tuple[CommitmentLine, ...]
    decisions: tuple[DecisionLine, ...]
    items: tuple[Item, ...]
    attendance: tuple[AttendanceLine, ...]
    check_until: datetime | None = None
    """Local; None when the time to object has passed or the card only shows the plan."""
    answered: str = ""
    """`right` or `wrong` when this reader has answered."""
    concern_link: str = ""
    objection: str = ""
    """The reader's own words, kept in the field after a fault."""
    faults: tuple[str, ...] = ()
    keeps_back: bool = False
    """The group works with the individual level: a file, which holds none of it, says so."""
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """To the convener: somebody says that something in the notes is wrong."""

    meeting: MeetingFacts
    by: str
    text: str
