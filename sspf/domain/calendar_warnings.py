"""What speaks against a day or an hour that a list wishes. Pure: nothing is refused here.

Which day is what, by DOMAIN section 5 and the calendar's own Swedish names in WorkingDays:

- `holiday`: nobody works by law: the public holidays, and midsommarafton, julafton and nyårsafton,
  which the Annual Leave Act counts as Sundays (1977:480 3 a §). An ordinary Sunday is `weekend`.
- `eve`: a whole day's eve: the three above, which are therefore both, påskafton and pingstafton.
- `half_day`: a working day that ends early by custom: trettondagsafton, skärtorsdagen,
  valborgsmässoafton, the day before alla helgons dag. What only banks close for is no warning.
- `squeeze_day` (klämdag): a working day alone between days off, on both sides; the Friday after
  Kristi himmelsfärdsdag is always one.
- `dst`: the clock changes that night, so that the hour is another in UTC than the week before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sspf.domain.working_days import SATURDAY, WorkingDays

FULL_EVES = frozenset({"Midsommarafton", "Julafton", "Nyårsafton", "Påskafton", "Pingstafton"})
SQUEEZE_DAY = "Klämdag"
LAST_WEEK = 53
DAY = timedelta(days=1)


class CalendarWarning(StrEnum):
    """In the order in which they are told."""

    PAST = "past"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    EVE = "eve"
    HALF_DAY = "half_day"
    SQUEEZE_DAY = "squeeze_day"
    BREAK = "break"
    CLASH = "clash"
    """Another meeting at the same time: in the list, of the group, or of a person in it."""
    DST = "dst"
    WEEK53 = "week53"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When something is, by the wall clock. An end before the start is the next day's."""

    on: date
    starts: time
    ends: time

    def overlaps(self, other: "Hours") -> bool:
        mine, theirs = self._span(), other._span()
        return mine[0] < theirs[1] and theirs[0] < mine[1]

    def _span(self) -> tuple[datetime, datetime]:
        first = datetime.combine(self.on, self.starts)
        last = datetime.combine(self.on, self.ends)
        return first, last if last > first else last + DAY


def warnings(
    wished: Sequence[Hours], days: WorkingDays, today: date, others: Sequence[Hours] = ()
) -> tuple[tuple[CalendarWarning, ...], ...]:
    """The warnings of each, in the order of the enum. `others`: meetings that there are already."""
    clashing = _clashing(wished, others)
    return tuple(
        tuple(
            warning
            for warning in CalendarWarning
            if (warning is CalendarWarning.CLASH and place in clashing)
            or (warning is CalendarWarning.PAST and hours.on < today)
            or warning in of_day(hours.on, days)
        )
        for place, hours in enumerate(wished)
    )


def of_day(day: date, days: WorkingDays) -> frozenset[CalendarWarning]:
    """What can be said of the day alone, whoever meets on it."""
    holiday, half = days.holidays.get(day, ""), days.half_days.get(day, "")
    found = {
        CalendarWarning.WEEKEND: day.weekday() >= SATURDAY,
        CalendarWarning.HOLIDAY: bool(holiday) or day in days.closed,
        CalendarWarning.EVE: bool({holiday, half} & FULL_EVES),
        CalendarWarning.HALF_DAY: bool(half) and half not in FULL_EVES | {SQUEEZE_DAY},
        CalendarWarning.SQUEEZE_DAY: half == SQUEEZE_DAY or is_squeezed(day, days),
        CalendarWarning.BREAK: days.break_on(day) is not None,
        CalendarWarning.DST: changes_clock(day, days),
        CalendarWarning.WEEK53: day.isocalendar().week == LAST_WEEK,
    }
    return frozenset(warning for warning, holds in found.items() if holds)


def is_squeezed(day: date, days: WorkingDays) -> bool:
    """A working day alone between days off."""
    around = (day - DAY, day + DAY)
    return days.is_working(day) and not any(days.is_working(other) for other in around)


def changes_clock(day: date, days: WorkingDays) -> bool:
    midnight, next_midnight = days.at(day, time()), days.at(day + DAY, time())
    return next_midnight - midnight != DAY


def _clashing(wished: Sequence[Hours], others: Sequence[Hours]) -> frozenset[int]:
    """Places in the list of those that overlap. The list is short, or sorted by the day."""
    by_day: dict[date, list[tuple[int, Hours]]] = {}
    for place, hours in enumerate(wished):
        by_day.setdefault(hours.on, []).append((place, hours))
    for hours in others:
        by_day.setdefault(hours.on, []).append((-1, hours))
    return frozenset(
        place
        for same_day in by_day.values()
        for place, hours in same_day
        if any(at != place and hours.overlaps(other) for at, other in same_day)
        if place >= 0
    )
