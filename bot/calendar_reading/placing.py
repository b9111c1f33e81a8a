"""A day or a week becomes a date: the year that was said, the heading's, or the one ahead."""

from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from bot.calendar_reading.tokens import Day, Years

SURE_MONTHS = 11
"""A day without a year that is further ahead than this may be meant of the year before."""
MONTHS_IN_A_YEAR = 12
TRIES = 12
"""Years ahead in which a 29 February or a week 53 is looked for: there is one in eight."""
WEEK_OF_AUGUST = 31


@dataclass(frozen=True, slots=True)
class Placed:
    on: date
    is_far: bool = False
    """No year was said, and it is more than eleven months ahead."""


def place(day: Day, years: Years | None, today: date) -> Placed | None:
    """None when there is no such day."""
    year = day.year or (years.of(day.month) if years else None)
    if year is not None:
        on = _made(year, day.month, day.day)
        return Placed(on) if on else None
    return _ahead([_made(today.year + n, day.month, day.day) for n in range(TRIES)], today)


def place_week(
    week: int, weekday: int, year: int | None, years: Years | None, today: date
) -> Placed | None:
    """None when the year that was said has no such week."""
    if year is None and years is not None:
        year = years.first if week > WEEK_OF_AUGUST else years.last
    if year is not None:
        on = _of_week(year, week, weekday)
        return Placed(on) if on else None
    return _ahead([_of_week(today.year + n, week, weekday) for n in range(-1, TRIES)], today)


def place_after(day: Day, years: Years | None, start: date) -> date | None:
    """The end of a series: the first such day that is not before its start."""
    if day.year is not None or (years and years.first == years.last):
        placed = place(day, years, start)
        return placed.on if placed else None
    placed = place(day, None, start)
    return placed.on if placed else None


def months_ahead(today: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    count = today.month - 1 + months
    year, month = today.year + count // MONTHS_IN_A_YEAR, count % MONTHS_IN_A_YEAR + 1
    return min(date(year, month, 1) + timedelta(days=today.day - 1), last_of_month(year, month))


def last_of_month(year: int, month: int) -> date:
    if month == MONTHS_IN_A_YEAR:
        return date(year, month, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def _ahead(tries: list[date | None], today: date) -> Placed | None:
    on = next((on for on in tries if on is not None and on >= today), None)
    return Placed(on, on > months_ahead(today, SURE_MONTHS)) if on else None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _of_week(year: int, week: int, weekday: int) -> date | None:
    if not 1 <= year < MAXYEAR:
        return None
    try:
        return date.fromisocalendar(year, week, weekday + 1)
    except ValueError:
        return None
