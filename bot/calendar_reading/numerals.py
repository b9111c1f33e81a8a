"""Days that begin with a number: "2026-12-03", "11/9-26", "den 3, 10 och 17 november"."""

import re
from collections.abc import Callable
from datetime import date

from bot.calendar_reading.clocks import WRITTEN, clock_of
from bot.calendar_reading.tokens import Clock, Day, Kind, Token
from bot.calendar_reading.vocabulary import MONTH_WORD, ORDINAL_WORD, WEEKDAY_WORD, month, ordinal

CENTURY = 2000
SHORT_YEARS = range(20, 60)
"""Two digits that may be a year: "-26"."""
LAST_DAY, LAST_MONTH = 31, 12
LONGEST_STRETCH = 7
NUMBER = r"\d{1,2}(?!\d)(?:\s?:?(?:a|e)(?![a-zåäö]))?\.?"
BETWEEN = (
    r"\s*(?:,(?:\s*och)?|&|\+|och|samt|eller|-|till|resp\.?)\s*(?:den\s+)?"
    rf"(?:{WEEKDAY_WORD}\s+)?(?:den\s+)?"
)
LIST = rf"(?P<days>{NUMBER}(?:{BETWEEN}{NUMBER}){{0,30}})"
A_MONTH = r"\s*(?::?[ae]\s+)?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
YEAR = (
    r"(?P<year>(?:\s*,?\s*|\s*-\s*|\s*/\s*)20\d\d(?!\d)"
    rf"|\s*(?:-\s?|')\s?[2-5]\d(?![\d.:/]|\s?-\s?\d|{A_MONTH})"
    rf"|\s+[2-5]\d(?!\s*[\d.:/%-]|\s*(?:och|till|,\s*\d)|{A_MONTH}))?"
)
NAMED = re.compile(rf"{LIST}\s*(?:i\s+)?(?P<month>{MONTH_WORD})\.?{YEAR}")
WORDED = re.compile(rf"(?:den\s+)?(?P<day>{ORDINAL_WORD})\s+(?P<month>{MONTH_WORD})\.?{YEAR}")
SLASHED = re.compile(
    rf"{LIST}\s?/\s?(?P<month>\d{{1,2}})(?!\d)"
    r"(?P<year>\s?[-/ ,]\s?20\d\d(?!\d)|\s?[-'/]\s?[2-5]\d(?![\d.:/]|\s?-\s?\d))?"
)
YEAR_FIRST = re.compile(r"(20\d\d)\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?![\d-])(?:t(?=\d\d:))?")
YEAR_LAST = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(20\d\d)(?!\d)")
SHORT_LAST = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d\d)(?![\d.:])")
SHORT_FIRST = re.compile(r"([2-5]\d)-([01]\d)-([0-3]\d)(?![\d-])")
EIGHT = re.compile(r"(20\d\d)([01]\d)([0-3]\d)(?!\d)(?![-+]\d)")
SIX = re.compile(r"([2-3]\d)([01]\d)([0-3]\d)(?!\d)(?![-+ ]\d{3})")
DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})(?![\d:]|\.\d)\.?")
UNKNOWN = re.compile(
    r"(?:\?{1,2}|x{1,2}|\d{1,2})\s?/\s?\?{1,2}|(?:\?{1,2}|xx?)\s?/\s?\d{1,2}(?!\d)"
)
ENDS_ON = re.compile(rf"({WEEKDAY_WORD})")


def year_first(found: re.Match[str]) -> Token | None:
    return _one(found, int(found[1]), int(found[3]), int(found[4]))


def year_last(found: re.Match[str]) -> Token | None:
    return _one(found, int(found[4]), int(found[3]), int(found[1]))


def short_last(found: re.Match[str]) -> Token | None:
    year = int(found[4])
    return (
        _one(found, CENTURY + year, int(found[3]), int(found[1])) if year in SHORT_YEARS else None
    )


def compact(found: re.Match[str]) -> Token | None:
    year = int(found[1])
    return _one(found, year if year > CENTURY else CENTURY + year, int(found[2]), int(found[3]))


def named(found: re.Match[str]) -> Token | None:
    place = month(found["month"])
    if place is None:
        return None
    if re.match(WEEKDAY_WORD, found["month"]) and found["month"] not in ("mars", "maj"):
        return None
    return several(found, days_in(found["days"]), place)


def worded(found: re.Match[str]) -> Token | None:
    place = month(found["month"])
    return several(found, [ordinal(found["day"]) or 0], place) if place else None


def slashed(found: re.Match[str]) -> Token | None:
    days, place = days_in(found["days"]), int(found["month"])
    if place > LAST_MONTH and max(days, default=0) > LAST_DAY:
        return None
    if place > LAST_MONTH or place == 0:
        return Token(Kind.NO_DAY, found.start(), found.end())
    return several(found, days, place)


def dotted(found: re.Match[str]) -> Token | None:
    """A day, a time of day, or, where it can be both, either."""
    day, place = int(found[1]), int(found[2])
    is_day = 0 < day <= LAST_DAY and 0 < place <= LAST_MONTH
    clock = _clock(found)
    value = (Day(day, place),) if is_day else None
    if is_day and clock:
        return Token(Kind.DOTTED, found.start(), found.end(), value, clock)
    if is_day:
        return Token(Kind.DAYS, found.start(), found.end(), value)
    if clock:
        return Token(Kind.CLOCK, found.start(), found.end(), clock)
    return Token(Kind.NO_HOUR, found.start(), found.end()) if len(found[2]) > 1 else None


def unknown(found: re.Match[str]) -> Token:
    return Token(Kind.NO_DAY, found.start(), found.end())


def _clock(found: re.Match[str]) -> Clock | None:
    said = WRITTEN.match(found.string, found.start())
    return (
        clock_of(said) if said and not said["last"] and said.end("first") <= found.end() else None
    )


def _one(found: re.Match[str], year: int, place: int, day: int) -> Token:
    return _token(found, (Day(day, place, year),))


def several(found: re.Match[str], days: list[int], place: int) -> Token | None:
    said = re.search(r"\d{2,4}", found["year"] or "")
    year = None if said is None else int(said[0]) % 100 + CENTURY
    if not days:
        return Token(Kind.NO_DAY, found.start(), found.end())
    return _token(found, tuple(Day(day, place, year) for day in days))


def _token(found: re.Match[str], days: tuple[Day, ...]) -> Token:
    kind = Kind.DAYS if all(is_day(day) for day in days) else Kind.NO_DAY
    good = tuple(day for day in days if is_day(day))
    return Token(kind, found.start(), found.end(), good)


def is_day(day: Day) -> bool:
    try:
        date(day.year or CENTURY, day.month, day.day)
    except ValueError:
        return False
    return True


def days_in(said: str) -> list[int]:
    """ "3, 10 och 17" and "3-5": empty when a stretch is too long for a meeting."""
    days: list[int] = []
    said = ENDS_ON.sub("", said)
    for part in re.finditer(
        r"(\d{1,2})(?:\s?:?[ae])?\.?(?:\s*(?:-|till)\s*(?:den\s+)?(\d{1,2}))?", said
    ):
        first, last = int(part[1]), int(part[2] or part[1])
        if not 0 <= last - first < LONGEST_STRETCH:
            return []
        days += range(first, last + 1)
    return days


Maker = Callable[[re.Match[str]], Token | None]
MAKERS: tuple[tuple[re.Pattern[str], Maker], ...] = (
    (YEAR_FIRST, year_first),
    (YEAR_LAST, year_last),
    (SHORT_LAST, short_last),
    (SHORT_FIRST, compact),
    (EIGHT, compact),
    (SIX, compact),
    (UNKNOWN, unknown),
)
DATE_MAKERS: tuple[tuple[re.Pattern[str], Maker], ...] = (
    (NAMED, named),
    (SLASHED, slashed),
)
