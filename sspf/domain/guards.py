"""What a text may not hold: numbers, addresses, and words that point a person out.

Source: RULES R-40 to R-42. Text in, faults out; nothing is stored or quoted. The names that a
text is held against are those of the place one works in: sspf/domain/name_list.py.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sspf.domain.levels import BriefingLevel
from sspf.domain.name_list import names_here

CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e"
    r"\u2060-\u2064\u2066-\u2069\ufeff\ud800-\udfff]"
    r"|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"
)
"""Halves of characters go too: no database takes them. A joiner stays between the parts of an
emoji, where it is seen; elsewhere it only hides."""
MONTH, DAY = r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])"
BORN = r"(?<!\d)(?:19|20)?\d{2}"
PERSONAL_NUMBER = re.compile(
    rf"{BORN}{MONTH}{DAY}\s?[-+–]?\s?\d{{4}}(?!\d)"
    rf"|{BORN}[-\s.]{MONTH}[-\s.]{DAY}\s?[-+–]\s?\d{{4}}(?!\d|-\d\d-\d\d)"
    rf"|{BORN}{MONTH}{DAY}[-+–][A-Z]\d{{3}}(?!\d)"
)
"""A day above 60 is a co-ordination number; a letter first among the last four, a hospital's."""
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+")
"""Tried at the start of a word only: a text of 100 000 letters is read once, not once a letter."""
PHONE = re.compile(
    r"(?<![\d-])(?:(?:\+|00)46(?:\s?\(0\))?|0)[\s-]?\d{1,3}(?:[\s-]?\d{2,3}){2,4}(?!\d)"
    r"|(?<![\d-])0\d{2,3}\s?[–/]\s?\d{2,3}(?:[\s-]?\d{2,3}){1,3}(?!\d)"
    r"|(?<![\d-])0\d{1,3}\.\d{2,3}(?:\.\d{2}){2}(?!\d)"
)
"""Begins with 0 or +46, so that 112, 114 14, 1177 and 116 111 pass."""
HANDLE = re.compile(
    r"(?<!\w)@\w{3,}|\b(?:instagram|tiktok|snapchat|facebook|discord)\.(?:com|gg)/\S+",
    re.IGNORECASE,
)
STREET = re.compile(
    r"\b[a-zåäöé]+(?:gatan|vägen|gränd|stigen|allén|backen)\s+(?:nr\.?\s*)?\d+\s?[a-z]?\b(?![.:]\d)",
    re.IGNORECASE,
)
"""A street with a number; not with an hour, as 18.30."""
CASE_CODE = re.compile(r"\bN\s?\d{2}\s?[-–]?\s?\d{2}\b", re.IGNORECASE)
INITIALS = re.compile(r"(?<!\w)[A-ZÅÄÖ]\.\s?[A-ZÅÄÖ]\.")
ONE_PERSON = "killen|tjejen|pojken|flickan|grabben|eleven|kille|tjej|pojke|flicka|grabb|elev"
POINTING = re.compile(
    rf"\b(?:{ONE_PERSON})\b[^.!?\n]{{0,20}}?\b(?:[4-9]\s?[a-e]\b|(?:åk|årskurs|klass)\s?\d)"
    rf"|\b[4-9]\s?[a-e]-(?:{ONE_PERSON})\b",
    re.IGNORECASE,
)

KIN = "mamman|pappan|brodern|systern|storebror|lillebror|storasyster|lillasyster"
NEAR = re.compile(
    rf"\b(?:{KIN}) till\b(?! ton)|\bden (?:där )?(?:{ONE_PERSON}) som\b", re.IGNORECASE
)
"""By somebody's kin, or as the one who did something."""
FEW = "två|tre|fyra|ett par|[234]"
YOUNG = (
    r"killar|tjejer|pojkar|flickor|grabbar|elever|ungdomar|barn|tonåringar|kompisar(?:na)?"
    r"|kamrater|personer i gruppen"
)
SMALL = re.compile(
    rf"\b(?:{FEW}) (?:unga |äldre |yngre )?(?:{YOUNG})\b|\b(?:{FEW}) stycken i åk\b"
    rf"|\b(?:bara|endast) en (?:{ONE_PERSON})\b|\bfärre än (?:fem|5)\b"
    r"|\bantal(?: (?:unga|ungdomar|elever|barn|personer|berörda))?\s?:?\s?[1-4]\b(?![–-]|,\d|\s?%)",
    re.IGNORECASE,
)
"""Fewer than five young people, with digits or in words (R-42). Staff and things may be few."""


PLACES_MARK, PLACE_MARK = "@", ","
"""Between a key of the catalogue and its places, and between those."""


class Fault(StrEnum):
    """Why a text is not accepted, or is asked about."""

    PERSONAL_NUMBER = "personal_number"
    CONTACT = "contact"
    POINTS_OUT = "points_out"
    SMALL_GROUP = "small_group"
    TOO_LONG = "too_long"
    EMPTY = "empty"
    UNANSWERED = "unanswered"
    BOTH = "both"
    NO_CASE = "no_case"
    """A text about somebody, and not of which case."""
    NOT_ANSWERED = "not_answered"
    """A question of fact about the text has no answer; none is answered beforehand."""
    THIRD_PERSON = "third_person"
    """E-TREDJE (R-16)."""
    CRIME = "crime"
    """E-BROTT (R-44)."""
    PROTECTED = "protected"
    """E-SKYDD (R-28)."""


PLACED = frozenset({Fault.PERSONAL_NUMBER, Fault.CONTACT, Fault.POINTS_OUT, Fault.SMALL_GROUP})
"""Faults that stand somewhere in a text."""


@dataclass(frozen=True, slots=True)
class Found:
    """A fault and where in the text it begins (first character is 1)."""

    fault: Fault
    position: int


def cleaned(text: str) -> str:
    """The same text without control and direction characters; nothing else is changed."""
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def faults_in(text: str, level: BriefingLevel) -> tuple[Found, ...]:
    """Every fault of a text that will be read by other agencies."""
    found = [Found(Fault.PERSONAL_NUMBER, m.start() + 1) for m in PERSONAL_NUMBER.finditer(text)]
    masked = PERSONAL_NUMBER.sub(_blank, text)
    for pattern in (EMAIL, PHONE, HANDLE, STREET):
        found += [Found(Fault.CONTACT, m.start() + 1) for m in pattern.finditer(masked)]
        masked = pattern.sub(_blank, masked)
    if level is not BriefingLevel.INDIVIDUAL:
        for pattern in (CASE_CODE, INITIALS, POINTING, NEAR):
            found += [Found(Fault.POINTS_OUT, m.start() + 1) for m in pattern.finditer(masked)]
        found += [Found(Fault.POINTS_OUT, at) for at in names_here().found_in(masked)]
        found += [Found(Fault.SMALL_GROUP, m.start() + 1) for m in SMALL.finditer(masked)]
    return tuple(sorted(found, key=lambda f: f.position))


def fault_keys(found: Iterable[Found]) -> tuple[str, ...]:
    """A key of the catalogue for each kind, in the order of Fault, with its places (R-40)."""
    every = tuple(found)
    kinds = {each.fault for each in every}
    return tuple(
        placed(f"fault.{kind}", (each for each in every if each.fault is kind))
        for kind in Fault
        if kind in kinds
    )


def placed(key: str, found: Iterable[Found]) -> str:
    """`fault.contact@6,40`: the key, and where in the text to look; without places, the key."""
    places = PLACE_MARK.join(str(each.position) for each in found)
    return f"{key}{PLACES_MARK}{places}" if places else key


def tells_of_somebody(text: str) -> bool:
    """Whether a text names a case or holds a personal number: nothing to say where others read."""
    return bool(PERSONAL_NUMBER.search(text) or CASE_CODE.search(text))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
