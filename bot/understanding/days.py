"""Which day a moment is. A year that is not said is chosen by the way the sentence looks."""

from datetime import date, timedelta
from enum import StrEnum

from bot.understanding.context import Context
from bot.understanding.moments import Kind, Moment

ONE_DAY = timedelta(days=1)
RECENT = timedelta(days=60)
MOST_DAYS = 3_660
"""More days than these, said as a number, name no day that anybody means."""
YEARS = range(1900, 2200)
HALF_A_YEAR = 6
FIRST_OF_AUTUMN = 8
RELATIVE_DAYS = {"today": 0, "tomorrow": 1, "day_after_tomorrow": 2, "yesterday": -1}


class Look(StrEnum):
    """Where a date without a year lies."""

    AHEAD = "ahead"
    BACK = "back"
    NEAR = "near"
    """Ahead, unless it was less than two months ago."""


def day_of(moment: Moment, context: Context, look: Look = Look.NEAR) -> date | None:
    """The day of a moment that is one; None for weeks, months and whatever is no single day."""
    today = context.today
    if moment.kind is Kind.DATE and isinstance(moment.a, tuple):
        return _dated(moment.a, today, look)
    if moment.kind is Kind.DAY_OF_MONTH and isinstance(moment.a, int):
        return _in_some_month(moment.a, today, look)
    if moment.kind is Kind.WEEKDAY and isinstance(moment.a, int):
        return weekday_of(moment, today)
    if moment.kind is Kind.RELATIVE and moment.a in RELATIVE_DAYS:
        return today + timedelta(days=RELATIVE_DAYS[str(moment.a)])
    if moment.kind is Kind.DAYS and isinstance(moment.a, int):
        if moment.a > MOST_DAYS:
            return None
        return today + timedelta(days=-moment.a if moment.b == "ago" else moment.a)
    if moment.kind is Kind.WEEKDAY_OF_MONTH:
        return _of_a_month(moment, today, look)
    return end_of(moment.a, today) if moment.kind is Kind.END else None


def _of_a_month(moment: Moment, today: date, look: Look) -> date | None:
    """The so-manieth such weekday of a month; None when the month has not so many."""
    if not isinstance(moment.a, tuple) or not isinstance(moment.b, int):
        return None
    which, weekday = moment.a
    month = month_of(Moment(Kind.MONTH, (None, moment.b)), today, look)
    if month is None:
        return None
    days = [d for n in range(1, 32) if (d := made(*month, n)) and d.weekday() == weekday]
    place = which - 1 if which > 0 else which
    return days[place] if place < len(days) else None


def made(year: int, month: int, day: int) -> date | None:
    if year not in YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _dated(said: tuple[int | None, int, int], today: date, look: Look) -> date | None:
    year, month, day = said
    if year:
        return made(year, month, day)
    this_year = made(today.year, month, day)
    last, following = made(today.year - 1, month, day), made(today.year + 1, month, day)
    if look is Look.BACK:
        return this_year if this_year and this_year <= today else last
    earliest = today - RECENT if look is Look.NEAR else today
    if look is Look.NEAR and last and last >= earliest:
        return last
    return this_year if this_year and this_year >= earliest else following


def _in_some_month(day: int, today: date, look: Look) -> date | None:
    """`den 5`: the nearest such day in the direction of the sentence."""
    step = -1 if look is Look.BACK else 1
    year, month = today.year, today.month
    for _ in range(12):
        found = made(year, month, day)
        if found and (found <= today if step < 0 else found >= today):
            return found
        year, month = moved_month(year, month, step)
    return None


def moved_month(year: int, month: int, by: int) -> tuple[int, int]:
    ahead = year * 12 + month - 1 + by
    return ahead // 12, ahead % 12 + 1


def weekday_of(moment: Moment, today: date) -> date | None:
    """`på torsdag` is the next one; `nästa torsdag` next week's; `i torsdags` the last."""
    weekday = int(str(moment.a))
    if isinstance(moment.b, int):
        return day_in_week(moment.b, weekday, today)
    if moment.b == "past":
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    if moment.b == "next":
        return monday_of(today) + timedelta(days=7 + weekday)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def day_in_week(week: int, weekday: int, today: date) -> date | None:
    """In the year in which the week lies nearest to today."""
    this_year = today.isocalendar().year
    found = [
        day
        for year in (this_year - 1, this_year, this_year + 1)
        if (day := _of_iso(year, week, weekday + 1))
    ]
    return min(found, key=lambda day: (abs(day - today), day < today)) if found else None


def _of_iso(year: int, week: int, weekday: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, weekday)
    except ValueError:
        return None


def month_of(moment: Moment, today: date, look: Look) -> tuple[int, int] | None:
    """(year, month) of a month that is named or said relative to today."""
    if moment.kind is Kind.RELATIVE:
        steps = {"this_month": 0, "next_month": 1, "last_month": -1}
        step = steps.get(str(moment.a))
        return None if step is None else moved_month(today.year, today.month, step)
    if moment.kind is not Kind.MONTH or not isinstance(moment.a, tuple):
        return None
    year, month = moment.a
    if year:
        return year, month
    if look is Look.BACK and month > today.month:
        return today.year - 1, month
    if look is not Look.BACK and month < today.month - HALF_A_YEAR:
        return today.year + 1, month
    return today.year, month


def last_of_month(year: int, month: int) -> date:
    following = moved_month(year, month, 1)
    return date(*following, 1) - ONE_DAY


def end_of(what: object, today: date) -> date:
    """Of a week, month, term or year that is going on; of a month by its number, the next one."""
    if isinstance(what, int):
        return last_of_month(today.year + (what < today.month), what)
    if what == "month":
        return last_of_month(today.year, today.month)
    if what in ("week", "weekend"):
        return monday_of(today) + timedelta(days=6)
    if what == "term" and today.month < FIRST_OF_AUTUMN:
        return date(today.year, 6, 30)
    return date(today.year, 12, 31)


def term_of(which: str, year: int | None, today: date, look: Look) -> str:
    """`VT27`; a year that is not said is the nearest in the direction of the sentence."""
    if year is not None:
        return f"{which}{year % 100:02d}"
    chosen = today.year
    if which == "HT" and look is Look.BACK and today.month < FIRST_OF_AUTUMN:
        chosen -= 1
    if which == "VT" and look is Look.AHEAD and today.month >= FIRST_OF_AUTUMN:
        chosen += 1
    return f"{which}{chosen % 100:02d}"


def term_at(today: date, step: int = 0) -> str:
    """The term of today, or the one `step` terms from it."""
    halves = today.year * 2 + (today.month >= FIRST_OF_AUTUMN) + step
    return f"{'HT' if halves % 2 else 'VT'}{halves // 2 % 100:02d}"
