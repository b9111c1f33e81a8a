"""Does a calendar hold the meetings that the model asks for? These rules warn, they make no date.

Source: DOMAIN section 4. What is only suggested has been decided by nobody and is never missed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from sspf.domain.cadence import Cadence, Kind, Period, Season, Unit
from sspf.domain.cadence_dates import DAY, WEEK, Span, dates_of, in_month
from sspf.domain.organisation import BreakEffect
from sspf.domain.working_days import WorkingDays


class Limit(StrEnum):
    NONE_IN_PERIOD = "none_in_period"
    FEW_IN_PERIOD = "few_in_period"
    FEW_IN_YEAR = "few_in_year"
    LONG_GAP = "long_gap"
    NOTHING_AHEAD = "nothing_ahead"
    """The interval has run out since the last meeting, and none is planned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """One thing that the calendar lacks. `have` and `want` count meetings; of a gap, weeks."""

    limit: Limit
    have: int
    want: int
    period: Period | None = None
    spans: tuple[Span, ...] = ()
    """The periods that lack something; of a gap, from the one meeting to the other."""
    unit: Unit = Unit.WEEK
    """Of a gap: what `want` counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A group's meetings that are on, held or ahead, as seen on one day."""

    held_on: tuple[date, ...]
    today: date
    days: WorkingDays
    season: Season | None = None


def shortfalls(cadence: Cadence | None, calendar: Calendar) -> tuple[Shortfall, ...]:
    """In order of time; empty where nothing is asked for or nothing is missing."""
    if cadence is None:
        return ()
    if cadence.kind is Kind.MIN_PER_PERIOD:
        return _in_periods(cadence, calendar)
    if cadence.kind is Kind.APPROX_PER_YEAR:
        return _in_years(cadence, calendar)
    if cadence.kind in (Kind.INTERVAL, Kind.ISO_WEEKS):
        return _gaps(cadence, calendar)
    return ()


def period_of(day: date, period: Period) -> Span:
    """The calendar week, month, half year or year that holds the day."""
    if period is Period.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Span(first=monday, last=monday + WEEK - DAY)
    months = {Period.MONTH: 1, Period.TERM: 6, Period.YEAR: 12}[period]
    first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    return Span(first=first, last=in_month(first, months) - DAY)


def _in_periods(cadence: Cadence, calendar: Calendar) -> tuple[Shortfall, ...]:
    """From the period that goes on now until the end of the half year that the last meeting
    lies in, or this one.
    """
    period, want = cadence.period or Period.MONTH, cadence.count or 1
    last = max([calendar.today, *calendar.held_on])
    until = period_of(last, Period.YEAR if period is Period.YEAR else Period.TERM).last
    lacking: dict[int, list[Span]] = {}
    span = period_of(calendar.today, period)
    while span.first <= until:
        have = _count(calendar.held_on, span)
        if have < want and _is_open(cadence, calendar, span):
            lacking.setdefault(have, []).append(span)
        span = period_of(span.last + DAY, period)
    return tuple(
        Shortfall(
            limit=Limit.FEW_IN_PERIOD if have else Limit.NONE_IN_PERIOD,
            have=have,
            want=want,
            period=period,
            spans=tuple(spans),
        )
        for have, spans in sorted(lacking.items())
    )


def _in_years(cadence: Cadence, calendar: Calendar) -> tuple[Shortfall, ...]:
    """This year, and each later one in which a meeting has been planned."""
    want = cadence.count or 1
    years = {calendar.today.year, *(d.year for d in calendar.held_on if d > calendar.today)}
    spans = [period_of(date(year, 1, 1), Period.YEAR) for year in sorted(years)]
    return tuple(
        Shortfall(limit=Limit.FEW_IN_YEAR, have=have, want=want, period=Period.YEAR, spans=(span,))
        for span in spans
        if (have := _count(calendar.held_on, span)) < want
    )


def _gaps(cadence: Cadence, calendar: Calendar) -> tuple[Shortfall, ...]:
    """Longer between two meetings than the interval; counted in whole weeks, so that a day's
    move within a week is none. A date is not missed when its whole week fell away: a break that
    is skipped, a week of holidays or outside the season.
    """
    found = []
    ahead = [d for d in calendar.held_on if d >= calendar.today]
    gone = [d for d in calendar.held_on if d < calendar.today]
    line = [*gone[-1:], *ahead]
    for one, other in pairwise(line):
        if _is_long(cadence, one, other) and _is_missed(cadence, calendar, one, other):
            found.append(_gap(cadence, Limit.LONG_GAP, one, other))
    last = line[-1] if line else None
    if last is not None and not ahead and _is_long(cadence, last, calendar.today):
        found.append(_gap(cadence, Limit.NOTHING_AHEAD, last, calendar.today))
    return tuple(found)


def _gap(cadence: Cadence, limit: Limit, one: date, other: date) -> Shortfall:
    return Shortfall(
        limit=limit,
        have=_weeks(one, other),
        want=_every(cadence)[0],
        unit=_every(cadence)[1],
        spans=(Span(first=one, last=other),),
    )


def _every(cadence: Cadence) -> tuple[int, Unit]:
    """So many weeks or months; fourteen days are two weeks."""
    every = cadence.every or 1
    if cadence.kind is Kind.ISO_WEEKS:
        return 2, Unit.WEEK
    if cadence.unit is Unit.DAY:
        return max(1, -(-every // 7)), Unit.WEEK
    return every, cadence.unit or Unit.WEEK


def _is_long(cadence: Cadence, one: date, other: date) -> bool:
    every, unit = _every(cadence)
    if unit is Unit.MONTH:
        return (other.year - one.year) * 12 + other.month - one.month > every
    return _weeks(one, other) > every


def _is_missed(cadence: Cadence, calendar: Calendar, one: date, other: date) -> bool:
    """Is there a date of the series between the two in whose week it could have been?"""
    between = Span(first=one + DAY, last=other - DAY)
    weeks = [period_of(day, Period.WEEK) for day in dates_of(cadence, between, one)]
    return any(_is_possible(cadence, calendar, day) for week in weeks for day in week.days())


def _is_possible(cadence: Cadence, calendar: Calendar, day: date) -> bool:
    pause = calendar.days.break_on(day)
    away = pause is not None and (cadence.skip_breaks or pause.effect is BreakEffect.SKIP)
    season = calendar.season if cadence.season else None
    return calendar.days.is_working(day) and not away and (season is None or season.holds(day))


def _is_open(cadence: Cadence, calendar: Calendar, span: Span) -> bool:
    """Does the season reach into it?"""
    season = calendar.season if cadence.season else None
    return season is None or any(map(season.holds, span.days()))


def _count(held_on: Sequence[date], span: Span) -> int:
    return sum(map(span.holds, held_on))


def _weeks(one: date, other: date) -> int:
    """Between their Mondays."""
    mondays = [day - timedelta(days=day.weekday()) for day in (one, other)]
    return (mondays[1] - mondays[0]).days // 7
