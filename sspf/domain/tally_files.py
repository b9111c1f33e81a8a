"""Figures from before, as a file brings them: read whole, compared with what it brought last."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sspf.domain.tallies import Counted, Estimate

MOST = 2000
"""Lines of one file."""


class LineFault(StrEnum):
    UNREADABLE = "unreadable"
    PERIOD = "period"
    KIND = "kind"
    DIMENSION = "dimension"
    VALUE = "value"
    NUMBER = "number"
    RANGE = "range"
    TWICE = "twice"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class BadLine:
    number: int
    fault: LineFault


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresFile:
    key: str
    """Of the file: what it brings replaces what the one with the same key brought before."""
    counted: tuple[Counted, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    bad: tuple[BadLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresDiff:
    """Old and new number of each counter that changes; 0 for what was or will not be there."""

    changed: tuple[tuple[Counted, int], ...]
    """The counter as it will be in this file, and the number it had."""
    estimates: tuple[Estimate, ...]
    same: int


def difference(
    new: FiguresFile, before: Iterable[Counted], said: Iterable[Estimate]
) -> FiguresDiff:
    old = {_key(each): each for each in before}
    fresh = {_key(each): each for each in new.counted}
    gone = [
        Counted(kind=o.kind, month=o.month, dimension=o.dimension, value=o.value, number=0)
        for key, o in old.items()
        if key not in fresh
    ]
    numbers = {key: each.number for key, each in old.items()}
    changed = [
        (each, numbers.get(key, 0))
        for key, each in fresh.items()
        if numbers.get(key, 0) != each.number
    ]
    changed += [(each, numbers[_key(each)]) for each in gone]
    known = set(said)
    return FiguresDiff(
        changed=tuple(changed),
        estimates=tuple(e for e in new.estimates if e not in known),
        same=len(fresh) - sum(each.number > 0 for each, _ in changed),
    )


def _key(each: Counted) -> tuple[object, ...]:
    return each.kind, each.month, each.dimension, each.value
