"""What hurried thumbs do: bare letters, one slip in a long word, capitals; and courtesy."""

import re
from dataclasses import dataclass, replace
from random import Random

BARE_LETTERS = str.maketrans("åäöÅÄÖ", "aaoAAO")
LONG_WORD = re.compile(r"(?<![\w&/-])[^\W\d_]{8,}(?![\w&/-])")
"""Eight letters and no digit: in so long a word one slip leaves only one reading."""

OPENINGS = {
    "sv": ("hej, ", "hej! ", "Hej ", "hallå! ", "god morgon! ", "ursäkta, ", "du, "),
    "en": ("hi, ", "hello! ", "Hi "),
}
ENDINGS = {"sv": (" tack", " tack!", ", tack", " snälla", "!"), "en": (" please", ", thanks", "!")}
QUESTION_MARKS = ("?", "??", " ?")


@dataclass(frozen=True)
class Piece:
    text: str
    kept: bool = False
    """Never touched: an id, a code, a name or words that are a slot's value as typed."""


def without_rings_and_dots(pieces: list[Piece]) -> list[Piece]:
    return [
        piece if piece.kept else replace(piece, text=piece.text.translate(BARE_LETTERS))
        for piece in pieces
    ]


def slip(word: str, rng: Random) -> str:
    """One letter dropped, doubled or swapped with the next, inside the word.

    The first letter and the last two stay: they carry what the word is and how it is bent.
    """
    at = rng.randrange(1, len(word) - 3)
    dropped = word[:at] + word[at + 1 :]
    doubled = word[:at] + word[at] + word[at:]
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return rng.choice([each for each in (dropped, doubled, swapped) if each != word])


def with_a_slip(pieces: list[Piece], rng: Random) -> list[Piece]:
    """The same with one slip in one long word, if there is one."""
    places = [
        (number, found.span())
        for number, piece in enumerate(pieces)
        if not piece.kept
        for found in LONG_WORD.finditer(piece.text)
    ]
    if not places:
        return pieces
    number, (start, end) = rng.choice(places)
    text = pieces[number].text
    slipped = Piece(text[:start] + slip(text[start:end], rng) + text[end:])
    return [*pieces[:number], slipped, *pieces[number + 1 :]]


def mistyped(pieces: list[Piece], rng: Random) -> list[Piece]:
    """As it was, or bare letters, or one slip; never both, so that one reading is left."""
    dice = rng.random()
    if dice < 0.2:
        return without_rings_and_dots(pieces)
    return with_a_slip(pieces, rng) if dice < 0.45 else pieces


def cased(pieces: list[Piece], rng: Random) -> str:
    """Joined; now and then with a capital first, rarely in capitals (never what is kept)."""
    text = "".join(piece.text for piece in pieces)
    dice = rng.random()
    if dice < 0.08 and not any(piece.kept for piece in pieces):
        return text.upper()
    if dice < 0.4 and not pieces[0].kept:
        return text[:1].upper() + text[1:]
    return text


def courteous(text: str, rng: Random, lang: str, may_end: bool) -> str:
    """With a greeting before or a thank-you after; `may_end` says whether anything may follow."""
    if rng.random() < 0.25:
        text = rng.choice(OPENINGS[lang]) + text
    if may_end and rng.random() < 0.25:
        text += rng.choice(ENDINGS[lang])
    return text


def questioned(text: str, rng: Random) -> str:
    return text + rng.choice(QUESTION_MARKS) if rng.random() < 0.3 else text
