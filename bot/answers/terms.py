"""The words of the field and what they mean, from the catalogue (E13)."""

from functools import cache

from bot.understand import fold
from cards.text import Text, catalogue

PREFIX = "term."
ENDINGS = ("erna", "arna", "orna", "en", "et", "na", "n", "t", "r", "s")
SHORTEST = 4


def find_term(said: str, language: str) -> tuple[str, str] | None:
    """(name, meaning) of the term that is named; None for a word that is not explained."""
    named = _named(language)
    word = " ".join(fold(said).split())
    for candidate in (word, *_stems(word)):
        if candidate in named:
            return named[candidate]
    held = [name for name in named if len(name) >= SHORTEST and name in word]
    return named[max(held, key=len)] if held else None


def known_terms(language: str) -> tuple[str, ...]:
    """Names in the order of the catalogue."""
    return tuple(dict.fromkeys(name for name, _ in _named(language).values()))


def _stems(word: str) -> list[str]:
    return [word[: -len(e)] for e in ENDINGS if word.endswith(e) and len(word) > len(e) + 2]


@cache
def _named(language: str) -> dict[str, tuple[str, str]]:
    """By folded name; an entry reads `name, other name | meaning`."""
    text, found = Text.load(language), {}
    for key in catalogue(text.language):
        if key.startswith(PREFIX):
            names, _, meaning = text(key).partition(" | ")
            every = names.split(", ")
            for name in every:
                found[fold(name)] = (every[0], meaning)
    return found
