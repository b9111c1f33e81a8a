"""Names in the order of the Swedish alphabet: å, ä and ö come last (R-115)."""

import unicodedata

LAST = str.maketrans({"å": "{", "ä": "|", "ö": "}", "æ": "|", "ø": "}"})
"""The three signs that follow z in code order."""


def swedish_order(name: str) -> str:
    """A key to sort by: `sorted(names, key=swedish_order)`. Other accents count as no accent."""
    low = unicodedata.normalize("NFC", name).casefold().translate(LAST)
    return unicodedata.normalize("NFD", low).encode("ascii", "ignore").decode()
