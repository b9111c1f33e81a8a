"""Politeness, case, marks, spaces, slips and missing rings and dots change no meaning."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.understanding.understand import understand
from tests.bot.understanding.reference import reference
from tests.bot.understanding.report import Expected, expected_of
from tests.bot.understanding.variants import VARIANTS, misspelt, plain, polite

FOLDER = Path(__file__).parent
GIVEN = list(expected_of(FOLDER / "queries.jsonl"))
OWN = [each for file in sorted(FOLDER.glob("phrases*.txt")) for each in expected_of(file)]
EVERY = [*GIVEN, *OWN[::7]]
"""Every seventh of the product's own: each is said in eight other ways."""
TYPED = ("text", "person", "actor", "owner")
"""Slots that hold words as they were typed: of them the letters may differ."""
MOST_CHANGED: dict[Callable[[str], str], float] = {misspelt: 0.01, plain: 0.01}
"""A slip may make another word, and "gäng" without its dots is "gång"."""


def _changed(variant: Callable[[str], str]) -> list[str]:
    return [said for each in EVERY if not _means_the_same(said := variant(each.text), each)]


def _means_the_same(said: str, each: Expected) -> bool:
    if each.intent == "greeting":
        return True  # "hej, hej tack" is thanks
    asked = each.intent == "confirm"  # a yes and a no answer something
    meaning = understand(said, replace(reference(), open_question=asked))
    return (meaning.intent, _bare(meaning.slots)) == (each.intent, _bare(each.slots))


def _bare(slots: object) -> dict[str, object]:
    assert isinstance(slots, dict)
    return {key: value for key, value in slots.items() if key not in TYPED or value == "me"}


@pytest.mark.parametrize("variant", [v for v in VARIANTS if v not in MOST_CHANGED])
def test_given_a_sentence_said_otherwise_when_read_then_the_same_meaning(
    variant: Callable[[str], str],
) -> None:
    assert _changed(variant) == []


@pytest.mark.parametrize("variant", MOST_CHANGED)
def test_given_a_sentence_typed_with_slips_when_read_then_nearly_always_the_same(
    variant: Callable[[str], str],
) -> None:
    changed = _changed(variant)

    assert len(changed) <= MOST_CHANGED[variant] * len(EVERY), changed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("polisens öppna åtaganden", "öppna åtaganden som polisen har"),
        ("skolans försenade åtaganden", "försenade åtaganden hos skolan"),
        ("polisens åtaganden nästa vecka", "nästa vecka: polisens åtaganden"),
        (
            "skolans åtaganden på gruppnivå före sportlovet",
            "åtaganden före sportlovet på gruppnivå för skolan",
        ),
        ("flytta 4 till 4 mars", "till 4 mars, flytta 4"),
        ("markera 12 som klart", "12 markera som klart"),
        ("visa klara åtaganden i januari", "i januari klara åtaganden"),
        ("vad har polisen för öppna åtaganden", "polisens öppna åtaganden"),
        ("vad har fritid för försenade åtaganden", "fritids försenade åtaganden"),
        ("har skolan några pågående åtaganden", "skolans pågående åtaganden"),
    ],
)
def test_given_parts_in_another_order_when_read_then_the_same_meaning(one: str, other: str) -> None:
    first, second = understand(one, reference()), understand(other, reference())

    assert (first.intent, first.slots) == (second.intent, second.slots)


def test_politeness_is_no_part_of_a_new_items_words() -> None:
    meaning = understand(polite("nytt åtagande: ringa väktarbolaget"), reference())

    assert meaning.slots["text"] == "ringa väktarbolaget"
