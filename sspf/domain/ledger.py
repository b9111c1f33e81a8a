"""All counters up to the end of a period, laid out so that a figure finds its own."""

from collections.abc import Iterable
from dataclasses import InitVar, dataclass, field

from sspf.domain.figures import Period
from sspf.domain.tallies import Counted, Dimension, Estimate, TallyKind


@dataclass(slots=True, kw_only=True)
class Ledger:
    """All counters up to the end of a period, laid out by kind and dimension once."""

    counted: InitVar[Iterable[Counted]]
    period: Period
    estimates: tuple[Estimate, ...] = ()
    _laid: dict[tuple[TallyKind, Dimension | None], list[Counted]] = field(init=False)

    def __post_init__(self, counted: Iterable[Counted]) -> None:
        self._laid = {}
        for each in counted:
            self._laid.setdefault((each.kind, each.dimension), []).append(each)

    def all_of(self, kind: TallyKind) -> list[Counted]:
        """Its totals, month by month."""
        return self._laid.get((kind, None), [])

    def total(self, kind: TallyKind) -> int:
        """In the period."""
        return sum(c.number for c in self._in_period(kind, None))

    def before(self, kind: TallyKind) -> int:
        return sum(c.number for c in self.all_of(kind) if c.month < self.period.first)

    def by(self, kind: TallyKind, dimension: Dimension) -> dict[str, int]:
        """In the period, the most common word first."""
        found: dict[str, int] = {}
        for each in self._in_period(kind, dimension):
            found[each.value] = found.get(each.value, 0) + each.number
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    def is_counted(self, kind: TallyKind, dimension: Dimension | None = None) -> bool:
        """Somebody counts this here: it has been counted at least once up to now."""
        return (kind, dimension) in self._laid

    def _in_period(self, kind: TallyKind, dimension: Dimension | None) -> list[Counted]:
        first, last = self.period.first, self.period.last
        return [c for c in self._laid.get((kind, dimension), []) if first <= c.month <= last]
