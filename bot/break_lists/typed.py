"""A break as people type it: `sportlov 22 feb–26 feb`, `jullov 21 dec till 10 jan, hoppa över`."""

import re
from datetime import date

from bot.break_lists.effects import effect_in
from bot.dates import ISO, MONTHS, NAMED, SLASH, WEEK, find_date
from bot.understand import fold
from sspf.domain.breaks import BadLine, BreakFault, BreakList, fault_of
from sspf.domain.errors import WrongWeekError
from sspf.domain.organisation import Break

SCHOOL_FORM = re.compile(r"\(([^()\d]{3,60})\)")
SAME_MONTH = re.compile(
    r"(?<![/\d-])(\d{1,2})\s*[-–—]\s*(\d{1,2})(\s+[^\W\d]{3,9}\.?(?:\s+\d{4})?|/\d{1,2})"
)
"""22–26 feb: the month stands once and means both."""
PARTED = re.compile(
    r"\s(?:till och med|t\.?o\.?m\.?|till|-)\s|[–—]|(?:(?<=/\d)|(?<=/\d\d))-(?=\d{1,2}/)|,"
)
YEAR = re.compile(r"\b\d{4}\b")
LITTLE_WORDS = re.compile(r"\b(?:från|och med|fr\.?o\.?m\.?|den|under|i)\b|[^\w\s]", re.IGNORECASE)
FRIDAY = 4


def breaks_typed(text: str, today: date) -> BreakList:
    """One a line. A date without a year is the next such one."""
    lines = [line for line in text.splitlines() if line.strip()]
    found = [_break(line, today) for line in lines]
    return BreakList(
        breaks=tuple(one for one in found if isinstance(one, Break)),
        bad=tuple(
            BadLine(number=number, fault=one)
            for number, one in enumerate(found, start=1)
            if isinstance(one, BreakFault)
        ),
    )


def _break(line: str, today: date) -> Break | BreakFault:
    effect, line = effect_in(line)
    form = SCHOOL_FORM.search(line)
    line = SAME_MONTH.sub(r"\1\3 – \2\3", SCHOOL_FORM.sub(" ", line))
    days = _days(line, today)
    if days is None:
        return BreakFault.NO_FIRST
    one = Break(
        name=_name(line),
        first=days[0],
        last=days[1],
        school_form=form[1].strip() if form else "",
        effect=effect,
    )
    return fault_of(one) or one


def _days(line: str, today: date) -> tuple[date, date] | None:
    """First and last; a week is its Monday to Friday, a single date is that day alone."""
    week = WEEK.search(line.lower())
    if week and not ISO.search(line) and not SLASH.search(line):
        return _of_week(int(week[1]), YEAR.search(line), today)
    parts = [part for part in PARTED.split(line) if _date(part, today)]
    if not parts:
        return None
    first, last = _date(parts[0], today), _date(parts[-1], today)
    if first is None or last is None:
        return None
    if last < first:
        said = [bool(YEAR.search(part)) for part in (parts[0], parts[-1])]
        if said == [False, True]:
            first = _in_year(first, last.year)
        elif not said[1]:
            last = _in_year(last, last.year + 1)
    return first, last


def _of_week(number: int, year: re.Match[str] | None, today: date) -> tuple[date, date] | None:
    years = [int(year[0])] if year else [today.year, today.year + 1]
    for one in years:
        try:
            monday = date.fromisocalendar(one, number, 1)
        except ValueError:
            continue
        friday = date.fromisocalendar(one, number, FRIDAY + 1)
        if year or friday >= today:
            return monday, friday
    return None


def _date(part: str, today: date) -> date | None:
    """Only a date that is written out, in the week that is said, if any: a weekday is none."""
    if not (ISO.search(part) or SLASH.search(part) or NAMED.search(part.lower())):
        return None
    try:
        return find_date(part, today)
    except WrongWeekError:
        return None


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February in a year that has none
        return date(year, day.month, day.day - 1)


def _name(line: str) -> str:
    """What is left when dates, weeks and little words are taken out."""
    low = line
    for pattern in (ISO, SLASH):
        low = pattern.sub(" ", low)
    low = re.sub(WEEK.pattern, " ", low, flags=re.IGNORECASE)
    low = re.sub(
        r"\b\d{1,2}\s*(?:e|:e)?\s+([^\W\d]{3,9})\.?",
        lambda m: " " if _is_month(m[1]) else m[0],
        low,
    )
    low = YEAR.sub(" ", PARTED.sub(" ", low))
    return " ".join(LITTLE_WORDS.sub(" ", low).split())


def _is_month(word: str) -> bool:
    return any(fold(month).startswith(fold(word)) for month in MONTHS)
