"""The measuring set itself: whole, well-formed, and the same for the same seed."""

import json
import re
import sys
from collections import Counter
from datetime import date
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bot.understanding.report import Expected, expected_of
from tests.bot.understanding_measured.closed_lists import ACTION_INTENTS, INTENTS, Slots, faults
from tests.bot.understanding_measured.commitment_templates import COMMITMENT_TEMPLATES
from tests.bot.understanding_measured.fillers import FILLERS
from tests.bot.understanding_measured.generator import Sentence, sentences
from tests.bot.understanding_measured.measure import (
    BY_HAND,
    Reading,
    Verdict,
    by_hand,
    judge,
    outcomes,
    product_answers,
    rates,
    report,
)
from tests.bot.understanding_measured.other_templates import OTHER_TEMPLATES
from tests.bot.understanding_measured.template import Template, unknown_gaps

TEMPLATES = [*COMMITMENT_TEMPLATES, *OTHER_TEMPLATES]
NOW = date(2027, 2, 1)
PHONE = [each for file in BY_HAND.parent.glob("phone*.txt") for each in expected_of(file)]
OVERDUE = Sentence("försenade", "list_commitments", {"status": "overdue"})
DONE = Sentence("åtagande 4 är klart", "update_commitment", {"id_hint": 4, "status": "done"})


def test_two_hundred_different_sentences_are_written_by_hand() -> None:
    texts = [each.text.casefold() for each in by_hand()]

    assert len(texts) == len(set(texts)) == 200


def test_each_line_has_the_four_parts_of_a_query() -> None:
    entries = [json.loads(line) for line in BY_HAND.read_text(encoding="utf-8").splitlines()]

    assert {tuple(entry) for entry in entries} == {("text", "lang", "intent", "slots")}
    assert 0.05 < sum(entry["lang"] == "en" for entry in entries) / len(entries) < 0.15


@pytest.mark.parametrize("each", by_hand(), ids=lambda each: each.text)
def test_a_sentence_by_hand_has_a_reading_of_the_specification(each: Sentence) -> None:
    assert faults(each.intent, each.slots) == []


@pytest.mark.parametrize("each", PHONE, ids=lambda each: each.text)
def test_a_sentence_as_on_a_phone_has_a_reading_of_the_specification(each: Expected) -> None:
    assert faults(each.intent, each.slots) == []


def test_every_intent_is_asked_by_hand_and_half_is_on_commitments() -> None:
    counted = Counter(each.intent for each in by_hand())

    assert set(counted) == INTENTS
    assert 90 <= sum(n for intent, n in counted.items() if "commitment" in intent) <= 110


def dates_in(slots: Slots) -> list[date]:
    written = json.dumps(slots)
    return [date.fromisoformat(found) for found in re.findall(r"\d{4}-\d\d-\d\d", written)]


def test_every_date_by_hand_is_of_this_spring() -> None:
    found = {day for each in by_hand() for day in dates_in(each.slots)}

    assert found
    assert all(date(2027, 1, 21) <= day < date(2027, 7, 1) for day in found)
    assert NOW.isocalendar()[1:] == (5, 1)
    assert date(2027, 2, 22).isocalendar()[1:] == (8, 1)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.pattern)
def test_a_template_has_only_known_gaps(template: Template) -> None:
    assert unknown_gaps(template) == set()
    assert template.intent in INTENTS


def test_there_are_templates_enough_and_none_twice() -> None:
    patterns = [(each.pattern, each.intent) for each in TEMPLATES]

    assert len(COMMITMENT_TEMPLATES) >= 60
    assert len(patterns) == len(set(patterns))
    assert len({pattern for pattern, _ in patterns}) == len(patterns)


def test_every_filler_is_used() -> None:
    used = {gap for template in TEMPLATES for _, gap in template.parts()}

    assert set(FILLERS) - used == set()


@given(seed=st.integers(0, 2**32))
def test_a_seed_names_a_set(seed: int) -> None:
    made = list(sentences(40, seed))

    assert made == list(sentences(40, seed))
    assert len({each.text for each in made}) == 40
    assert list(islice(sentences(60, seed), 40)) == made


@given(seed=st.integers(0, 2**32))
def test_a_generated_sentence_is_well_formed(seed: int) -> None:
    for each in sentences(40, seed):
        assert faults(each.intent, each.slots) == []
        assert not set("{}\n") & set(each.text)
        assert each.text == each.text.strip() != ""
        assert not each.text.startswith("EN ")


@given(seed=st.integers(0, 2**32))
def test_ids_codes_and_words_as_typed_stand_whole_in_the_text(seed: int) -> None:
    for each in sentences(40, seed):
        typed = each.text.casefold()
        for slot in {"text", "person", "actor"} & each.slots.keys():
            assert str(each.slots[slot]).casefold() in typed
        for slot in {"id", "id_hint", "case"} & each.slots.keys():
            last_number = int(str(each.slots[slot]).rpartition("-")[2])
            assert last_number in map(int, re.findall(r"\d{1,2}(?!\d)", typed))


def test_another_seed_is_another_set() -> None:
    assert list(sentences(200, 1)) != list(sentences(200, 2))


def test_a_large_set_reaches_every_template_of_intents() -> None:
    made = {each.intent for each in sentences(4000, 1)}

    assert made == {template.intent for template in TEMPLATES}


@pytest.mark.parametrize(
    ("meant", "given", "verdict"),
    [
        (OVERDUE, ("list_commitments", {"status": "overdue"}), Verdict.EXACT),
        (OVERDUE, ("list_commitments", {"status": "open"}), Verdict.WRONG),
        (OVERDUE, ("count_commitments", {"status": "overdue"}), Verdict.WRONG),
        (OVERDUE, ("", {}), Verdict.ASKED_BACK),
        (OVERDUE, ("unsure", {}), Verdict.ASKED_BACK),
        (OVERDUE, ("send_reminder", {"target": "commitments_overdue"}), Verdict.WRONG_ACTION),
        (OVERDUE, ("confirm", {"value": True}), Verdict.WRONG_ACTION),
        (OVERDUE, ("confirm", {"value": False}), Verdict.WRONG),
        (DONE, ("update_commitment", {"id_hint": 5, "status": "done"}), Verdict.OTHER_OBJECT),
        (DONE, ("cancel_commitment", {"id_hint": 4}), Verdict.WRONG_ACTION),
        (DONE, ("show_commitment", {"id_hint": 4}), Verdict.WRONG),
    ],
)
def test_verdicts(meant: Sentence, given: Reading, verdict: Verdict) -> None:
    assert judge(meant, given) is verdict


def test_order_of_agencies_and_case_of_words_make_no_other_reading() -> None:
    two = Sentence("", "list_commitments", {"agency": ["skola", "polis"]})
    topic = Sentence("", "search_commitments", {"text": "Busstorget"})

    assert judge(two, ("list_commitments", {"agency": ["polis", "skola"]})) is Verdict.EXACT
    assert judge(topic, ("search_commitments", {"text": "busstorget"})) is Verdict.EXACT


def test_given_one_who_reads_all_as_written_when_measured_then_every_rate_but_one_is_nought() -> (
    None
):
    known = {each.text: (each.intent, each.slots) for each in by_hand()}

    judged = outcomes(by_hand(), known.__getitem__)

    assert rates(judged) == dict.fromkeys(Verdict, 0.0) | {Verdict.EXACT: 1.0}
    assert "Failing" not in report("All", judged, 10)


def test_given_one_who_always_undoes_when_measured_then_nearly_all_are_wrong_actions() -> None:
    judged = outcomes(by_hand(), lambda _: ("undo_last", {}))

    assert "undo_last" in ACTION_INTENTS
    assert rates(judged) == dict.fromkeys(Verdict, 0.0) | {
        Verdict.EXACT: 0.01,
        Verdict.WRONG_ACTION: 0.99,
    }
    assert "wrong action" in report("All", judged, 10)


ALL_GREETINGS = """
import json, sys
for line in sys.stdin:
    text = json.loads(line)["text"]
    told = {"text": text, "intent": "greeting", "slots": {}, "confidence": len(text) / 10}
    print(json.dumps(told))
"""


def test_given_a_product_on_standard_input_when_asked_then_low_confidence_is_asking_back() -> None:
    answers = product_answers(["hejsan", "å"], 0.5, [sys.executable, "-c", ALL_GREETINGS])

    assert answers == {"hejsan": ("greeting", {}), "å": ("", {})}


def test_given_a_product_that_answers_too_little_when_asked_then_it_is_said() -> None:
    with pytest.raises(SystemExit, match="1 sentences were asked and 0 answered"):
        product_answers(["hejsan"], 0.5, [sys.executable, "-c", "import sys; sys.stdin.read()"])


def test_given_a_product_that_breaks_when_asked_then_its_last_words_are_shown() -> None:
    with pytest.raises(SystemExit, match="ended with 1"):
        product_answers(["hejsan"], 0.5, [sys.executable, "-c", "raise SystemExit('no')"])
