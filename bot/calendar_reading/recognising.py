"""Told apart before anything is read: a pasted calendar, from a sentence that names some days."""

import re
from collections.abc import Iterable

from bot.calendar_reading.cleaning import lines_of
from bot.calendar_reading.scanning import scan
from bot.calendar_reading.tokens import Kind, Token, kinds

FEWEST = 2
"""Days that make a list; one day is a meeting, a question or a change."""
SURE = 3
"""So many days beside nothing else are a list without a word for what they are."""
LONGEST = 20_000
TWO_NUMBERS = re.compile(r"\d\D+\d")
CODE = re.compile(r"\b[a-zåäö]-?\d{2,4}\s?[-–]\s?\d{2,}", re.IGNORECASE)
"""Of a case or a commitment: what is said is about that."""

OF_A_LIST = frozenset(
    {
        *(Kind.DAYS, Kind.DOTTED, Kind.CLOCK, Kind.WEEKS, Kind.WEEKDAY, Kind.MONTHS, Kind.YEARS),
        *(Kind.TERM, Kind.LENGTH, Kind.NUMBER, Kind.SEPARATOR, Kind.COLON, Kind.BRACKET),
        *(Kind.NO_DAY, Kind.NO_HOUR, Kind.VAGUE_HOUR, Kind.ALL, Kind.COUNT, Kind.WORD),
    }
)
STRETCHES = frozenset({Kind.FROM, Kind.TO})
MEETINGS = re.compile(
    r"(?:sspf|ssp|sig)?-?(?:mötes?|möten|mötet|mötena"
    r"|mötes(?:datum|dagar|tider|tillfällen|plan|schema|kalender)(?:en|et|na)?|sammanträde(?:n|t|na|sdatum|stider|sdagar)?"
    r"|träff(?:ar|arna)?|kalendari(?:um|et|er)|kallelser?|ses|träffas|meetings?|datum(?:en)?|dates)"
)
HEADINGS = re.compile(
    r"\W*(?:(?:ny(?:a|tt)|vårt|våra|vårens|höstens|årets|terminens|här (?:är|kommer)|sspf|ssp|sig"
    r"|our|new|the)[ -]+)*"
    r"(?:kalendari(?:um|et)|mötes(?:datum|dagar|tider|tillfällen|plan|schema|kalender)(?:en|et|na)?"
    r"|sammanträdes(?:datum|tider|dagar)|(?:sspf-?|ssp-?)?(?:möten|träffar|sammanträden)(?:na|a)?"
    r"|(?:datum|tider)(?:en|na)?|meeting dates|meetings|dates)(?![a-zåäö])[^:\n]{0,40}(?::|\n)"
)
TABLE = re.compile(r"\W*(?:\w+\W+){0,3}?datum\w*\s*[;\t,|]")
CALM_WORDS = """
vi ni ska skall kommer har blir är det de dessa dom denna detta följande här på i hos om den var
vår vårt våra vårens höstens terminens årets nästa kommande framöver år termin terminen läsåret
boka bokar bokas bokad bokade upp in lägg lägga lägger till planera planerar planerade planerat
kalla kallar sätt sätta skapa skapar nya nytt ny fler flera ett en hej hejsan tack kan du snälla
gärna samtliga alla via teams grupp gruppen gruppens sspf ssp sig ihop tillsammans bestämt
beslutat beslutade bestämda enligt nedan datumen tiderna dagar dagarna dagen tider tid tiden kl
klockan digitalt fysiskt först sen sedan slutligen plus we will shall meet book add schedule plan
on at the and our these are here please for hi hello thanks
"""
CALM = frozenset(CALM_WORDS.split()) | frozenset("-*/>•–—.!\x00")
"""What is said beside days and changes nothing about them."""


def is_list_of_dates(text: str, groups: Iterable[str] = ()) -> bool:
    """Whether a text is a list of meetings, though no word of ours stands before it.

    True only where hardly anything but days, hours and words about meetings is said, or where it
    begins as a list does ("Kalendarium vt 2027:", a table's head). A sentence that changes, asks
    or tells something is none. `groups` are names that may stand in it. Never raises.
    """
    if not TWO_NUMBERS.search(text) or "?" in text or CODE.search(text):
        return False
    lines = lines_of(text[:LONGEST])
    tokens = [token for _, plain in lines for token in scan(plain)]
    days = sum(_days(token) for token in tokens)
    if days < FEWEST:
        return False
    if TABLE.match(text.lower()) or HEADINGS.match(f"{text.lower()}\n"):
        return not _is_stretch(tokens, days)
    names = frozenset(word for name in groups for word in name.lower().split())
    return _holds_only_days(tokens, days, len(lines), names)


def days_in(text: str) -> int:
    """How many days are named, each as often as it is."""
    return sum(_days(token) for _, plain in lines_of(text[:LONGEST]) for token in scan(plain))


def _holds_only_days(tokens: list[Token], days: int, lines: int, names: frozenset[str]) -> bool:
    """A place now and then is let be, among days enough."""
    if not kinds(tokens) <= OF_A_LIST:
        return False
    words = [str(t.value) for t in tokens if t.kind is Kind.WORD]
    of_meetings = [word for word in words if word in names or MEETINGS.fullmatch(word)]
    others = [word for word in words if word not in CALM and word not in of_meetings]
    said = kinds(tokens) & {Kind.CLOCK, Kind.WEEKDAY, Kind.WEEKS}
    is_sure = days >= SURE or lines >= FEWEST or bool(of_meetings) or bool(said)
    allowed = days // 2 if days >= SURE and (said or of_meetings) else 0
    return is_sure and len(others) <= allowed


def _is_stretch(tokens: list[Token], days: int) -> bool:
    """ "möten: 11/2 till 4/3" asks what is between two days."""
    between = kinds(tokens) & STRETCHES or any(t.value == "-" for t in tokens)
    return days == FEWEST and bool(between)


def _days(token: Token) -> int:
    if token.kind is Kind.DAYS and isinstance(token.value, tuple):
        return len(token.value)
    return 1 if token.kind in (Kind.DOTTED, Kind.NO_DAY) else 0
