"""Small counts of persons and cases are not shown outside, nor can they be worked out (R-95).

What is published hangs together by sums: the genders add up to all, and so do the reasons. A
number from 1 up to the limit is *few*; then so many others are hidden that every hidden number
could be another: some table differs in it, and a reader could not tell that from the true one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

LIMIT = 5
"""Smallest number that is shown. The model's `privacy.small_cell`; lowered by decision only."""
MOST_STEPS = 4000
"""A search that takes longer counts as if nothing was found: then more is hidden."""


class Shown(StrEnum):
    NUMBER = "number"
    FEW = "few"
    """Read as "färre än 5"."""
    HIDDEN = "hidden"
    """Large enough by itself, but another could be worked out from it."""
    BLANK = "blank"
    """Of a sum in which nothing else helps: all its parts, small or not."""


@dataclass(frozen=True, slots=True)
class Sum:
    """`left` and `right` add up to the same; each number by its name."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.left, *self.right)


def mask(numbers: Mapping[str, int], sums: Sequence[Sum], limit: int = LIMIT) -> dict[str, Shown]:
    """What may be shown of each number, by its name. The same in, the same out."""
    table = _Table(numbers, tuple(sums), limit)
    while exposed := [name for name in table.hidden() if not table.could_differ(name)]:
        if not table.hide_one_more(exposed[0]):
            table.blank(exposed[0])
    return table.shown


@dataclass(slots=True)
class _Table:
    numbers: Mapping[str, int]
    sums: tuple[Sum, ...]
    limit: int
    shown: dict[str, Shown] = field(default_factory=dict)
    given_up: set[str] = field(default_factory=set)
    """Nothing more can be hidden for these: all that they hang together with is blank."""
    _steps: int = 0

    def __post_init__(self) -> None:
        self.shown = {
            name: Shown.FEW if 0 < number < self.limit else Shown.NUMBER
            for name, number in self.numbers.items()
        }

    def hidden(self) -> list[str]:
        return [
            n for n, how in self.shown.items() if how is not Shown.NUMBER and n not in self.given_up
        ]

    def could_differ(self, name: str) -> bool:
        """Another table shows the same and has another number here."""
        return any(self._fits(name, by) for by in (1, -1))

    def hide_one_more(self, name: str) -> bool:
        """The smallest that helps, else the smallest; parts before totals. False: there is none."""
        near = [n for s in self._of(name) for n in s.names]
        fits = sorted(
            {n for n in near if self.shown[n] is Shown.NUMBER and self.numbers[n] >= self.limit},
            key=lambda n: (len(self._of(n)), self.numbers[n], n),
        )
        for other in fits:
            self.shown[other] = Shown.HIDDEN
            if self.could_differ(name):
                return True
            self.shown[other] = Shown.NUMBER
        for other in fits[:1]:
            self.shown[other] = Shown.HIDDEN
        return bool(fits)

    def blank(self, name: str) -> None:
        """Every part of its sums; when they are blank already, all that hangs together with it."""
        near = {n for s in self._of(name) for n in s.names if len(self._of(n)) == 1} | {name}
        if all(self.shown[n] is Shown.BLANK for n in near):
            near = self._together(name)
            self.given_up |= near
        for each in near:
            self.shown[each] = Shown.BLANK

    def _of(self, name: str) -> list[Sum]:
        return [s for s in self.sums if name in s.names]

    def _together(self, name: str) -> set[str]:
        found, new = set[str](), {name}
        while new:
            found |= new
            new = {n for one in new for s in self._of(one) for n in s.names} - found
        return found

    def _fits(self, name: str, by: int) -> bool:
        self._steps = 0
        return self._may_move(name, by) and self._settled({name: by})

    def _settled(self, moved: dict[str, int]) -> bool:
        """Some further hidden numbers, one step each, bring every sum into balance again."""
        self._steps += 1
        if self._steps > MOST_STEPS:
            return False
        off = next(((s, d) for s in self.sums if (d := _off(s, moved))), None)
        if off is None:
            return True
        return any(
            self._settled({**moved, name: by})
            for name, by in _moves(*off)
            if name not in moved and self._may_move(name, by)
        )

    def _may_move(self, name: str, by: int) -> bool:
        """What a reader knows of it allows the neighbouring value."""
        how, number = self.shown[name], self.numbers[name] + by
        if how is Shown.FEW:
            return 0 < number < self.limit
        if how is Shown.HIDDEN:
            return number >= self.limit
        return how is Shown.BLANK and number >= 0


def _off(of: Sum, moved: Mapping[str, int]) -> int:
    """How much more the left side is than the right."""
    more = sum(moved.get(name, 0) for name in of.left)
    return more - sum(moved.get(name, 0) for name in of.right)


def _moves(of: Sum, off: int) -> Iterator[tuple[str, int]]:
    step = 1 if off < 0 else -1
    yield from ((name, step) for name in of.left)
    yield from ((name, -step) for name in of.right)
