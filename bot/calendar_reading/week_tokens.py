"""Tokens of weeks, months and years: "v. 45", "veckorna 3, 7 och 11", "januari: 14, 28", "2027"."""

import re
from datetime import date

from bot.calendar_reading import numerals
from bot.calendar_reading.numerals import BETWEEN, NUMBER
from bot.calendar_reading.phrases import PARITY
from bot.calendar_reading.tokens import Day, Kind, Months, Token, Weeks, Years
from bot.calendar_reading.vocabulary import MONTH_WORD, WEEKDAY_WORD, month

LAST_WEEK = 53
CENTURY = 2000
MONTH_NAME = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
WEEK_NUMBER = (
    rf"\d{{1,2}}(?!\d)(?!\s?(?:/(?!\s?20\d\d)|:\s?\d|\.\s?\d))(?!\s*(?::?[ae]\s+)?{MONTH_NAME})"
    r"(?!\s*(?:g[åa]ng|ggr|m[öo]ten|tillf|tr[äa]ff|tim|min|h\b))"
)
WEEKS = re.compile(
    rf"(?:v\.|v|vk\.?|veckor(?:na)?|vecka|veckan|w)\s?\.?\s*:?\s*(?:nr\.?\s*)?(?P<list>{WEEK_NUMBER}"
    rf"(?:\s*(?:,|och|samt|&|\+|-|till|t\.?o\.?m\.?)\s*(?:v\.?(?:eckan?)?\s*)?{WEEK_NUMBER}){{0,60}})"
    r"(?:\s*[-/,(]?\s*(?P<year>20\d\d)(?!-?\d))?"
)
ISO_WEEK = re.compile(r"(20\d\d)-?w(\d\d)(?:-?([1-7]))?(?!\d)")
MONTH_DAYS = re.compile(
    rf"(?P<month>{MONTH_WORD})\.?\s*[:-]?\s*(?:den\s+)?(?P<days>{NUMBER}(?:{BETWEEN}{NUMBER}(?!\s?[/:.]\s?\d)){{0,30}})"
    rf"(?!\s?[/:]|\.\d|\s*(?:m[öo]ten|g[åa]nger|tr[äa]ffar))(?P<year>\s*,?\s*20\d\d)?"
)
MONTHS = re.compile(
    rf"(?P<first>{MONTH_WORD})\.?(?:\s*(?P<joint>-|till|t\.?o\.?m\.?)\s*(?P<last>{MONTH_WORD})\.?)?"
    r"(?:\s*,?\s*(?P<year>20\d\d)(?![\d-])|\s*-\s?(?P<short>[2-4]\d)(?!\d))?"
)
YEARS = re.compile(r"(20[2-4]\d)(?:\s?[-/]\s?(?:20)?(\d\d))?(?![\d:.]\d|\d)")


def week_token(line: str, at: int) -> Token | None:
    parity = PARITY.match(line, at)
    if parity and (parity["odd"] or parity["even"]):
        return Token(Kind.PARITY, at, parity.end(), 1 if parity["odd"] else 0)
    found = WEEKS.match(line, at)
    if not found:
        return None
    stretches = []
    for part in re.finditer(
        r"(\d+)(?:\s*(?:-|till|t\.?o\.?m\.?)\s*(?:v\.?(?:eckan?)?\s*)?(\d+))?", found["list"]
    ):
        stretches.append((int(part[1]), int(part[2] or part[1])))
    if any(not 0 < week <= LAST_WEEK for stretch in stretches for week in stretch):
        return Token(Kind.NO_DAY, at, found.end())
    year = int(found["year"]) if found["year"] else None
    return Token(Kind.WEEKS, at, found.end(), Weeks(tuple(stretches), year))


def _iso_week(found: re.Match[str]) -> Token:
    """ "2026-W45-2" is a day, "2026-W45" a week."""
    year, week = int(found[1]), int(found[2])
    try:
        on = date.fromisocalendar(year, week, int(found[3] or 1))
    except ValueError:
        return Token(Kind.NO_DAY, found.start(), found.end())
    if found[3]:
        days = (Day(on.day, on.month, on.year),)
        return Token(Kind.DAYS, found.start(), found.end(), days)
    return Token(Kind.WEEKS, found.start(), found.end(), Weeks(((week, week),), year))


def month_token(line: str, at: int) -> Token | None:
    days = MONTH_DAYS.match(line, at)
    if days and (place := month(days["month"])) and not _is_weekday(days["month"]):
        token = numerals.several(days, numerals.days_in(days["days"]), place)
        if token:
            return token
    found = MONTHS.match(line, at)
    first = month(found["first"]) if found else None
    if found is None or first is None or _is_weekday(found["first"]):
        return None
    said = found["year"] or found["short"]
    year = int(said) % 100 + CENTURY if said else None
    last = month(found["last"]) if found["last"] else None
    if last is None:
        end = found.end() if not found["last"] else found.end("first")
        return Token(Kind.MONTHS, at, end, Months((first,), year if not found["last"] else None))
    several = tuple((first + step - 1) % 12 + 1 for step in range((last - first) % 12 + 1))
    return Token(Kind.MONTHS, at, found.end(), Months(several, year))


def _is_weekday(word: str) -> bool:
    return bool(re.fullmatch(WEEKDAY_WORD, word))


def _years(found: re.Match[str]) -> Token:
    first = int(found[1])
    if found[2] and (first + 1) % 100 == int(found[2]):
        return Token(Kind.YEARS, found.start(), found.end(), Years(first, first + 1))
    return Token(Kind.YEARS, found.start(), found.start() + 4, Years(first, first))


def iso_week(line: str, at: int) -> Token | None:
    found = ISO_WEEK.match(line, at)
    return _iso_week(found) if found else None


def years(line: str, at: int) -> Token | None:
    found = YEARS.match(line, at)
    return _years(found) if found else None
