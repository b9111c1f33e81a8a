"""Which stretch of time is meant: `vt 2027`, `hösten`, `2028`, or from one date to another."""

import re
from dataclasses import dataclass
from datetime import date

from bot.dates import WEEKDAYS, find_dates
from bot.understand import fold
from sspf.domain.cadence_dates import Span

TERM = re.compile(
    r"\b(?P<term>vt|ht|var(?:en|terminen)?|host(?:en|terminen)?)(?![a-z])\W{0,2}(?P<year>\d{4}|\d{2})?\b"
)
YEAR = re.compile(r"\b(?:ar(?:et)?\s+)?(20\d{2})\b")
SPRING, AUTUMN = ((1, 1), (6, 15)), ((8, 15), (12, 31))
"""Without the summer, as in a list of dates that is pasted."""
BETWEEN = re.compile(r"\b(?:till och med|t\.?o\.?m\.?|till)(?=\W|$)|[–—]")
SMALL_WORDS = re.compile(r"\b(?:for|till|pa|under|i|fran|och|med|om|en|den|nasta|hela)\b|[^\w]")
"""What may stand around a term or a weekday and says nothing by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    span: Span | None = None
    weekday: int | None = None
    """0 is Monday."""
    is_understood: bool = True
    """False: something was said that is neither a time nor a weekday."""


def time_asked(text: str, today: date) -> Asked:
    folded = fold(text)
    weekday, folded = _weekday(folded)
    dates = [day for day, _ in find_dates(BETWEEN.sub(",", folded), today)]
    if len(dates) > 1:
        return Asked(span=Span(first=min(dates), last=max(dates)), weekday=weekday)
    span, rest = _term(folded, today)
    left = SMALL_WORDS.sub("", rest)
    return Asked(span=span, weekday=weekday, is_understood=not left)


def _weekday(folded: str) -> tuple[int | None, str]:
    for number, name in enumerate(WEEKDAYS):
        found = re.search(rf"\b{fold(name)}(?:ar|arna|en)?\b", folded)
        if found:
            return number, folded.replace(found[0], " ")
    return None, folded


def _term(folded: str, today: date) -> tuple[Span | None, str]:
    """The term or year that is said, this or the next one where its year is not; and what is
    left of the text.
    """
    if found := TERM.search(folded):
        (first, last) = SPRING if found["term"].startswith("v") else AUTUMN
        year = int(found["year"]) % 100 + 2000 if found["year"] else today.year
        span = Span(first=date(year, *first), last=date(year, *last))
        if not found["year"] and span.last <= today:
            span = Span(first=date(year + 1, *first), last=date(year + 1, *last))
        return span, folded.replace(found[0], " ")
    if found := YEAR.search(folded):
        year = int(found[1])
        return Span(first=date(year, 1, 1), last=date(year, 12, 31)), folded.replace(found[0], " ")
    return None, folded
