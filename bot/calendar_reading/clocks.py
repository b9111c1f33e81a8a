"""Times of day as they are said: "kl. 13–15", "13.00 till 14.30", "halv två", "kl 1"."""

import re
from datetime import time

from bot.calendar_reading.tokens import Clock
from bot.calendar_reading.vocabulary import NUMBER_WORD, number

LAST_HOUR, LAST_MINUTE, HALF_DAY = 23, 59, 12
EARLIEST_SURE = 7
"""Nobody meets at one in the night: an hour before seven without a zero is asked about."""
LATEST_AFTERNOON = 8
""" "9 em" may be a slip: nine at night is said "kväll" or 21."""
FULL = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?!\d)"
COMPACT = r"[012]\d[0-5]\d(?!\d)"
BARE = r"\d{1,2}(?![\d/])"
SPOKEN = (
    rf"(?:(?:halv|kvart\s+(?:i|över|[öo]ver)|(?:fem|tio|tjugo|\d+)\s+(?:minuter\s+)?(?:i|över)"
    rf"(?:\s+halv)?)\s+)?(?:{NUMBER_WORD}|\d{{1,2}}(?![\d.:/]))(?![a-zåäöé])"
)
PART = (
    r"(?:\s*(?:på\s+)?(?P<part>f\.?m\.?(?![a-z])|e\.?m\.?(?![a-z])|am(?![a-zåäö])|pm(?![a-zåäö])|"
    r"förmiddag(?:en)?|eftermiddag(?:en)?|kväll(?:en)?|morgon(?:en)?))?"
)
NO_MONTH = r"(?!\s*(?::?[ea]\s+)?(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))(?!\s?/\s?\d)"
TO = r"\s*(?:-|till|t\.?o\.?m\.?|until|to|->)\s*(?:ca\.?\s*)?(?:kl(?:ockan)?\.?\s*)?"
BETWEEN = r"\s*(?:-|till|och|to)\s*(?:kl(?:ockan)?\.?\s*)?"
HOUR = rf"(?:{FULL}|{COMPACT}|{SPOKEN}|{BARE})"
AN_HOUR, AN_END = r"\d{1,2}(?:[.:]\d\d)?", r"\s*(?:$|[,;)])"
ABOUT_HOUR = rf"(?:@|vid|ca\.?|cirka)(?=\s*{AN_HOUR}(?:-tiden)?{AN_END})"
FROM_HOUR = rf"fr[åa]n(?=\s+{AN_HOUR}(?:{AN_END}|\s+till\s+{AN_HOUR}{AN_END}))"
SAID = re.compile(
    rf"(?:kl(?:ockan|o)?(?:\b\.?|(?=\d))|tid(?:en)?\s*:|klockslag\b|{FROM_HOUR}|{ABOUT_HOUR})\s*[:.]?\s*"
    rf"(?:ca\.?\s*|fr[åa]n\s+|mellan\s+)?(?:kl\b\.?\s*)?(?P<first>{HOUR})"
    rf"(?:(?:(?<=\d)|(?<=[a-zåäö])){TO}(?P<last>{HOUR}){NO_MONTH})?{PART}"
)
MEANT = re.compile(
    rf"mellan\s+(?:kl\b\.?\s*)?(?P<first>{HOUR}){NO_MONTH}{BETWEEN}(?P<last>{HOUR}){NO_MONTH}{PART}"
)
WRITTEN = re.compile(
    rf"(?P<first>{FULL})(?!\s?[/])(?:{TO}(?P<last>{FULL}|{COMPACT}|{BARE}){NO_MONTH})?(?:\s*h\b)?{PART}"
)
STRETCH = re.compile(
    rf"(?!20[2-5]\d\s?-\s?20[2-5]\d)(?P<first>\d{{1,2}}|{COMPACT})\s?-\s?(?P<last>{FULL}|{COMPACT}|{BARE}){NO_MONTH}(?!\d|[./:-]\d)"
    rf"{PART}"
)
WORDED = re.compile(
    rf"(?P<first>(?:halv|kvart\s+(?:i|över))\s+(?:{NUMBER_WORD}|\d{{1,2}}(?![\d.:/]))(?![a-zåäöé])){PART}"
)
FORENOON = ("f", "a", "mo")


def clock_of(found: re.Match[str]) -> Clock | None:
    """None when a clock shows no such time."""
    said = found.groupdict().get("last")
    first, last = _moment(found["first"]), _moment(said) if said else None
    if first is None or (said and last is None):
        return None
    part = found["part"] or ""
    start, sure = _placed(first, part)
    if last is None:
        return Clock(_time(start), None, not sure) if start < 24 * 60 else None
    end = last[0]
    if not sure and last[0] >= EARLIEST_SURE * 60 and last[1]:
        sure = end > HALF_DAY * 60
        start = start if sure else first[0]
    if end <= start and end + HALF_DAY * 60 > start and last[0] < HALF_DAY * 60:
        end += HALF_DAY * 60
    if end <= start or start >= 24 * 60:
        return Clock(_time(start % (24 * 60)), None, True)
    return Clock(_time(start), _time(end % (24 * 60)), not sure)


def _placed(moment: tuple[int, bool], part: str) -> tuple[int, bool]:
    """(minutes of the day, whether that is sure)."""
    minutes, is_clear = moment
    if part:
        is_later = not part.startswith(FORENOON) and minutes < HALF_DAY * 60
        is_odd = is_later and part.startswith("e") and minutes >= LATEST_AFTERNOON * 60
        return minutes + (HALF_DAY * 60 if is_later else 0), not is_odd
    if is_clear or minutes >= EARLIEST_SURE * 60:
        return minutes, is_clear or minutes >= (EARLIEST_SURE + 1) * 60 or minutes % 60 != 0
    return minutes + HALF_DAY * 60, False


def _moment(said: str) -> tuple[int, bool] | None:
    """(minutes of the day as said, whether it is said by the 24 hour clock)."""
    said = said.strip()
    both = re.fullmatch(r"(\d{1,2})\s?[.:]\s?(\d{2})(?:[.:]\d{2})?", said)
    both = both or re.fullmatch(r"(\d{2})(\d{2})", said)
    if both:
        return _checked(int(both[1]), int(both[2]), is_clear=len(both[1]) > 1)
    if said.isdigit():
        return _checked(int(said), 0, is_clear=len(said) > 1)
    return _spoken(said)


def _spoken(said: str) -> tuple[int, bool] | None:
    *before, last = said.split()
    hour = number(last)
    if hour is None:
        return None
    words = " ".join(before)
    offset = -30 if "halv" in words else 0
    near = re.match(r"(kvart|fem|tio|tjugo|\d+)\s+(?:minuter\s+)?(i|över|over)", words)
    if near:
        size = {"kvart": 15, "fem": 5, "tio": 10, "tjugo": 20}.get(near[1]) or number(near[1]) or 0
        offset += -size if near[2] == "i" else size
    minutes = hour * 60 + offset
    if words and minutes < EARLIEST_SURE * 60:
        return minutes + HALF_DAY * 60, True  # "halv två" is never said of the night
    found = _checked(hour, 0, is_clear=hour > HALF_DAY)
    return (minutes, found[1]) if found else None


def _checked(hour: int, minute: int, *, is_clear: bool) -> tuple[int, bool] | None:
    if minute > LAST_MINUTE or hour > LAST_HOUR + (minute == 0):
        return None
    return hour * 60 + minute, is_clear


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
