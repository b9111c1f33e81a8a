"""Words as a search compares them: without case, diacritics or punctuation (R-116).

A database says the same with `replace` and `lower` alone, so the tables are short and closed.
"""

import re
import unicodedata

LETTERS = {"å": "a", "ä": "a", "ö": "o", "é": "e", "ü": "u"}
MARKS = ".,:;-"
TABLE = str.maketrans(
    LETTERS
    | {letter.upper(): plain for letter, plain in LETTERS.items()}
    | dict.fromkeys(MARKS, " ")
)
WORD = re.compile(r"[a-z0-9]+")
WHOLE = 4
"""A shorter word is looked for as a whole word: "C" is not in "centrum"."""
MOST_WORDS = 8
ENDINGS = (
    *("arnas", "ernas", "ornas", "arna", "erna", "orna", "andet", "ens", "ets", "nas"),
    *("ar", "er", "or", "en", "et", "na", "ns", "ts", "n", "t", "s", "a", "e"),
)
"""Swedish endings, the longest first: "belysningen" finds "belysning"."""
IDLE = frozenset(
    [
        *("alla", "att", "av", "de", "den", "det", "dom", "en", "ett", "for", "fran", "har", "hur"),
        *("i", "inte", "med", "mot", "nar", "och", "om", "pa", "sa", "som", "till", "upp", "ut"),
        *("vad", "var", "vi", "vid", "about", "and", "for", "in", "is", "of", "on", "the", "to"),
    ]
)
"""Words that tell nothing of what is looked for."""


def folded(text: str) -> str:
    """Lower case, without marks, a space first and last."""
    return f" {unicodedata.normalize('NFC', text).translate(TABLE).lower()} "


def sought(text: str) -> tuple[str, ...]:
    """The words to look for, without endings; short ones as they are, in the order typed."""
    said = [w for w in WORD.findall(folded(text)) if w not in IDLE]
    return tuple(dict.fromkeys(stem(w) for w in said))[:MOST_WORDS]


def stem(word: str) -> str:
    """The word without an ending, when enough is left of it."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > WHOLE:
            return word[: -len(ending)]
    return word


def part(word: str) -> str:
    """What of a folded text a word of `sought` is."""
    return word if len(word) >= WHOLE else f" {word} "


def holds(text: str, word: str) -> bool:
    return part(word) in folded(text)
