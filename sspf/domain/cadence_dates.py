"""From a cadence to dates, before anything is said of holidays. Nothing is guessed.

What warns (at least one a month, about six a year) and what waits for something to happen
(a case; another date, where none is given) gives no dates by itself. Source: DOMAIN section 4.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from sspf.domain.cadence import WEEKDAYS, Cadence, Keeps, Kind, Parity, Unit

DAY, WEEK = timedelta(days=1), timedelta(days=7)
FORTNIGHT = 2 * WEEK
LONG_YEAR = 53


class WeekdayNotSaidError(ValueError):
    """Neither the cadence nor an earlier meeting says on which weekday the group meets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From one day to another, both with."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    def days(self) -> Iterator[date]:
        for number in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week53:
    """A year of 53 ISO weeks shifts the rhythm between these two dates of a series."""

    before: date
    after: date

    @property
    def weeks(self) -> int:
        return (self.after - self.before).days // 7


def dates_of(cadence: Cadence, span: Span, anchor: date | None = None) -> tuple[date, ...]:
    """In order. `anchor`: the group's latest meeting, where the cadence names no date itself."""
    of = DATES.get(cadence.kind)
    if of is None:
        return ()
    return tuple(day for day in of(cadence, span, cadence.anchor or anchor) if span.holds(day))


def needs_weekday(cadence: Cadence, anchor: date | None) -> bool:
    counted = cadence.kind in (Kind.INTERVAL, Kind.ISO_WEEKS)
    return counted and cadence.weekday is None and (cadence.anchor or anchor) is None


def weeks_53(cadence: Cadence, dates: tuple[date, ...]) -> tuple[Week53, ...]:
    """Where week 53 breaks the rhythm that people expect.

    Of even weeks: three weeks between two meetings. Of odd weeks: two weeks in a row. Every
    fortnight: no gap, but from even weeks to odd ones. Source: DOMAIN section 5.
    """
    is_fortnightly = cadence.kind is Kind.INTERVAL and _step(cadence) == FORTNIGHT
    if cadence.kind is not Kind.ISO_WEEKS and not is_fortnightly:
        return ()
    return tuple(
        Week53(before=one, after=other)
        for one, other in pairwise(dates)
        if one.isocalendar().year != other.isocalendar().year
        and _last_week(one.isocalendar().year) == LONG_YEAR
        and (is_fortnightly or other - one != FORTNIGHT)
    )


def after(cadence: Cadence, event: date) -> date:
    """OFFSET_AFTER: so many days, weeks or months after something, by the calendar."""
    count = cadence.count or 0
    if cadence.unit is Unit.MONTH:
        return in_month(event, count)
    return event + count * (WEEK if cadence.unit is Unit.WEEK else DAY)


def before(cadence: Cadence, due: date) -> date:
    """BEFORE: so many weeks before the other report is due."""
    return due - (cadence.count or 0) * WEEK


def in_month(day: date, months: int) -> date:
    """The same day so many months on; the last day where the month is shorter."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def nth_weekday(month: date, weekday: int, nth: int) -> date:
    """The nth such weekday of the month; its last one where there are fewer."""
    first = month.replace(day=1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7) + (nth - 1) * WEEK
    return day if day.month == month.month else day - WEEK


def _interval(cadence: Cadence, span: Span, anchor: date | None) -> Iterator[date]:
    start = _start(cadence, span, anchor)
    if cadence.unit is Unit.MONTH:
        return _monthly(cadence, span, start)
    return _stepped(start, _step(cadence), span)


def _stepped(start: date, step: timedelta, span: Span) -> Iterator[date]:
    """Every step from `start`, backwards too: the span may begin before the anchor."""
    day = start + ((span.first - start) // step) * step
    while day <= span.last:
        yield day
        day += step


def _monthly(cadence: Cadence, span: Span, start: date) -> Iterator[date]:
    every = cadence.every or 1
    nth = (start.day - 1) // 7 + 1
    ahead = (span.last.year - start.year) * 12 + span.last.month - start.month
    back = (span.first.year - start.year) * 12 + span.first.month - start.month
    for months in range(back - back % every, ahead + 1, every):
        day = in_month(start, months)
        yield day if cadence.keeps is Keeps.DAY else nth_weekday(day, start.weekday(), nth)


def _iso_weeks(cadence: Cadence, span: Span, anchor: date | None) -> Iterator[date]:
    parity = cadence.parity or Parity.EVEN
    start = _start(cadence, span, anchor)
    return (day for day in _stepped(start, WEEK, span) if parity.fits(day))


def _listed(cadence: Cadence, span: Span, anchor: date | None) -> Iterator[date]:
    return iter(sorted(set(cadence.dates)))


def _offset(cadence: Cadence, span: Span, anchor: date | None) -> Iterator[date]:
    """Once, so long after the event; nothing until it has happened."""
    return iter(() if anchor is None else (after(cadence, anchor),))


def _in_months(cadence: Cadence, span: Span, anchor: date | None) -> Iterator[date]:
    """The last day of each month that is named: what belongs to a month is ready at its end."""
    for year in range(span.first.year, span.last.year + 1):
        for month in sorted(cadence.months):
            yield date(year, month, monthrange(year, month)[1])


DATES: dict[Kind, Callable[[Cadence, Span, date | None], Iterator[date]]] = {
    Kind.INTERVAL: _interval,
    Kind.ISO_WEEKS: _iso_weeks,
    Kind.EXPLICIT_DATES: _listed,
    Kind.YEARLY: _in_months,
    Kind.HALF_YEARLY: _in_months,
    Kind.OFFSET_AFTER: _offset,
}


def _start(cadence: Cadence, span: Span, anchor: date | None) -> date:
    """A day of the series: of the anchor's week, on the weekday that is said; else the first
    such weekday of the span.
    """
    weekday = WEEKDAYS.index(cadence.weekday) if cadence.weekday else None
    if anchor is not None:
        is_weekly = cadence.unit is not Unit.DAY and cadence.keeps is not Keeps.DAY
        moved = weekday is not None and is_weekly
        return anchor + timedelta(days=(weekday or 0) - anchor.weekday()) if moved else anchor
    if weekday is None:
        raise WeekdayNotSaidError
    return span.first + timedelta(days=(weekday - span.first.weekday()) % 7)


def _step(cadence: Cadence) -> timedelta:
    return (cadence.every or 1) * (WEEK if cadence.unit is Unit.WEEK else DAY)


def _last_week(year: int) -> int:
    """28 December is always in the last ISO week of its year."""
    return date(year, 12, 28).isocalendar().week


def on_weekday(cadence: Cadence, weekday: int) -> Cadence:
    return replace(cadence, weekday=WEEKDAYS[weekday])
