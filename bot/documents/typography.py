"""How words are set: quotation marks, dashes and spaces of the language; characters that print.

What somebody wrote is set, never changed: letters, figures and order stay as they are.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import Any

from sspf.domain.guards import CONTROL

GLYPHS = Path(__file__).with_name("glyphs.txt")
"""Code points that typst's own fonts can draw, as ranges; made by `glyphs.py`."""
UNKNOWN = "\N{WHITE SQUARE}"
SPACE = "\N{NO-BREAK SPACE}"
OPENS, CLOSES = {"sv": "”", "en": "“"}, "”"
LATIN = 0x017F
"""The last of Latin Extended-A: what every font of ours has, however it is combined."""
CLOCK = re.compile(r"\b([Kk]l\.?) (?=\d)")
DASH = re.compile(r"(?<=\S) - (?=\S)")
HOURS = re.compile(r"(?<=\d[.:]\d\d)-(?=\d\d?[.:]\d\d\b)")
QUOTE = re.compile(r'(^|[\s(\[–])"')
LONG = re.compile(r"\S{60}(?=\S{8})")
BREAK = "\N{ZERO WIDTH SPACE}"


def typeset(words: str, language: str) -> str:
    said = CLOCK.sub(rf"\1{SPACE}", CONTROL.sub("", words))
    said = DASH.sub(f"{SPACE}– ", said)
    said = HOURS.sub("–", said)
    said = QUOTE.sub(rf"\1{OPENS.get(language, CLOSES)}", said).replace('"', CLOSES)
    return said.replace("'", "’").replace("...", "…")


def typeset_all(value: Any, language: str) -> Any:
    """Every text of a structure of JSON."""
    if isinstance(value, str):
        return typeset(value, language)
    if isinstance(value, dict):
        return {key: typeset_all(each, language) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [typeset_all(each, language) for each in value]
    return value


def printable(value: Any, *, only_latin: bool = False) -> tuple[Any, int]:
    """The same with a square for each character that no font of ours has, and how many there were.

    PDF/UA is refused for a text that cannot be drawn.
    """
    lost = 0

    def shown(text: str) -> str:
        nonlocal lost
        said = unicodedata.normalize("NFC", text)
        kept = [c if c == "\n" or _prints(c, only_latin=only_latin) else UNKNOWN for c in said]
        lost += sum(a != b for a, b in zip(kept, said, strict=True))
        return LONG.sub(rf"\g<0>{BREAK}", "".join(kept))

    return _mapped(value, shown), lost


def _mapped(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _mapped(each, change) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_mapped(each, change) for each in value]
    return value


def _prints(character: str, *, only_latin: bool) -> bool:
    code = ord(character)
    if only_latin and code > LATIN and character not in "–—’”“…•□":
        return False
    firsts, lasts = _ranges()
    place = bisect_right(firsts, code) - 1
    return place >= 0 and code <= lasts[place]


@cache
def _ranges() -> tuple[list[int], list[int]]:
    lines = [line.partition("-") for line in GLYPHS.read_text(encoding="ascii").split()]
    firsts = [int(first, 16) for first, _, _ in lines]
    return firsts, [int(last or first, 16) for first, _, last in lines]
