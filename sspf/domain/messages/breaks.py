"""What is said about the municipality's school breaks."""

from dataclasses import dataclass
from datetime import date

from sspf.domain.breaks import BadLine, BreakDiff, ChangeKind
from sspf.domain.organisation import Break


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakHistoryLine:
    kind: ChangeKind
    one: Break
    on: date
    by: str
    """Name of the person; empty when it was done from the command line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakBook:
    """The breaks that are ahead, what was changed lately, and a form for one more."""

    municipality: str
    breaks: tuple[Break, ...]
    history: tuple[BreakHistoryLine, ...] = ()
    may_change: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BreaksPreview:
    """What would be changed. Nothing is saved yet."""

    municipality: str
    diff: BreakDiff
    bad: tuple[BadLine, ...] = ()
    elsewhere: int = 0
