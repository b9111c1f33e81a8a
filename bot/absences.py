"""First and last day of an absence as people type it; pure. One without an end is asked about."""

import re
from datetime import date, timedelta

from bot.dates import find_date
from bot.understand import fold

WEEKS = re.compile(
    r"\b(?:v|vecka|week)\.?\s*(\d{1,2})(?:\s*(?:[-–—]|till|to)\s*(?:v\.?\s*|vecka )?(\d{1,2}))?"
)
UP_TO = r"\bt\.?\s?o\.?\s?m\.?|\btill\b(?: och med\b)?|\bto\b|\buntil\b"
SPAN = re.compile(rf"(.+?)(?:\s*[–—]\s*|\s+-\s+|{UP_TO})(.+)", re.DOTALL)
BACK = re.compile(r"\b(?:tillbaka|back)\b")
FROM = re.compile(r"\b(?:fran|from)\b")
DAYS = re.compile(
    r"(?<![\d/.:-])(\d{1,2})\s*(?:[-–—]|till(?: och med)?\b|t\.?\s?o\.?\s?m\.?|to\b)"
    r"\s*(?:den\s+)?(\d{1,2})"
    r"\s+([a-zåäö]{3,9}\b(?:\s+\d{4})?)"
)
"""`1–5 mars`, `den 1 till den 5 mars`: the month is said once."""
SUNDAY = 7


def absence_in(text: str, today: date) -> tuple[date, date] | None:
    """Both included; None when no end can be told. WrongWeekError as in find_date."""
    folded = fold(text)
    if back := BACK.search(folded):
        return _until_back(text[: back.start()], text[back.end() :], today)
    weeks = WEEKS.search(folded)
    rest = WEEKS.sub(" ", folded)
    if weeks and find_date(rest, today) is None:
        return _weeks(int(weeks[1]), int(weeks[2] or weeks[1]), today)
    span = SPAN.search(folded)
    last = find_date(text[span.start(2) :], today) if span else None
    first = find_date(text[: span.end(1)], today) if span else None
    if (days := DAYS.search(text)) and find_date(f"{days[2]} {days[3]}", today):
        first, last = (find_date(f"{n} {days[3]}", today) for n in (days[1], days[2]))
    if first and last:
        return first, _not_before(last, first)
    if last and span and not re.search(r"\d", span[1]):
        return today, last
    if span or FROM.search(folded):
        return None
    day = find_date(text, today)
    return (day, day) if day else None


def _until_back(before: str, after: str, today: date) -> tuple[date, date] | None:
    """`borta från 1 mars, tillbaka 1 april`: away until the day before."""
    back = find_date(after, today)
    if back is None:
        return None
    return find_date(before, today) or today, back - timedelta(days=1)


def _weeks(first: int, last: int, today: date) -> tuple[date, date] | None:
    """From Monday to Sunday, in the year that lies ahead."""
    for year in (today.isocalendar().year, today.isocalendar().year + 1):
        try:
            begins = date.fromisocalendar(year, first, 1)
            ends = date.fromisocalendar(year if last >= first else year + 1, last, SUNDAY)
        except ValueError:
            continue
        if ends >= today:
            return begins, ends
    return None


def _not_before(last: date, first: date) -> date:
    """`28 december till 5 januari` ends the year after."""
    if last >= first:
        return last
    try:
        return last.replace(year=last.year + 1)
    except ValueError:  # 29 February
        return last
