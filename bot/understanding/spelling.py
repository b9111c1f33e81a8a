"""What a misspelt word was meant to be: Damerau-Levenshtein over a closed vocabulary.

One slip in words of 5-7 letters, two in longer ones; shorter words are never guessed, and ids,
case codes and numbers never reach this. Source: QUERIES.md, Normalisation 2 and 3.
"""

from bisect import bisect_left
from collections.abc import Container, Iterable
from hashlib import blake2b
from secrets import token_bytes

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.normalise import fold

SHORTEST, LONG, LONGEST = 5, 8, 40
NEAREST = 4
MOST_GUESSES = 24
"""Unknown words of one sentence that are looked up; a longer text is not a question."""
MOST_FOUND = 4096
"""Words whose nearest one is remembered; each is held against some thousand others else."""


def is_slip(word: str, known: str) -> bool:
    """Is `word` near enough to be a misspelt `known`?"""
    if len(known) < SHORTEST or abs(len(word) - len(known)) > _most(known):
        return False
    return OSA.distance(word, known) <= _most(known)


REGRETS = ("tyvarr", "dessvarre", "unfortunately", "sadly", "regrettably")
"""Folded: they stand anywhere, also in the middle of a phrase, and change nothing."""


def regrets(low: str, known: Container[str]) -> bool:
    """`tyvärr` and its misspellings; a known word is no misspelling."""
    plain = fold(low)
    return plain in REGRETS or (low not in known and any(is_slip(plain, r) for r in REGRETS))


def _most(word: str) -> int:
    """Slips in a word of its length."""
    return 1 if len(word) < LONG else 2


class Speller:
    """Knows the words that may be meant, by their length: a slip changes it by one or two."""

    def __init__(
        self,
        words: Iterable[str],
        *,
        likely: Iterable[str] = (),
        shared: "Speller | None" = None,
    ) -> None:
        """`likely`: of two that are equally near, what people mostly mean.

        `shared`: one whose words may be meant too, and are not kept here once more.
        """
        self._shared = shared
        self._likely = frozenset(likely)
        self._secret = token_bytes(16)
        self._found: dict[bytes, str | None] = {}
        """What was meant before. Of the word that was typed only a keyed hash is here."""
        self._by_length: dict[int, tuple[list[str], list[str]]] = {}
        for word in sorted({word for word in words if len(word) >= SHORTEST - 1}):
            if shared is not None and shared.knows(word):
                continue
            known, folded = self._by_length.setdefault(len(word), ([], []))
            known.append(word)
            folded.append(fold(word))

    def knows(self, word: str) -> bool:
        """Whether it may be meant, spelt as it is."""
        known, _ = self._by_length.get(len(word), ([], []))
        at = bisect_left(known, word)
        return at < len(known) and known[at] == word

    def meant(self, word: str) -> str | None:
        """The nearest word, or None when none is near enough. `word` is in lower case."""
        if not SHORTEST <= len(word) <= LONGEST:
            return None
        asked = blake2b(word.encode("utf-8", "surrogatepass"), key=self._secret).digest()
        if asked not in self._found:
            if len(self._found) >= MOST_FOUND:
                self._found.clear()
            self._found[asked] = self._nearest(word)
        return self._found[asked]

    def _nearest(self, word: str) -> str | None:
        most = _most(word)
        near = [
            (distance, word[0] != known[0], OSA.distance(word, known), self._rank(known), known)
            for length in range(len(word) - most, len(word) + most + 1)
            for distance, known in self._near(fold(word), length, most)
            if self._is_likely(known) or fold(word)[0] == fold(known)[0]
        ]
        return min(near)[-1] if near else None

    def _rank(self, known: str) -> int:
        return not self._is_likely(known)

    def _is_likely(self, known: str) -> bool:
        return known in self._likely or (
            self._shared is not None and self._shared._is_likely(known)
        )

    def _near(self, folded: str, length: int, most: int) -> list[tuple[int, str]]:
        """The nearest few of that length with their distances, each as near by the alphabet."""
        known, plain = self._by_length.get(length, ([], []))
        found = process.extract(
            folded, plain, scorer=OSA.distance, score_cutoff=most, limit=NEAREST
        )
        near = [(int(distance), known[at]) for _, distance, at in found]
        if self._shared is None:
            return near
        return sorted([*near, *self._shared._near(folded, length, most)])[:NEAREST]
