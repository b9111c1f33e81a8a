"""How often a group meets, as a model or a municipality says it (DOMAIN section 4)."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Optional


class Kind(StrEnum):
    INTERVAL = "interval"
    ISO_WEEKS = "iso_weeks"
    """Odd or even week numbers. Not every other week: a year of 53 weeks parts the two."""
    EXPLICIT_DATES = "explicit_dates"
    MIN_PER_PERIOD = "min_per_period"
    APPROX_PER_YEAR = "approx_per_year"
    OFFSET_AFTER = "offset_after"
    PER_CASE = "per_case"
    YEARLY = "yearly"
    HALF_YEARLY = "half_yearly"
    BEFORE = "before"


class Unit(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Period(StrEnum):
    WEEK = "week"
    MONTH = "month"
    TERM = "term"
    """January to June, or July to December."""
    YEAR = "year"


class Parity(StrEnum):
    ODD = "odd"
    EVEN = "even"

    def fits(self, day: date) -> bool:
        return day.isocalendar().week % 2 == (1 if self is Parity.ODD else 0)


class Keeps(StrEnum):
    """What stays the same from month to month."""

    WEEKDAY = "weekday"
    """The third Thursday; a fifth one is the last where a month has four."""
    DAY = "day"
    """The 15th; the 31st is the last day of a shorter month."""


class OnConflict(StrEnum):
    """What becomes of a date on which nobody works."""

    ASK = "ask"
    MOVE_EARLIER = "move_earlier"
    MOVE_LATER = "move_later"
    SKIP = "skip"


WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""As they are written in a model file; Monday is 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """None in a Group means: the source does not say, ask. Fields that a kind has no use of stay
    empty.
    """

    kind: Kind
    every: int | None = None
    unit: Unit | None = None
    count: int | None = None
    period: Period | None = None
    parity: Parity | None = None
    weekday: str | None = None
    """A word of WEEKDAYS."""
    starts: time | None = None
    minutes: int | None = None
    anchor: date | None = None
    """A date that the interval is counted from; None: from the group's latest meeting."""
    keeps: Keeps | None = None
    dates: tuple[date, ...] = ()
    months: tuple[int, ...] = ()
    season: bool = False
    """Only within the operating period (verksamhetsperiod)."""
    skip_breaks: bool = False
    on_conflict: OnConflict = OnConflict.ASK
    after: str = ""
    """Of OFFSET_AFTER: the group whose latest meeting is counted from; empty: its own."""
    after_consent: bool = False
    """Of PER_CASE: the first meeting is called when the consent is whole."""
    suggested: Optional["Cadence"] = None
    """Help when dates are chosen. Nobody has decided it, so nothing is ever missed by it."""

    @property
    def generating(self) -> "Cadence | None":
        """The cadence that gives dates: itself, else what it suggests, else None."""
        if self.kind in GENERATING or (self.kind is Kind.EXPLICIT_DATES and self.dates):
            return self
        return self.suggested

    @property
    def is_binding(self) -> bool:
        """Does it ask for meetings that can be missed?"""
        return self.kind in BINDING


BINDING = frozenset({Kind.INTERVAL, Kind.ISO_WEEKS, Kind.MIN_PER_PERIOD, Kind.APPROX_PER_YEAR})
GENERATING = frozenset(
    {Kind.INTERVAL, Kind.ISO_WEEKS, Kind.YEARLY, Kind.HALF_YEARLY, Kind.OFFSET_AFTER}
)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class DayOfYear:
    month: int
    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """The operating period, which may run over a new year: 15 August to 15 June, both with."""

    name: str
    first: DayOfYear
    last: DayOfYear
    skips_breaks: bool = False

    def holds(self, day: date) -> bool:
        here = DayOfYear(month=day.month, day=day.day)
        is_after, is_before = here >= self.first, here <= self.last
        over_new_year = self.last < self.first
        return (is_after or is_before) if over_new_year else (is_after and is_before)
