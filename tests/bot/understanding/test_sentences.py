"""The 126 given examples exactly, and the product's own phrasings of every intent and slot."""

from pathlib import Path

import pytest

from bot.understanding.acting import ACTIONS
from bot.understanding.frames import grammar
from bot.understanding.understand import understand
from tests.bot.understanding.reference import reference
from tests.bot.understanding.report import Expected, expected_of

FOLDER = Path(__file__).parent
GIVEN = list(expected_of(FOLDER / "queries.jsonl"))
OWN = [each for file in sorted(FOLDER.glob("phrases*.txt")) for each in expected_of(file)]


@pytest.mark.parametrize("given", GIVEN, ids=lambda given: given.text)
def test_given_an_example_when_read_then_exactly_its_intent_and_slots(given: Expected) -> None:
    meaning = understand(given.text, reference())

    assert (meaning.intent, dict(meaning.slots)) == (given.intent, given.slots)


def test_given_own_phrasings_when_read_then_each_is_exactly_what_it_says() -> None:
    wrong = []
    for own in OWN:
        meaning = understand(own.text, reference())
        if (meaning.intent, dict(meaning.slots)) != (own.intent, own.slots):
            wrong.append((own.text, meaning.intent, dict(meaning.slots)))

    assert wrong == []


def test_every_intent_has_phrasings_of_its_own() -> None:
    said = {own.intent for own in OWN}

    assert grammar().intents - said == set()


def test_given_a_sentence_that_changes_nothing_when_read_then_no_act_is_begun() -> None:
    harmless = [each for each in (*GIVEN, *OWN) if each.intent not in ACTIONS]

    begun = [
        (each.text, meaning.intent)
        for each in harmless
        if (meaning := understand(each.text, reference())).intent in ACTIONS and meaning.is_sure
    ]

    assert begun == []


def test_few_of_the_sentences_are_asked_about() -> None:
    every = [*GIVEN, *OWN]

    asked = sum(not understand(each.text, reference()).is_sure for each in every)

    assert asked / len(every) < 0.02
