"""School breaks of a municipality: what a list of them would change, and what was changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sspf.domain.guards import faults_in
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import Break, BreakEffect, PersonId

LONGEST = timedelta(days=120)
"""A summer is the longest: anything more is a slip of the pen."""
MOST = 200
"""Breaks of a municipality; more is not a list of breaks."""
LONGEST_NAME = 60


class BreakFault(StrEnum):
    NO_NAME = "no_name"
    LONG_NAME = "long_name"
    NO_FIRST = "no_first"
    NO_LAST = "no_last"
    BACKWARDS = "backwards"
    TOO_LONG = "too_long"
    EFFECT = "effect"
    TOO_MANY = "too_many"
    PERSONAL = "personal"
    """The name points out somebody, or says how to reach them."""
    UNREADABLE = "unreadable"


class ChangeKind(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakChange:
    """One line of the history: what the break was from then on, or when it was taken away."""

    id: str
    at: datetime
    by: PersonId
    kind: ChangeKind
    name: str
    first: date
    last: date
    school_form: str
    effect: BreakEffect


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    number: int
    """Counted from 1, with the heading."""
    fault: BreakFault


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakList:
    """Breaks as they were typed or read from a file."""

    breaks: tuple[Break, ...] = ()
    bad: tuple[BadLine, ...] = ()
    elsewhere: int = 0
    """Lines about another municipality."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakDiff:
    """What a list would change. Those that it does not name stay as they are."""

    added: tuple[Break, ...] = ()
    changed: tuple[tuple[Break, Break], ...] = ()
    """(as it stands, as it would be)."""
    removed: tuple[Break, ...] = ()
    same: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changed or self.removed)


def fault_of(one: Break) -> BreakFault | None:
    if not one.name.strip():
        return BreakFault.NO_NAME
    if len(one.name) > LONGEST_NAME or len(one.school_form) > LONGEST_NAME:
        return BreakFault.LONG_NAME
    if faults_in(f"{one.name} {one.school_form}", BriefingLevel.GENERAL):
        return BreakFault.PERSONAL
    if one.last < one.first:
        return BreakFault.BACKWARDS
    return BreakFault.TOO_LONG if one.last - one.first > LONGEST else None


def difference(
    there: Sequence[Break], wanted: Iterable[Break], unwanted: Iterable[Break] = ()
) -> BreakDiff:
    """A break is the same one when name, school form and the school year it begins in are.

    `unwanted`: to be taken away, where they are there.
    """
    known = {_identity(b): b for b in there}
    added: dict[tuple[str, str, int], Break] = {}
    changed: dict[tuple[str, str, int], tuple[Break, Break]] = {}
    same = 0
    for one in wanted:
        key = _identity(one)
        before = known.get(key)
        if before is None:
            added[key] = one
        elif _figures(before) == _figures(one):
            same += 1
        else:
            changed[key] = (before, one)
    gone = frozenset(unwanted)
    return BreakDiff(
        added=tuple(added.values()),
        changed=tuple(changed.values()),
        removed=tuple(one for one in there if one in gone),
        same=same,
    )


def applied(there: Sequence[Break], diff: BreakDiff) -> tuple[Break, ...]:
    """In order of time."""
    new = dict(diff.changed)
    kept = [new.get(one, one) for one in there if one not in diff.removed]
    return in_order([*kept, *diff.added])


def in_order(breaks: Iterable[Break]) -> tuple[Break, ...]:
    return tuple(sorted(breaks, key=lambda b: (b.first, b.last, b.name, b.school_form)))


def named(breaks: Sequence[Break], name: str) -> tuple[Break, ...]:
    """Those of this name, in any letters, in order of time."""
    return tuple(b for b in in_order(breaks) if b.name.casefold() == name.strip().casefold())


def _identity(one: Break) -> tuple[str, str, int]:
    """A school year begins in July, so that a jullov and its February belong together."""
    year = one.first.year if one.first.month > SCHOOL_YEAR_ENDS else one.first.year - 1
    return one.name.strip().casefold(), one.school_form.strip().casefold(), year


SCHOOL_YEAR_ENDS = 6


def _figures(one: Break) -> tuple[date, date, BreakEffect]:
    return one.first, one.last, one.effect
