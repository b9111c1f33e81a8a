"""How often a group meets, as somebody writes it at set-up, as it would stand in a file.

The words of `wording.cadence_in_words`, and how they are usually slipped.
"""

import re
from collections.abc import Callable
from typing import Any

from bot.understand import fold

Said = dict[str, Any]
NUMBERS = {
    **{"en": 1, "ett": 1, "tva": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "atta": 8},
    **{"nio": 9, "tio": 10, "elva": 11, "tolv": 12},
}
ORDINALS = {
    **{"tredje": 3, "fjarde": 4, "femte": 5, "sjatte": 6, "sjunde": 7, "attonde": 8, "nionde": 9},
    **{"tionde": 10, "tolfte": 12, "fjortonde": 14},
}
UNITS = {"d": "day", "v": "week", "m": "month"}
PERIODS = {"v": "week", "m": "month", "t": "term", "a": "year", "o": "year"}
_NUMBER = rf"(\d{{1,2}}|{'|'.join(NUMBERS)})"
_UNIT = r"(dag|dagar|dagen|vecka|veckor|veckan|manad|manader|manaden)"
_TIMES = rf"{_NUMBER} ?(?:gang|ganger|ggr|moten?|traffar?)"
_PERIOD = r"(?:i |per |varje |om )?(veckan?|manad(?:en)?|termin(?:en)?|ar(?:et)?)"
_EVERY = re.compile(
    rf"(?:varje|per|var) {_UNIT}"
    rf"|(varannan|varannat|vartannat) {_UNIT}"
    rf"|(?:var|vart) (?:(\d{{1,2}}):?(?:e|a)?|({'|'.join(ORDINALS)})) {_UNIT}"
)
_SIMPLE = {
    **dict.fromkeys(("veckovis", "en gang i veckan", "1 gang i veckan"), "week"),
    **dict.fromkeys(("manadsvis", "manatligen", "en gang i manaden", "1 gang i manaden"), "month"),
}
_PARITY = re.compile(r"(udda|ojamna|jamna) veckor")
_LEAST = re.compile(rf"(?:minst|atminstone) {_TIMES} {_PERIOD}")
_ABOUT = re.compile(rf"(?:ungefar|cirka|ca\.?|omkring)? ?{_TIMES} {_PERIOD}")
_LISTED = re.compile(r"(?:enligt|efter) (?:ett |vart )?(?:kalendarium|kalendariet|lista|datum)")


def read_cadence(said: str) -> Said | None:
    """None when it is not a cadence; as the key `cadence` is written in a municipality's file."""
    words = " ".join(fold(said).strip(" .!").split())
    readers: tuple[Callable[[str], Said | None], ...] = (_listed, _simple, _every, _parity, _times)
    return next((found for read in readers if (found := read(words))), None)


def _listed(words: str) -> Said | None:
    return {"kind": "explicit_dates"} if _LISTED.fullmatch(words) else None


def _simple(words: str) -> Said | None:
    unit = _SIMPLE.get(words)
    return {"kind": "interval", "every": 1, "unit": unit} if unit else None


def _every(words: str) -> Said | None:
    found = _EVERY.fullmatch(words)
    if found is None:
        return None
    plain, second, of_second, figure, ordinal, of_nth = found.groups()
    every = 2 if second else ORDINALS[ordinal] if ordinal else int(figure or 1)
    unit = UNITS[(plain or of_second or of_nth)[0]]
    return {"kind": "interval", "every": every, "unit": unit} if every else None


def _parity(words: str) -> Said | None:
    found = _PARITY.fullmatch(words)
    return found and {"kind": "iso_weeks", "parity": "even" if found[1] == "jamna" else "odd"}


def _times(words: str) -> Said | None:
    least = _LEAST.fullmatch(words)
    found = least or _ABOUT.fullmatch(words)
    if found is None:
        return None
    count = NUMBERS[found[1]] if found[1] in NUMBERS else int(found[1])
    period = PERIODS[found[2][0]]
    if not count or (least is None and period != "year"):
        return None
    if least:
        return {"kind": "min_per_period", "n": count, "period": period}
    return {"kind": "approx_per_year", "n": count}
