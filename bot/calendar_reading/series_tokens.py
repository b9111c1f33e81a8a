"""Tokens of rules and of measures: "varannan torsdag", "sista fredagen", "vt 2027", "6 gånger"."""

import re

from bot.calendar_reading import numerals
from bot.calendar_reading.phrases import APART, COUNT, EVERY, LENGTH, MONTHLY, NTH, TERM, WEEKLY
from bot.calendar_reading.tokens import DAY, MONTH, WEEK, Every, Kind, Nth, Term, Token
from bot.calendar_reading.vocabulary import number, ordinal, weekday

CENTURY = 2000
UNITS = {"v": WEEK, "d": DAY, "m": MONTH}
MOST_ORDINAL = 5
"""No month has six Thursdays."""


def series(line: str, at: int) -> Token | None:
    worded = numerals.WORDED.match(line, at)
    token = numerals.worded(worded) if worded else None
    if token:
        return token
    nth = NTH.match(line, at)
    token = nth_token(nth) if nth else None
    if token:
        return token
    every = EVERY.match(line, at)
    if every:
        return _every(every)
    if (weekly := WEEKLY.match(line, at)) is not None:
        return Token(Kind.EVERY, at, weekly.end(), Every(1, WEEK))
    if (monthly := MONTHLY.match(line, at)) is not None:
        return Token(Kind.EVERY, at, monthly.end(), Every(1, MONTH))
    if APART.match(line, at):
        return measure(line, at)
    term = TERM.match(line, at)
    if term:
        year = int(term["year"]) % 100 + CENTURY if term["year"] else None
        return Token(Kind.TERM, at, term.end(), Term(bool(term["autumn"]), year))
    return None


def nth_token(found: re.Match[str]) -> Token | None:
    day = weekday(found["weekday"])
    said = re.findall(
        r"n[äa]st\s+sista|\d+|[a-zåäö]+",
        re.sub(r"(?<=\d):?(?:a|e|sta|dra|dje)\b|\b(?:och|samt|resp|den)\b", " ", found["ordinals"]),
    )
    places = [ordinal(word) for word in said]
    if day is None or any(place is None or place > MOST_ORDINAL for place in places):
        return None
    return Token(Kind.NTH, found.start(), found.end(), Nth(tuple(p for p in places if p), day[0]))


def _every(found: re.Match[str]) -> Token | None:
    count = 2 if found["second"] else 1 if found["one"] else ordinal(found["ordinal"])
    if not count or count < 1 or found[0].startswith(("alla dag", "samtliga dag")):
        return None
    if found["unit"]:
        return Token(Kind.EVERY, found.start(), found.end(), Every(count, UNITS[found["unit"][0]]))
    day = weekday(found["weekday"])
    return (
        None
        if day is None
        else Token(Kind.EVERY, found.start(), found.end(), Every(count, WEEK, day[0]))
    )


def measure(line: str, at: int) -> Token | None:
    found = LENGTH.match(line, at)
    if found:
        return Token(Kind.LENGTH, at, found.end(), _minutes(found))
    found = COUNT.match(line, at)
    if found:
        return Token(Kind.COUNT, at, found.end(), number(found["count"] or found["days"]))
    found = APART.match(line, at)
    if found:
        every = Every(number(found["count"]) or 1, UNITS[found["unit"][0]])
        return Token(Kind.EVERY, at, found.end(), every)
    return None


def _minutes(found: re.Match[str]) -> int:
    said, unit = found["count"].replace(",", "."), found["unit"]
    if "halv" in said:
        count = 1.5
    elif re.fullmatch(r"[\d.]+", said):
        count = float(said)
    else:
        count = number(said) or 1
    return int(count if unit.startswith("min") else count * 60)
