"""Who asks, wonders or says no wants nothing done: such a sentence never begins an act (R-55)."""

from pathlib import Path

import pytest

from bot.understanding.acting import ACTING, ACTIONS
from bot.understanding.understand import reading_of, understand
from tests.bot.understanding.reference import reference
from tests.bot.understanding.report import Expected, expected_of

FOLDER = Path(__file__).parent
OWN = [each for file in sorted(FOLDER.glob("phrases*.txt")) for each in expected_of(file)]
WITH_NO_OR_WORDS = frozenset(
    ("confirm", "decline_meeting", "set_deputy", "submit_briefing", "raise_signal")
)
"""Said with a "not" themselves, or followed by words that are anybody's own."""
ACTS = [
    each
    for each in OWN
    if each.intent in ACTIONS - WITH_NO_OR_WORDS and not each.text.endswith("?")
]
SAID = (FOLDER / "no_acts.txt").read_text(encoding="utf-8").splitlines()


def begins(text: str) -> str:
    """The act that it begins; empty when it begins none."""
    meaning = understand(text, reference())
    return meaning.intent if meaning.intent in ACTIONS and meaning.is_sure else ""


def test_there_are_sentences_enough() -> None:
    assert len(SAID) == len(set(SAID)) >= 120
    assert len(ACTS) > 900


@pytest.mark.parametrize("text", SAID)
def test_given_a_question_or_a_no_when_read_then_no_act_begins(text: str) -> None:
    assert begins(text) == ""


@pytest.mark.parametrize(
    "opening",
    [
        *("vad händer om", "jag undrar om", "vem ska", "varför", "borde vi", "är det så att"),
        *("glöm att", "vänta med att", "vad tycker du ska vi"),
    ],
)
def test_given_an_act_that_is_only_asked_about_when_read_then_it_does_not_begin(
    opening: str,
) -> None:
    asked = [f"{opening} {each.text[0].lower()}{each.text[1:]}" for each in ACTS]

    assert [(text, act) for text in asked if (act := begins(text))] == []


def test_given_an_act_with_a_not_after_its_verb_when_read_then_it_does_not_begin() -> None:
    denied = [with_not(each.text) for each in ACTS if each.intent != "notification_settings"]

    assert len([text for text in denied if text]) > 380
    assert [(text, act) for text in denied if (act := begins(text))] == []


def with_not(text: str) -> str:
    """ "flytta inte 4": empty when it does not begin with the verb of an act."""
    first, _, rest = text.strip().partition(" ")
    items = reading_of(first, reference()).items
    is_verb = bool(items) and items[0].has(*ACTING)
    return f"{first} inte {rest}" if rest and is_verb and ":" not in text else ""


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ta inte bort 4", "show_commitment"),
        ("flytta inte mötet", "next_meeting"),
        ("kan inte komma på nästa möte", "decline_meeting"),
        ("påminn dom som inte lämnat in", "send_reminder"),
        ("påminn mig inte", "notification_settings"),
        ("kan mötet flyttas till 17 februari", "reschedule_meeting"),
        ("kan du inte flytta mötet till 17 februari", "reschedule_meeting"),
        ("nytt åtagande: inte parkera vid skolan", "create_commitment"),
        ("åtagande 8 är klart men gav ingen effekt", "update_commitment"),
    ],
)
def test_given_a_not_when_read_then_it_is_taken_where_it_belongs(text: str, intent: str) -> None:
    meaning = understand(text, reference())

    assert (meaning.intent, meaning.is_sure) == (intent, True)


def test_the_probe_finds_an_act() -> None:
    assert begins("ta bort 4") == "cancel_commitment"
    assert with_not("flytta 4 till fredag") == "flytta inte 4 till fredag"
    assert Expected("flytta 4", "change_due", {}).intent in ACTIONS
