"""How words are set: quotation marks, dashes and spaces of the language; characters that print.

What somebody wrote is set, never changed: letters, figures and order stay as they are.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from sspf.domain.guards import CONTROL

GLYPHS = Path(__file__).with_name("glyphs.txt")
"""Code points that typst's own fonts can draw, as ranges; made by `glyphs.py`."""
UNKNOWN = "\N{WHITE SQUARE}"
SPACE = "\N{NO-BREAK SPACE}"
OPENS, CLOSES = {"sv": "”", "en": "“"}, "”"
NOT_LATIN = re.compile(r"[^\n\x20-\x7e\xa0-\u017f–—’”“…•□]")
"""Up to Latin Extended-A every font of ours has all, however it is combined."""
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
    return _mapped(value, lambda text: typeset(text, language))


def printable(value: Any, *, only_latin: bool = False) -> tuple[Any, int]:
    """The same with a square for each character that no font of ours has, and how many there were.

    PDF/UA is refused for a text that cannot be drawn.
    """
    lost = 0
    undrawn = NOT_LATIN if only_latin else _undrawn()

    def shown(text: str) -> str:
        nonlocal lost
        said, missing = undrawn.subn(UNKNOWN, unicodedata.normalize("NFC", text))
        lost += missing
        return LONG.sub(rf"\g<0>{BREAK}", said)

    return _mapped(value, shown), lost


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _mapped(each, change) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_mapped(each, change) for each in value]
    return value


@cache
def _undrawn() -> re.Pattern[str]:
    ranges = (line.partition("-") for line in GLYPHS.read_text(encoding="ascii").split())
    drawn = (rf"\u{first}-\u{last or first}" for first, _, last in ranges)
    return re.compile(rf"[^\n{''.join(drawn)}]")
