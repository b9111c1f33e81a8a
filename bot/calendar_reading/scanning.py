"""A plain line cut into tokens, from left to right; what nothing is known of is a word."""

import re

from bot.calendar_reading import clocks, numerals
from bot.calendar_reading.phrases import GONE_WORDS, NTH, OFF_WORDS, WORDS
from bot.calendar_reading.series_tokens import measure, nth_token, series
from bot.calendar_reading.tokens import Kind, Token, Weekday
from bot.calendar_reading.vocabulary import TWO_LETTERS, WEEKDAY_WORD, weekday
from bot.calendar_reading.week_tokens import MONTH_NAME, iso_week, month_token, week_token, years

TWO_LETTER_DAY = re.compile(
    rf"(må|ti|on|to|fr|lö|sö)\.?\s+(?=(?:den\s+)?\d{{1,2}}(?:\s?[/.]\s?\d|:?[ae]?\s+{MONTH_NAME}|\s*$))"
)
AFTER_A_WEEK = re.compile(r"(må|ti|on|to|fr|lö|sö)(?:\.|(?![a-zåäöé]))")
WEEK_BEFORE = re.compile(r"\bv(?:\.|eckan?)?\s?\d{1,2}\s*[,:-]?\s*$")
""" "v. 3 to": two letters are a weekday right after a week too."""
WEEKDAY = re.compile(WEEKDAY_WORD + r"|[mtofls][a-zåäö]{4,9}(?:ag|adg|dga?|agen|agar)(?![a-zåäö])")
SEPARATOR = re.compile(r"[;,]|\.(?=\s|$)|och(?![a-zåäö])|samt(?![a-zåäö])|&|\+|\x00")
MOST_DIGITS = 9
NUMBER_ALONE = re.compile(r"(\d+)(?::?[ae](?![a-zåäö]))?\.?")
REST = re.compile(r"[a-zåäöéü0-9'_]+|\S")


def scan(line: str) -> list[Token]:
    tokens: list[Token] = []
    at = 0
    while at < len(line):
        if line[at] == " ":
            at += 1
            continue
        token = _next(line, at, tokens)
        tokens.append(token)
        at = max(token.end, at + 1)
    return tokens


def _next(line: str, at: int, before: list[Token]) -> Token:
    character = line[at]
    if character.isdigit() or character in "?x":
        token = _number(line, at, before)
    elif character.isalpha() or character == "-":
        token = _word(line, at)
    else:
        token = None
    return token or _mark(line, at)


def _mark(line: str, at: int) -> Token:
    separator = SEPARATOR.match(line, at)
    if separator:
        return Token(Kind.SEPARATOR, at, separator.end(), separator[0])
    if line[at] == ":":
        return Token(Kind.COLON, at, at + 1)
    if line[at] in "()[]":
        return Token(Kind.BRACKET, at, at + 1, line[at])
    rest = REST.match(line, at)
    end = rest.end() if rest else at + 1
    return Token(Kind.WORD, at, end, line[at:end])


def _number(line: str, at: int, before: list[Token]) -> Token | None:
    for pattern, maker in numerals.MAKERS:
        found = pattern.match(line, at)
        token = maker(found) if found else None
        if token:
            return token
    iso = iso_week(line, at)
    if iso:
        return iso
    after_day = bool(before) and before[-1].kind in (Kind.DAYS, Kind.WEEKS, Kind.WEEKDAY)
    return (
        measure(line, at)
        or _day(line, at, after_day=after_day)
        or _clock(line, at, after_day=after_day)
        or _alone(line, at)
    )


def _day(line: str, at: int, *, after_day: bool) -> Token | None:
    """A day with its month. Right after another day "13-15, 14 jan" begins with hours."""
    for pattern, maker in numerals.DATE_MAKERS:
        found = pattern.match(line, at)
        if not found:
            continue
        is_list = (
            not found["days"].strip(". ").removesuffix("e").removesuffix("a").strip(": ").isdigit()
        )
        if after_day and is_list:
            continue
        token = maker(found)
        if token:
            return token
    nth = NTH.match(line, at)
    return nth_token(nth) if nth else None


def _clock(line: str, at: int, *, after_day: bool) -> Token | None:
    written = clocks.WRITTEN.match(line, at)
    dotted = numerals.DOTTED.match(line, at)
    if dotted and not (written and written["last"]):
        token = numerals.dotted(dotted)
        if token and token.kind is not Kind.CLOCK:
            return token
    for found in (written, clocks.STRETCH.match(line, at)):
        if found:
            return _clock_token(found)
    return None


def _clock_token(found: re.Match[str]) -> Token:
    clock = clocks.clock_of(found)
    if clock is None:
        return Token(Kind.NO_HOUR, found.start(), found.end())
    return Token(Kind.CLOCK, found.start(), found.end(), clock)


def _alone(line: str, at: int) -> Token | None:
    year = years(line, at)
    if year:
        return year
    found = NUMBER_ALONE.match(line, at)
    if found is None:
        return None
    return Token(Kind.NUMBER, at, found.end(), int(found[1][:MOST_DIGITS]))


def _word(line: str, at: int) -> Token | None:
    for reader in (_spoken, week_token, series, _off):
        token = reader(line, at)
        if token:
            return token
    for kind, pattern in WORDS:
        found = pattern.match(line, at)
        if found:
            return Token(kind, at, found.end(), found[0])
    return month_token(line, at) or _weekday(line, at) or measure(line, at)


def _spoken(line: str, at: int) -> Token | None:
    for pattern in (clocks.MEANT, clocks.SAID, clocks.WORDED):
        found = pattern.match(line, at)
        if found:
            return _clock_token(found)
    return None


OFF = re.compile(rf"(?:{OFF_WORDS})(?![a-zåäöé])")
GONE = re.compile(rf"(?:{GONE_WORDS})(?![a-zåäöé])")


def _off(line: str, at: int) -> Token | None:
    """Value 1: so strong that it may stand after its date too."""
    gone = GONE.match(line, at)
    if gone:
        return Token(Kind.OFF, at, gone.end(), 1)
    off = OFF.match(line, at)
    if off is None:
        return None
    is_last = not line[off.end() :].strip(" )].!") or line[off.end() :].lstrip()[:1] in (
        ",",
        ";",
        ")",
    )
    return Token(
        Kind.OFF, at, off.end(), 1 if is_last and off[0].startswith(("ej", "inte", "ing")) else 0
    )


def _weekday(line: str, at: int) -> Token | None:
    two = TWO_LETTER_DAY.match(line, at)
    if two is None and WEEK_BEFORE.search(line, 0, at):
        two = AFTER_A_WEEK.match(line, at)
    if two:
        return Token(Kind.WEEKDAY, at, two.end(), Weekday(TWO_LETTERS[two[1]]))
    found = WEEKDAY.match(line, at)
    day = weekday(found[0]) if found else None
    if found is None or day is None:
        return None
    return Token(Kind.WEEKDAY, at, found.end(), Weekday(*day))
