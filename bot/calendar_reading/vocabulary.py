"""The words of Swedish dates: months, weekdays, ordinals, small numbers. All in lower case."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
OTHER_MONTHS = {
    "oct": 10,
    "october": 10,
    "may": 5,
    "mai": 5,
    "march": 3,
    "dece": 12,
    "sept": 9,
    "janv": 1,
    "febr": 2,
}
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
SHORT_WEEKDAYS = {
    **dict.fromkeys(("mån", "månd"), 0),
    **dict.fromkeys(("tis", "tisd"), 1),
    **dict.fromkeys(("ons", "onsd"), 2),
    **dict.fromkeys(("tor", "tors", "torsd"), 3),
    **dict.fromkeys(("fre", "fred"), 4),
    **dict.fromkeys(("lör", "lörd"), 5),
    **dict.fromkeys(("sön", "sönd"), 6),
}
TWO_LETTERS = {"må": 0, "ti": 1, "on": 2, "to": 3, "fr": 4, "lö": 5, "sö": 6}
"""Only right before a date: "on" and "to" are words of other kinds too."""
ENDINGS = ("", "en", "s", "ens", "ar", "arna", "arnas", "e", "er")
SEVERAL = ("ar", "arna", "arnas")
NUMBERS = (
    *("ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"),
    *("tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton"),
    *("tjugo", "tjugoett", "tjugotvå", "tjugotre"),
)
ORDINALS = (
    *("första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde"),
    *("tionde", "elfte", "tolfte", "trettonde", "fjortonde", "femtonde", "sextonde", "sjuttonde"),
    *("artonde", "nittonde", "tjugonde", "tjugoförsta", "tjugoandra", "tjugotredje"),
    *("tjugofjärde", "tjugofemte", "tjugosjätte", "tjugosjunde", "tjugoåttonde", "tjugonionde"),
    *("trettionde", "trettioförsta"),
)
SHORTEST, SHORT_WORD, LONG_WORD = 3, 5, 7
BARE = str.maketrans("åäöéè", "aaoee")

MONTH_WORD = r"[a-zåäöé]{3,12}(?![a-zåäöé0-9])"
WEEKDAY_WORD = (
    "(?:"
    + "|".join(
        rf"{name.replace('å', '[åa]').replace('ö', '[öo]')[:-3]}dag(?:en|ar|arna|arnas|s|ens)?"
        for name in WEEKDAYS
    )
    + r"|månd?|tisd?|onsd?|torsd?|tor|fred?|lörd?|sönd?)(?![a-zåäöé])\.?"
)
ORDINAL_WORD = "|".join(sorted(ORDINALS, key=len, reverse=True))
NUMBER_WORD = "|".join(sorted(NUMBERS, key=len, reverse=True))


@lru_cache(maxsize=4096)
def month(word: str) -> int | None:
    """1 to 12, by name, by an unmistakable beginning, or by a name with a slip of the finger."""
    if len(word) < SHORTEST:
        return None
    if word in OTHER_MONTHS:
        return OTHER_MONTHS[word]
    begun = [n for n, name in enumerate(MONTHS, start=1) if name.startswith(word)]
    if begun:
        return begun[0] if len(begun) == 1 else None
    return _slip(word, MONTHS, start=1)


@lru_cache(maxsize=4096)
def weekday(word: str) -> tuple[int, bool] | None:
    """(0 for Monday, whether it is said of several: "torsdagar")."""
    word = word.rstrip(".")
    if word in SHORT_WEEKDAYS:
        return SHORT_WEEKDAYS[word], False
    for ending in ENDINGS:
        stem = word.removesuffix(ending) if ending else word
        for place, name in enumerate(WEEKDAYS):
            if stem.translate(BARE) == name.translate(BARE):
                return place, ending in SEVERAL
    near = [_slip(word.removesuffix(ending), WEEKDAYS, start=0) for ending in ("", "ar", "en")]
    found = next((place for place in near if place is not None), None)
    return None if found is None else (found, word.endswith(("ar", "arna")))


@lru_cache(maxsize=1024)
def ordinal(word: str) -> int | None:
    """ "tredje" is 3, "3:e" is 3, "sista" is -1, "näst sista" is -2."""
    if word in ("sista", "siste"):
        return -1
    if re.fullmatch(r"näst\s+sista", word):
        return -2
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits[0])
    return ORDINALS.index(word) + 1 if word in ORDINALS else None


def number(word: str) -> int | None:
    """ "tre" and "3" are 3."""
    if word.isdigit():
        return int(word)
    if word in ("en", "ett"):
        return 1
    return NUMBERS.index(word) + 1 if word in NUMBERS else None


def _slip(word: str, names: tuple[str, ...], start: int) -> int | None:
    """The one name that is this word with a letter missing, doubled, wrong or out of place."""
    if len(word) < SHORT_WORD - 1:
        return None
    near = [
        place
        for place, name in enumerate(names, start=start)
        if len(name) >= SHORT_WORD - 1
        and name[0] == word[0]
        and OSA.distance(word, name, score_cutoff=_allowed(name)) <= _allowed(name)
    ]
    return near[0] if len(near) == 1 else None


def _allowed(name: str) -> int:
    return 2 if len(name) >= LONG_WORD and not name.endswith("dag") else 1
