"""What a misspelt word was meant to be: Damerau-Levenshtein over a closed vocabulary.

One slip in words of 5-7 letters, two in longer ones; shorter words are never guessed, and ids,
case codes and numbers never reach this. Source: QUERIES.md, Normalisation 2 and 3.
"""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.normalise import fold

SHORTEST, LONG = 5, 8
NEAREST = 4
MOST_GUESSES = 24
"""Unknown words of one sentence that are looked up; a longer text is not a question."""


class Speller:
    """Knows the words that may be meant; the same word is looked up once."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted({word for word in words if len(word) >= SHORTEST - 1})
        self._folded = [fold(word) for word in self._words]

    def meant(self, word: str) -> str | None:
        """The nearest word, or None when none is near enough. `word` is in lower case."""
        if len(word) < SHORTEST:
            return None
        most = 1 if len(word) < LONG else 2
        near = process.extract(
            fold(word), self._folded, scorer=OSA.distance, score_cutoff=most, limit=NEAREST
        )
        if not near:
            return None
        ranked = sorted(
            (distance, word[0] != self._words[at][0], OSA.distance(word, self._words[at]), at)
            for _, distance, at in near
        )
        return self._words[ranked[0][3]]
