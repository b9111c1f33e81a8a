"""What is said about commitments."""

from dataclasses import dataclass
from datetime import date

from sspf.domain.commitments import CommitmentId, CommitmentStatus
from sspf.domain.levels import BriefingLevel, PreventionLevel, Subject
from sspf.domain.messages.general import Phrase
from sspf.domain.reminders import Occasion
from sspf.domain.wanted import Order


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentLine:
    """One commitment as one reader may see it."""

    id: CommitmentId
    version: int
    text: str
    party: str
    owner: str
    level: BriefingLevel
    prevention: PreventionLevel
    status: CommitmentStatus
    due_on: date
    at_next_meeting: bool
    days_late: int = 0
    """More than 0: overdue."""
    moved: int = 0
    decided_on: date | None = None
    goals: tuple[str, ...] = ()
    taking_part: tuple[str, ...] = ()
    subject: Subject | None = None
    """What it is about (A8)."""
    mine: bool = True
    """True when the reader's own agency owns it, and so may say that it is done."""
    is_hidden: bool = False
    """True: only id and date are shown, with a button that opens it."""
    is_locked: bool = False
    """True: its case is locked, so only id, status and date are shown, and nothing opens it."""
    may_change: bool = True
    """True when the reader may give it another date, hand it over or cancel it."""
    from_meeting: bool = False
    """True: decided at a meeting, on `decided_on` or a day later."""
    case: str = ""
    """Opaque id, to those who may know of it; never drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a list covers (R-54): group, agencies, status, levels."""

    group: str
    parties: tuple[str, ...] = ()
    """Empty: all agencies."""
    mine: bool = False
    status: str = "open"
    """`open`, `overdue`, `any` or one status."""
    words: tuple[Phrase, ...] = ()
    """Every other limit."""
    case: str = ""
    """Opaque id of the one case that is asked about; never drawn."""
    order: Order = Order.DUE
    """What stands first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """Those that are due at the meeting itself, beside a list of what is due before it."""

    lines: tuple[CommitmentLine, ...]
    total: int
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentList:
    """At most ten rows a card, soonest first."""

    lines: tuple[CommitmentLine, ...]
    total: int
    first: int
    """Number of the first row shown, from 1."""
    scope: Scope
    query: str = ""
    """What was asked for, encoded: it stands behind the reference of "Visa fler"."""
    following: Following | None = None
    late_of: tuple[tuple[str, int], ...] = ()
    """Of overdue ones: how many each agency has, the most first."""
    hint: Phrase | None = None
    """Nothing was found: what is nearest."""
    ended: int = 0
    """Of the reader's own: how many were ended because a case was locked. Nothing of which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentCount:
    """How many, alone or by agency."""

    total: int
    scope: Scope
    of: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentUpdate:
    """Update one commitment; every road away from "planned" is here."""

    line: CommitmentLine
    faults: tuple[str, ...] = ()
    open_form: str = ""
    """`done`, `postpone`, `help` or `cancel`: shown as a card of its own, filled in."""
    typed: str = ""
    typed_date: str = ""
    typed_effect: str = ""
    fault_values: tuple[tuple[str, str], ...] = ()
    earliest_due: date | None = None
    may_complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmPostponement:
    line: CommitmentLine
    to: date
    reason: str = ""
    """Name of the holiday or the like that the new date falls on; asked, never guessed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmChange:
    """A change that was typed in chat waits for a press (R-55)."""

    line: CommitmentLine
    change: str
    """`done`, `start`, `help` or `cancel`."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentChanged:
    """Answer after a change; may be undone for a while."""

    line: CommitmentLine
    change: str
    """`done`, `start`, `plan`, `help`, `postpone`, `cancel`, `undo`."""
    may_undo: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestLine:
    line: CommitmentLine
    occasion: Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The day's one reminder to one person."""

    lines: tuple[DigestLine, ...]
    hidden: int = 0
    missing_briefing: date | None = None
    """Day of the meeting whose briefing is missing."""
    deadline: str = ""
    late_elsewhere: tuple[CommitmentLine, ...] = ()
    """To the convener: commitments of others that are more than a week late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerList:
    """When the plan is fixed: each owner's own commitments."""

    lines: tuple[CommitmentLine, ...]
    meeting_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentNews:
    """To coordinator, convener or owner: a commitment has a new date, needs help, or is cancelled.

    A message of its own; `by` is the person who changed it.
    """

    line: CommitmentLine
    news: str
    """`postponed`, `help`, `cancelled` or `asked`."""
    by: str
    note: str = ""
    former_due: date | None = None
