"""Which meetings a typed sentence changes, and how; pure. What is unclear is asked, not guessed."""

import re
from collections.abc import Iterator
from datetime import date, time

from bot.dates import ISO, NAMED, SLASH, WEEK, find_date
from bot.understand import fold
from sspf.use_cases.ask_meeting_change import Asked

PARTS = re.compile(r"\n|;|,|\b(?:och|samt|and|then)\b")
CANCEL = re.compile(r"\b(?:stall(?:er|s)? in|avboka|avlys|cancel|call off)\b")
LENGTH = re.compile(r"\b(?:forlang|korta|sluttid\w*|extend|shorten|end time|ends)\b")
HOURS = re.compile(r"\b(?:tid(?:en)?|klockslag(?:et)?|time|hour)\b")
MOVE = re.compile(r"\b(?:flytta|skjut|andra|byt|move|postpone|change)\b")
TO = re.compile(r"\b(?:till|to|until)\b")
LATER = re.compile(
    r"\b(en|ett|tva|tre|fyra|one|two|three|four|\d)\s+(veck|dag|week|day)\w*\s+"
    r"(fram|senare|bak|tidigare|later|ahead|earlier|back)"
)
MORE = re.compile(r"\b(?:med|by)\s+(\d{1,3})\s*min")
CLOCK = r"(?<![\d.:])(\d{1,2})(?:[.:](\d{2}))?(?![\d.:])"
SPAN = re.compile(rf"{CLOCK}\s*(?:[-–—]|till|to)\s*{CLOCK}")
ONE = re.compile(rf"(?:\bkl(?:ockan)?\b\.?\s*|\bat\s+|(?=\d{{1,2}}[.:]\d)){CLOCK}")
BARE = re.compile(rf"(?:\bkl(?:ockan)?\b\.?\s*)?{CLOCK}")
NUMBERS = {
    word: n
    for n, words in enumerate((("en", "ett", "one"), ("tva", "two"), ("tre", "three")), start=1)
    for word in words
} | {"fyra": 4, "four": 4}
BACK = ("bak", "tidigare", "earlier", "back")
A_WEEK = 7
LAST_HOUR, LAST_MINUTE = 23, 59


def asked_changes(text: str, today: date) -> tuple[Asked, ...]:
    """Each change that the sentence asks for, in its order; none when something is unclear.

    `flytta 18 feb till 25 feb och ställ in 15 april`, `ändra tiden till 14–15.30`.
    """
    found: list[Asked] = []
    for kind, part in _clauses(text):
        asked = _cancel(part, today) if kind is CANCEL else _moved(kind, part, today)
        if asked is None:
            return ()
        found.append(asked)
    return tuple(found)


def _clauses(text: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """Parted where a new change begins; one that names no verb has the verb of the one before."""
    kind, parts = MOVE, list[tuple[re.Pattern[str], str]]()
    for part in PARTS.split(text):
        folded = fold(part)
        verb = next((v for v in (CANCEL, LENGTH, MOVE) if v.search(folded)), None)
        if verb is None and parts and not _has_date(part):
            parts[-1] = (
                parts[-1][0],
                f"{parts[-1][1]} {part}",
            )  # "…, kl. 14" belongs to what it follows
            continue
        kind = verb or kind
        if part.strip():
            parts.append((kind, part))
    yield from parts


def _cancel(part: str, today: date) -> Asked | None:
    on = find_date(part, today)
    return None if on is None and re.search(r"\d", part) else Asked(on=on, cancel=True)


def _moved(kind: re.Pattern[str], part: str, today: date) -> Asked | None:
    folded = fold(part)
    which, to = _halves(part)
    on = find_date(which, today) if which else None
    if later := LATER.search(folded):
        days = _count(later[1]) * (A_WEEK if later[2] in ("veck", "week") else 1)
        return Asked(on=find_date(part, today), days=-days if later[3] in BACK else days)
    if more := MORE.search(folded):
        sign = -1 if re.search(r"\b(?:korta|shorten)", folded) else 1
        return Asked(on=find_date(which or part, today), longer=sign * int(more[1]))
    if kind is LENGTH:
        ends = _clock(BARE, to)
        return Asked(on=on, ends=ends) if ends else None
    return _to(on, to, today, only_hours=HOURS.search(folded) is not None)


def _to(on: date | None, to: str, today: date, *, only_hours: bool) -> Asked | None:
    """The new day, the new hours, or both."""
    day = find_date(to, today)
    rest = _without_days(to)
    if span := SPAN.search(rest):
        starts, ends = _made(span[1], span[2]), _made(span[3], span[4])
        return Asked(on=on, to=day, starts=starts, ends=ends) if starts and ends else None
    starts = _clock(BARE if only_hours and day is None else ONE, rest)
    if starts is None and (day is None or re.search(r"\d[.:]\d|\bkl\b", rest)):
        return None
    return Asked(on=on, to=day, starts=starts)


def _halves(part: str) -> tuple[str, str]:
    """(which meeting, what it becomes), parted by the first "till"."""
    found = TO.search(fold(part))
    return (part[: found.start()], part[found.end() :]) if found else ("", part)


def _clock(pattern: re.Pattern[str], text: str) -> time | None:
    found = pattern.search(text.lower())
    return _made(found[1], found[2]) if found else None


def _made(hour: str, minute: str | None) -> time | None:
    at, past = int(hour), int(minute or 0)
    return time(at, past) if at <= LAST_HOUR and past <= LAST_MINUTE else None


def _without_days(text: str) -> str:
    for pattern in (ISO, SLASH, NAMED, WEEK):
        text = pattern.sub(" ", text.lower())
    return text


def _has_date(part: str) -> bool:
    return any(p.search(part.lower()) for p in (ISO, SLASH, NAMED))


def _count(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]
