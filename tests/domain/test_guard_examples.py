"""Each guard has a list of Swedish examples; false alarms on the scenario's texts are counted."""

from pathlib import Path

import pytest

from sspf.domain.case_rules import Branch
from sspf.domain.case_text_faults import faults_of_content
from sspf.domain.concern_words import TRIGGERS, tells_of_harm
from sspf.domain.guards import Fault, faults_in
from sspf.domain.levels import BriefingLevel
from tests.domain.scenario_texts import COMMITMENTS, GENERAL, GROUP
from tests.use_cases.individual import TEXTS, WITHOUT, about

FOLDER = Path(__file__).parent / "guard_examples"
LEVELS = (BriefingLevel.GENERAL, BriefingLevel.GROUP)
MOST = 0.02
"""Of the texts that agencies write when nothing is wrong."""


def examples(name: str) -> list[tuple[str, bool]]:
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    return [(line[2:], line[0] == "+") for line in lines if line[:2] in ("+ ", "- ")]


@pytest.mark.parametrize(("text", "hits"), examples("small_group"))
@pytest.mark.parametrize("level", LEVELS)
def test_r_42_a_group_of_fewer_than_five(text: str, hits: bool, level: BriefingLevel) -> None:
    assert (Fault.SMALL_GROUP in {f.fault for f in faults_in(text, level)}) is hits


@pytest.mark.parametrize(("text", "hits"), examples("points_out"))
@pytest.mark.parametrize("level", LEVELS)
def test_r_41_words_that_point_somebody_out(text: str, hits: bool, level: BriefingLevel) -> None:
    assert (Fault.POINTS_OUT in {f.fault for f in faults_in(text, level)}) is hits


@pytest.mark.parametrize(("text", "hits"), examples("harm"))
def test_r_101_words_of_harm(text: str, hits: bool) -> None:
    assert tells_of_harm(text) is hits


def test_r_101_the_list_holds_thirty_words() -> None:
    assert len(dict(TRIGGERS)) == 30


@pytest.mark.parametrize("word", [word for word, _ in TRIGGERS if word not in ("slår", "heder")])
def test_r_101_every_word_of_the_list_is_found(word: str) -> None:
    assert tells_of_harm(f"Det handlar om {word} igen.")


def test_r_42_given_few_on_individual_level_then_they_may_stand() -> None:
    assert faults_in("Är med två killar från torget.", BriefingLevel.INDIVIDUAL) == ()


def test_false_alarms_on_the_scenarios_texts_are_fewer_than_two_in_a_hundred() -> None:
    """Levels 1 and 2 against their guards; level 3 against its own and the words of harm."""
    alarms = [t for t in (*GENERAL, *GROUP, *COMMITMENTS) if faults_in(t, BriefingLevel.GROUP)]
    deep = [text for (_, case), text in TEXTS.items() if case != WITHOUT]
    recipients = frozenset(Branch)
    alarms += [
        text
        for text in deep
        if tells_of_harm(text)
        or faults_of_content(about(None, text).content, Branch.SOCIAL, recipients)
    ]

    assert len(alarms) / len((*GENERAL, *GROUP, *COMMITMENTS, *deep)) < MOST, alarms


def test_given_the_text_of_the_scenario_that_is_stopped_then_it_is_asked_about() -> None:
    text = next(text for (_, case), text in TEXTS.items() if case == WITHOUT)

    assert tells_of_harm(text)
