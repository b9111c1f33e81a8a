"""What is said of retention: the decision, what waits, what was destroyed. Counts, and no code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sspf.domain.retention import Periods


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    made_on: date
    reference: str
    counts: Mapping[str, int]
    """By kind of what was kept (sspf.domain.retention.Kept)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionStanding:
    """How it stands; to those who record the decision."""

    reference: str = ""
    """Of the decision that stands; empty: there is none."""
    decided_on: date | None = None
    begins_on: date | None = None
    """The day on which it begins to hold, when that lies ahead."""
    version: int = 1
    periods: Periods = field(default_factory=Periods)
    """Those that were decided, or those that are proposed."""
    waiting: Mapping[str, int] = field(default_factory=dict)
    """What is older than these periods."""
    left_open: int = 0
    held: int = 0
    receipts: tuple[ReceiptLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionForm:
    """A gallringsbeslut as it was typed; empty strings: not typed."""

    reference: str = ""
    decided_on: str = ""
    """ISO date."""
    texts: str = ""
    cases: str = ""
    consents: str = ""
    group_texts: str = ""
    card_days: str = ""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldForm:
    """Which case is not to be purged, and why."""

    code: str = ""
    reason: str = ""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldPut:
    """Nothing of the case goes while the hold stands; or it stands no more."""

    case: str
    """Opaque id; never drawn."""
    code: str
    reason: str
    """Empty: it was lifted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PurgeNews:
    """Gallringskvitto, as a message."""

    receipt: ReceiptLine


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionNews:
    """There is no decision in force though something is old, or cases are left open."""

    has_decision: bool
    waiting: Mapping[str, int] = field(default_factory=dict)
    left_open: int = 0
    may_open: bool = True
    """False for administrators, who only see to it that there is a decision."""
