"""Text as it is read: one Unicode form, mentions gone, no longer than is answered at once."""

import re
import unicodedata

LONGEST = 1_000
"""Characters that are read; what follows stays in the text slots of nothing."""
MENTION = re.compile(r"<at\b[^<>]{0,200}>[^<]{0,200}</at>", re.IGNORECASE)
SWEDISH = str.maketrans("åäöÅÄÖé", "aaoaaoe")
"""The letters that nearly every word needs; the rest are taken apart one by one."""
QUOTES, DASHES = "’‘´`", "‐‑‒–—−"
SPELT_OTHERWISE = re.compile(f"[{QUOTES}{DASHES}]")
"""What printable text may hold that is read as another letter; most holds none."""
FINAL = "ς"
"""A letter that is another one at the end of a word, where `lower` reads more than one letter."""
SIGNS = {"👍": "ja", "👎": "nej", "👌": "ja"}
"""What is answered with a single sign."""
SIGN_PARTS = "".join(SIGNS) + "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff\ufe0f !."
"""They themselves, in any tone of skin, once or more."""
SPACES = re.compile(r"\s+")


def normalised(text: str) -> str:
    """NFC, single spaces, case kept: positions in it are the ones that slots are cut from."""
    short = unicodedata.normalize("NFC", text[: 2 * LONGEST])[:LONGEST]
    without = MENTION.sub(" ", short)
    if not without.isprintable() or SPELT_OTHERWISE.search(without):
        without = "".join(_plain(c) for c in without)
    plain = SPACES.sub(" ", without).strip()
    return SIGNS.get(plain[:1], plain) if plain and not plain.strip(SIGN_PARTS) else plain


def fold(word: str) -> str:
    """Lower case without diacritics, letter by letter: å and ä as a, ö as o."""
    if word.isascii():
        return word.lower()
    low = word.translate(SWEDISH)
    return low.lower() if low.isascii() else "".join(_folded(c) for c in low)


def lowered(text: str) -> str:
    """Lower case of the same length, so that positions hold ('İ' would grow)."""
    low = text.lower()
    if len(low) == len(text) and FINAL not in low:
        return low
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def _plain(c: str) -> str:
    if c in QUOTES:
        return "'"
    if c in DASHES:
        return "-"
    return " " if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs") else c


def _folded(c: str) -> str:
    base = unicodedata.normalize("NFD", c)[0].lower()
    return base if len(base) == 1 else c
