"""How often something happens: the grammar of DOMAIN section 4 and of the reports."""

from typing import Annotated, Literal

from pydantic import Field

from bot.organisations.fields import (
    Clock,
    Count,
    Day,
    Key,
    Minutes,
    Month,
    Stated,
    Text,
    Weekday,
)


class Meeting(Stated):
    """What the kinds that give dates have in common."""

    weekday: Weekday | None = None
    starts: Clock | None = None
    minutes: Minutes | None = None
    season: bool = False
    """Only within the operating period."""
    skip: tuple[Literal["school_breaks"], ...] = ()
    on_conflict: Literal["ask", "move_earlier", "move_later", "skip"] = "ask"
    """What becomes of a date on which nobody works."""


class Interval(Meeting):
    kind: Literal["interval"]
    every: Count
    unit: Literal["day", "week", "month"]
    anchor: Day | None = None
    """A date that is counted from; else the group's latest meeting."""
    keeps: Literal["weekday", "day"] | None = None
    """From month to month: the third Thursday, or the 15th. The weekday when it is not said."""
    tolerance: Text | None = None
    """The source's own words when it is not exact."""
    together_with: Literal["coordinator"] | None = None


class IsoWeeks(Meeting):
    """Odd or even week numbers, which every other week is not: 2026 has a week 53."""

    kind: Literal["iso_weeks"]
    parity: Literal["odd", "even"]


class MinPerPeriod(Stated):
    kind: Literal["min_per_period"]
    n: Count
    period: Literal["week", "month", "term", "year"]


class ApproxPerYear(Stated):
    kind: Literal["approx_per_year"]
    n: Count


class ExplicitDates(Stated):
    """By a decided list of dates; `suggested` is only help when the list is made."""

    kind: Literal["explicit_dates"]
    dates: tuple[Day, ...] = ()
    suggested: Interval | IsoWeeks | None = None


class OffsetAfter(Stated):
    """So long after the latest meeting: of the group itself, or of the one that is named."""

    kind: Literal["offset_after"]
    n: Count
    unit: Literal["day", "week", "month"]
    after: Key | None = None


class PerCase(Stated):
    kind: Literal["per_case"]
    when: Literal["after_consent"] | None = None
    decided_in_meeting: bool = False
    suggested: Interval | IsoWeeks | None = None


class Yearly(Stated):
    kind: Literal["yearly"]
    month: Month


class HalfYearly(Stated):
    kind: Literal["half_yearly"]
    months: tuple[Month, Month]


class Before(Stated):
    """So many weeks before another report is due."""

    kind: Literal["before"]
    report: Key
    weeks: Count


AnyCadence = Annotated[
    Interval
    | IsoWeeks
    | MinPerPeriod
    | ApproxPerYear
    | ExplicitDates
    | OffsetAfter
    | PerCase
    | Yearly
    | HalfYearly
    | Before,
    Field(discriminator="kind"),
]
