"""The words of the field and what they mean, from the catalogue (E13)."""

from functools import cache

from bot.understand import fold
from cards.text import LOCALES, Text, catalogue

PREFIX = "term."
EXPLAINED = " | "
"""Between a word's names and its meaning."""
ENDINGS = ("erna", "arna", "orna", "en", "et", "na", "n", "t", "r", "s")
SHORTEST = 4


def find_term(said: str, language: str) -> tuple[str, str] | None:
    """(name, meaning) of the term that is named, in whichever language; None for any other word."""
    named = _keys()
    word = " ".join(fold(said).split())
    for candidate in (word, *_stems(word)):
        if candidate in named:
            return _explained(named[candidate], language)
    held = [name for name in named if len(name) >= SHORTEST and name in word]
    return _explained(named[max(held, key=len)], language) if held else None


def known_terms(language: str) -> tuple[str, ...]:
    """Names in the order of the catalogue."""
    return tuple(_explained(key, language)[0] for key in dict.fromkeys(_keys().values()))


def _stems(word: str) -> list[str]:
    return [word[: -len(e)] for e in ENDINGS if word.endswith(e) and len(word) > len(e) + 2]


def _explained(key: str, language: str) -> tuple[str, str]:
    """An entry reads `name, other name | meaning`."""
    names, _, meaning = Text.load(language)(key).partition(EXPLAINED)
    return names.split(", ")[0], meaning


@cache
def _keys() -> dict[str, str]:
    """The catalogue's key by each folded name of it, Swedish before English."""
    found: dict[str, str] = {}
    for language in LOCALES:
        text = Text.load(language)
        for key in catalogue(language):
            if key.startswith(PREFIX) and EXPLAINED in text(key):
                names = text(key).partition(EXPLAINED)[0]
                for name in names.split(", "):
                    found.setdefault(fold(name), key)
    return found
