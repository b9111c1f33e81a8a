"""Sentences without end, each with the one reading that the query specification gives it.

A seed names a set: the same seed gives the same sentences on every machine. Templates, words and
noise are this folder's own and are not tuned to what the product understands; a sentence that it
fails is mended as a class in the product, and a new seed is measured.
"""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from tests.bot.understanding_measured.closed_lists import Slots, is_action
from tests.bot.understanding_measured.commitment_templates import COMMITMENT_TEMPLATES
from tests.bot.understanding_measured.fillers import FILLERS
from tests.bot.understanding_measured.noise import Piece, cased, courteous, mistyped, questioned
from tests.bot.understanding_measured.other_templates import OTHER_TEMPLATES
from tests.bot.understanding_measured.template import Template

SHARE_ON_COMMITMENTS = 0.6
WORDS_AS_TYPED = {"text", "person", "actor"}


class Sentence(NamedTuple):
    text: str
    intent: str
    slots: Slots


def filled(template: Template, rng: Random) -> tuple[list[Piece], Slots, bool]:
    """The pieces, the reading, and whether courtesy may follow (not after words as typed)."""
    pieces: list[Piece] = []
    slots = dict(template.slots)
    may_end = True
    for words, gap in template.parts():
        if words:
            pieces.append(Piece(words.removeprefix("EN ") if not pieces else words))
            may_end = True
        if gap is not None:
            filler = rng.choice(FILLERS[gap])
            pieces.append(Piece(filler.surface, filler.kept))
            slots |= filler.slots
            may_end = not WORDS_AS_TYPED & filler.slots.keys()
    return [piece for piece in pieces if piece.text], slots, may_end


def sentence(template: Template, rng: Random) -> Sentence:
    """One sentence of this template, noise and all."""
    pieces, slots, may_end = filled(template, rng)
    lang = "en" if template.english() else "sv"
    text = cased(mistyped(pieces, rng), rng)
    if template.polite:
        text = courteous(text, rng, lang, may_end)
    # "åtagande 7 är klart?" asks where "åtagande 7 är klart" tells: what acts gets no question mark
    if may_end and template.polite and not is_action(template.intent, slots) and text[-1] != "!":
        text = questioned(text, rng)
    return Sentence(text, template.intent, slots)


def sentences(count: int, seed: int) -> Iterator[Sentence]:
    """`count` different sentences, six of ten on commitments; the same ones for the same seed."""
    rng = Random(seed)  # noqa: S311 nothing secret: a set that can be made again
    seen: set[str] = set()
    while len(seen) < count:
        on_commitments = rng.random() < SHARE_ON_COMMITMENTS
        template = rng.choice(COMMITMENT_TEMPLATES if on_commitments else OTHER_TEMPLATES)
        made = sentence(template, rng)
        if made.text not in seen:
            seen.add(made.text)
            yield made
