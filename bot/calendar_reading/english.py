"""A line of English made Swedish, word by word, before it is read.

Only a line that has a word of English dates in it: "to", "on" and "and" are Swedish words too.
"""

import re
from collections.abc import Callable

WEEKDAYS = {
    "mon": "måndag",
    "tue": "tisdag",
    "wed": "onsdag",
    "thu": "torsdag",
    "fri": "fredag",
    "sat": "lördag",
    "sun": "söndag",
}
WEEKDAY = (
    r"(?P<day>mon|tue|wed|thu|fri|sat|sun)(?:(?:s|nes|rs|ur)?day(?P<several>s)?"
    r"|(?:s|r|rs)?(?=[.,]?\s+(?:the\s+)?\d))"
)
""" "Fri" alone is a Swedish word; right before a number it is a Friday."""
MONTHS = {
    **{"january": "januari", "february": "februari", "march": "mars", "may": "maj"},
    **{"june": "juni", "july": "juli", "august": "augusti", "october": "oktober"},
}
ENGLISH = re.compile(
    rf"\b(?:{WEEKDAY}|every|each|weeks?|january|february|march|june|july|october|noon)\b"
)
"""Words that make a line English. "May" and "august" are names and other words as well."""
NTH = {
    **{"first": "första", "second": "andra", "third": "tredje", "fourth": "fjärde"},
    **{"1st": "första", "2nd": "andra", "3rd": "tredje", "4th": "fjärde", "last": "sista"},
}
COUNTED = {"other": "varannan", "second": "varannan", "2nd": "varannan"} | {
    word: f"var {NTH[word]}" for word in ("third", "fourth", "3rd", "4th")
}
PHRASES: tuple[tuple[str, str], ...] = (
    (r"\b(?:on\s+)?(?:every|each)\s+(other|second|third|fourth|2nd|3rd|4th)\b", "COUNTED"),
    (r"\b(?:on\s+)?the\s+(first|second|third|fourth|last|1st|2nd|3rd|4th)\b", "NTH"),
    (r"\b(first|second|third|fourth|last|1st|2nd|3rd|4th)\b(?=\s+(?:and|&|,|[a-z]+day))", "NTH"),
    (r"\b(?:of|in)\s+(?:every|each)\s+month\b", "i varje månad"),
    (r"\b(?:of|in)\s+the\s+month\b", "i månaden"),
    (r"\b(?:every|each)\b", "varje"),
    (r"\bodd(?:\s+numbered)?\s+weeks?\b", "udda veckor"),
    (r"\beven(?:\s+numbered)?\s+weeks?\b", "jämna veckor"),
    (r"\bweeks\b", "veckor"),
    (r"\bweek\b", "vecka"),
    (r"\bmonths?\b", "månad"),
    (r"\bdays\b", "dagar"),
    (r"\b(?:starting|beginning)(?:\s+(?:on|from))?\b", "med start"),
    (r"\b(?:except|but\s+not|not)(?:\s+(?:for|on))?\b", "utom"),
    (r"\bcancell?ed\b", "inställt"),
    (r"\b(?:until|through|thru|to)\b", "till"),
    (r"\bfrom\b", "från"),
    (r"\bbetween\b", "mellan"),
    (r"\band\b", "och"),
    (r"\bat\s+(?=\d)", "kl "),
    (r"\b(?:at\s+)?noon\b", "lunch"),
    (r"\bin\s+the\s+(?=morning|afternoon|evening)", ""),
    (r"\bmorning\b", "förmiddag"),
    (r"\bafternoon\b", "eftermiddag"),
    (r"\bevening\b", "kväll"),
    (r"\btimes\b", "gånger"),
    (r"\bmeetings\b", "möten"),
    (r"\bspring\b", "våren"),
    (r"\b(?:autumn|fall)\b", "hösten"),
    (r"\btomorrow\b", "imorgon"),
    (r"\btoday\b", "idag"),
    (r"\bnext\b", "nästa"),
    (r"\b(?:on|in|of)\s+(?=\d|[a-zåäö])", ""),
    (r"(?<=\d)(?:st|nd|rd|th)\b", ""),
)
TABLES = {"NTH": NTH, "COUNTED": COUNTED}
REPLACED = tuple((re.compile(pattern), word) for pattern, word in PHRASES)
DAY = re.compile(rf"\b{WEEKDAY}\b\.?")
MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b")


def in_swedish(line: str) -> str:
    """`line` in lower case; the same line where nothing in it is English."""
    if not ENGLISH.search(line):
        return line
    for pattern, word in REPLACED:
        table = TABLES.get(word)
        line = pattern.sub(_looked_up(table) if table else word, line)
    line = MONTH.sub(lambda found: MONTHS[found[1]], line)
    return DAY.sub(lambda found: WEEKDAYS[found["day"]] + ("ar" if found["several"] else ""), line)


def _looked_up(table: dict[str, str]) -> Callable[[re.Match[str]], str]:
    return lambda found: table[found[1]]
