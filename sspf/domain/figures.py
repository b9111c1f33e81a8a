"""A figure: the numbers of one metric, each by a name that tells how it hangs together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sspf.domain.masking import LIMIT, Shown, Sum, mask
from sspf.domain.tallies import Dimension

JULY = 7
REST = "~rest"
"""What a share leaves: not shown, and yet told by the two numbers that are."""


TO = "-"
"""Between the days of a period, where it is written short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Whole months: from the first day of one to the last day of one."""

    first: date
    last: date

    def __str__(self) -> str:
        return f"{self.first:%Y%m%d}{TO}{self.last:%Y%m%d}"

    @staticmethod
    def read(written: str) -> "Period":
        """ValueError for what is no period."""
        first, _, last = written.partition(TO)
        return Period(first=date.fromisoformat(first), last=date.fromisoformat(last))


def coarse(period: Period, today: date) -> Period:
    """The half-years in which it lies, as far as months are over; those before, if none is."""
    over = today.replace(day=1) - timedelta(days=1)
    last = min(_half_of(period.last).last, over)
    return Period(first=min(_half_of(period.first).first, _half_of(last).first), last=last)


def _half_of(day: date) -> Period:
    if day.month < JULY:
        return Period(first=date(day.year, 1, 1), last=date(day.year, 6, 30))
    return Period(first=date(day.year, JULY, 1), last=date(day.year, 12, 31))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    key: str
    """A word of the dimension, a kind, or the key of a party or a goal."""
    number: int
    of: int | None = None
    """What it is a share of; None: it is no share."""
    dimension: Dimension | None = None
    column: str = ""
    """Key of what is counted, where a row has several numbers."""
    name: str = ""
    """The same number has the same name wherever it stands."""
    of_name: str = ""
    how: Shown = Shown.NUMBER
    of_how: Shown = Shown.NUMBER

    @property
    def percent(self) -> int | None:
        """Rounded half up; None where it is no share, or where one of the two is not shown."""
        if not self.of or not self.how is self.of_how is Shown.NUMBER:
            return None
        return (200 * self.number + self.of) // (2 * self.of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    metric: str
    cells: tuple[Cell, ...] = ()
    sums: tuple[Sum, ...] = ()
    """How its numbers hang together, and with those of other figures."""
    estimate: tuple[int, int] | None = None
    is_personal: bool = True
    """Of persons and cases; the others are shown as they are (R-95)."""
    stated: int | None = None
    """How many the cases themselves say are open, where the balance says something else."""

    @property
    def is_counted(self) -> bool:
        """False: nobody counts this, which is another thing than none."""
        return bool(self.cells) or self.estimate is not None


def median_key(cells: Iterable[Cell], column: str) -> str | None:
    """Key of the cell in which the middle one of a column lies, the lower of two. Cells in order.

    None of nothing, and None when a cell is hidden: the middle would tell of it.
    """
    theirs = [cell for cell in cells if cell.column == column]
    total = sum(cell.number for cell in theirs)
    if not total or any(cell.how is not Shown.NUMBER for cell in theirs):
        return None
    below = 0
    for cell in theirs:
        below += cell.number
        if 2 * below >= total:
            return cell.key
    return None


def share(cell: Cell) -> tuple[Sum, ...]:
    """The sum that a share tells of: itself and the rest are the whole."""
    if cell.of is None or not cell.of_name or cell.name == cell.of_name:
        return ()
    return (Sum((cell.of_name,), (cell.name, f"{cell.name}{REST}")),)


def masked(figures: Iterable[Figure], limit: int = LIMIT) -> tuple[Figure, ...]:
    """For receivers outside: all figures together, since one can give another away."""
    figures = tuple(figures)
    shown = mask(dict(_numbers(figures)), [s for f in figures for s in f.sums], limit)
    return tuple(_masked(f, shown) if f.is_personal else f for f in figures)


def _numbers(figures: Iterable[Figure]) -> Iterator[tuple[str, int]]:
    for figure in figures:
        for cell in figure.cells if figure.is_personal else ():
            yield cell.name, cell.number
            if cell.of is not None and cell.of_name:
                yield cell.of_name, cell.of
                yield f"{cell.name}{REST}", cell.of - cell.number


def _masked(figure: Figure, shown: Mapping[str, Shown]) -> Figure:
    """What is hidden leaves no number behind: not in the figure, not in what is kept of it."""
    stated = None if any(shown[c.name] is not Shown.NUMBER for c in figure.cells) else figure.stated
    return replace(figure, cells=tuple(_hidden(c, shown) for c in figure.cells), stated=stated)


def _hidden(cell: Cell, shown: Mapping[str, Shown]) -> Cell:
    how = shown[cell.name]
    of_how = shown.get(cell.of_name, Shown.NUMBER)
    return replace(
        cell,
        how=how,
        of_how=of_how,
        number=cell.number if how is Shown.NUMBER else 0,
        of=cell.of if cell.of is None or of_how is Shown.NUMBER else 0,
    )
