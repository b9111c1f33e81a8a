"""What is said of a decision on another legal ground, with a semicolon or a new line between.

`annan laglig grund N27-01: polis; 18 a; beslutat av enhetschef; delegation 4.2; 1 december;
till 31 december; skäl: konkret risk`
"""

import re
from datetime import date

from bot.dates import find_date
from bot.understand import fold
from bot.words import parties_named
from sspf.domain.consent_forms import YES
from sspf.domain.organisation import Organisation

COMMITMENT = re.compile(r"[åÅaA]\s?-?\s?(\d{4})\s?-\s?(\d{1,4})\b")
NUMBER = re.compile(r"\b(\d{1,3})\b")
STATUTES: tuple[tuple[str, str], ...] = (
    ("OSL_10_18a", r"\b18 ?a\b"),
    ("OSL_10_18c", r"\b18 ?c\b"),
    ("OSL_10_15a", r"\b15 ?a\b"),
    ("SoL_19_1", r"\b19 (?:kap\.? ?)?1\b|\borosanmalan?\b"),
    ("SoL_20_6", r"\b20 (?:kap\.? ?)?6\b"),
    ("L2025_170_4", r"\b4 ?§? lagen\b"),
    ("L2025_170_6", r"\b6 ?§? lagen\b"),
    ("L2025_170_7", r"\b7 ?§? lagen\b"),
    ("PL_6", r"\bpolislagen\b"),
    *((f"OSL_10_{n}", rf"\b10 (?:kap\.? ?)?{n}\b|^{n} ?§") for n in (20, 21, 22, 23, 24, 27, 2)),
)
"""(code, how it is typed); the first that fits. A colon is read as a space."""
DECIDED_BY = re.compile(r"^(?:beslutat av|beslutad av|beslutare|decided by)\b\s*:?\s*")
DELEGATION = re.compile(r"^(?:enligt )?delegation(?:en|sordning(?:en)?)?\b\s*:?\s*")
WEIGHING = re.compile(r"^(?:skal(?:en|et)?|vagning(?:en)?|weighing|because)\b\s*:?\s*")
UNTIL = re.compile(r"^(?:galler )?(?:till(?: och med)?|t\.?o\.?m\.?|until)\b(?=.*\d)")
GOES_ON = re.compile(r"\b(?:fortsatta|fortsatter|go on|goes on)\b")
YEAR = re.compile(r"\d{4}")


def commitment_in(text: str) -> str:
    """`å 2027-10` is Å-2027-010; empty when none is named."""
    found = COMMITMENT.search(text)
    return f"Å-{found[1]}-{int(found[2]):03d}" if found else ""


def ground_in(rest: str, organisation: Organisation, today: date) -> dict[str, str]:
    """In the shape of GroundTyped, only what was said; empty: nothing was."""
    typed: dict[str, str] = {}
    for clause in re.split(r"[;\n]", rest):
        words = clause.strip(" :,.")
        if words:
            typed |= _read(words, organisation, today)
    return typed


def number_in(text: str) -> int | None:
    """Which decision of the list; the code of the case is taken out first."""
    found = NUMBER.search(text)
    return int(found[1]) if found else None


def statute_in(text: str) -> str:
    """The code of a provision; one that is used elsewhere too, so that it can be said where."""
    said = fold(text).replace(":", " ").replace("  ", " ")
    return next((code for code, words in STATUTES if re.search(words, said)), "")


def _read(clause: str, organisation: Organisation, today: date) -> dict[str, str]:
    said = fold(clause)
    for name, begins in (
        ("decided_by", DECIDED_BY),
        ("delegation", DELEGATION),
        ("weighing", WEIGHING),
    ):
        if found := begins.match(said):
            return {name: clause[found.end() :].strip()}
    if UNTIL.match(said):
        return _day("expires_on", clause, today)
    if GOES_ON.search(said):
        return {"goes_on": YES}
    if code := statute_in(clause):
        return {"code": code}
    if (on := find_date(clause, today)) is not None:
        if on > today and not YEAR.search(clause):
            on = on.replace(year=on.year - 1)
        return {"decided_on": on.isoformat()}
    named = parties_named(clause, organisation)
    return {"recipient": named[0]} if named else {}


def _day(name: str, clause: str, today: date) -> dict[str, str]:
    day = find_date(clause, today)
    return {name: day.isoformat()} if day else {}
