"""Dates as people type them in Swedish. Small and closed: what is not understood is asked about."""

import re
from datetime import date, timedelta

from sspf.domain.errors import WrongWeekError

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
SHORTEST_MONTH = 3
ENGLISH = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
LAST_HOUR, LAST_MINUTE = 23, 59
ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]
ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
SLASH = re.compile(r"\b(\d{1,2})/(\d{1,2})(?:\s*-?\s*(\d{4}))?\b")
NAMED = re.compile(r"\b(\d{1,2})\s*(?:e|:e)?\s+([a-zåäö]{3,9})\.?(?:\s+(\d{4}))?")
WEEK = re.compile(r"\b(?:v(?:ecka)?|week)\.?\s*(\d{1,2})\b")
CLOCK = re.compile(r"\b(?:kl(?:ockan)?\.?\s*)?(\d{1,2})[.:](\d{2})\b")


def find_date(text: str, today: date) -> date | None:
    """The first date in the text, in the future where the year is not said; None for none.

    WrongWeekError when a week number is said too and the date lies in another week.
    """
    low = text.lower()
    day = _exact(low, today)
    week = WEEK.search(low)
    if day is None:
        return _in_week(low, int(week[1]), today) if week else _relative(low, today)
    if week and day.isocalendar().week != int(week[1]):
        raise WrongWeekError(int(week[1]), day, day.isocalendar().week)
    return day


def find_dates(text: str, today: date) -> list[tuple[date, tuple[int, int] | None]]:
    """Each date of a list, one a line or between commas, with the time of day said beside it."""
    found = []
    for part in re.split(r"[\n;,]|\boch\b", text):
        day = find_date(part, today)
        if day is not None:
            found.append((day, find_clock(SLASH.sub(" ", part))))
    return found


def find_clock(text: str) -> tuple[int, int] | None:
    """(hour, minute) of the first time of day, or None."""
    found = CLOCK.search(text.lower())
    if not found or int(found[1]) > LAST_HOUR or int(found[2]) > LAST_MINUTE:
        return None
    return int(found[1]), int(found[2])


def without_dates(text: str) -> str:
    """The text with dates, weeks and weekdays taken out: what is left is words."""
    for pattern in (ISO, SLASH, WEEK):
        text = pattern.sub(" ", text)
    return text


def _exact(low: str, today: date) -> date | None:
    if found := ISO.search(low):
        return _made(int(found[1]), int(found[2]), int(found[3]))
    if found := SLASH.search(low):
        return _ahead(int(found[1]), int(found[2]), found[3], today)
    for found in NAMED.finditer(low):
        month = _month(found[2])
        if month:
            return _ahead(int(found[1]), month, found[3], today)
    return None


def _month(word: str) -> int | None:
    if len(word) < SHORTEST_MONTH:
        return None
    for names in (MONTHS, ENGLISH):
        matches = [n for n, name in enumerate(names, start=1) if name.startswith(word)]
        if len(matches) == 1:
            return matches[0]
    return None


def _ahead(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _made(int(year), month, day)
    this_year = _made(today.year, month, day)
    if this_year and this_year >= today:
        return this_year
    return _made(today.year + 1, month, day)


def _relative(low: str, today: date) -> date | None:
    if re.search(r"\b(?:i\s?dag|today)\b", low):
        return today
    if re.search(r"\b(?:i\s?morgon|imorr?o?n|tomorrow)\b", low):
        return today + timedelta(days=1)
    weekday = _weekday(low)
    if weekday is None:
        return None
    if re.search(r"\bi\s+\w+dags\b", low):  # "i torsdags" has been
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _in_week(low: str, week: int, today: date) -> date | None:
    """The said weekday of the week, else its Friday; in the year that lies ahead."""
    weekday = _weekday(low)
    for year in (today.isocalendar().year, today.isocalendar().year + 1):
        try:
            day = date.fromisocalendar(year, week, 5 if weekday is None else weekday + 1)
        except ValueError:
            continue
        if day >= today:
            return day
    return None


def _weekday(low: str) -> int | None:
    for n, names in enumerate(zip(WEEKDAYS, ENGLISH_DAYS, strict=True)):
        if any(re.search(rf"\b{name}\w*\b", low) for name in names):
            return n
    return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
