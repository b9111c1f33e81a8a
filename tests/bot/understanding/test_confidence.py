"""What is doubtful is asked about, and an act is never begun on little."""

from dataclasses import replace

import pytest

from bot.understanding.acting import ACTIONS
from bot.understanding.meaning import Meaning
from bot.understanding.understand import understand
from tests.bot.understanding.reference import reference


@pytest.mark.parametrize("text", ["v 6", "polisen", "12", "torsdag"])
def test_given_a_bare_word_when_read_then_it_is_asked_about(text: str) -> None:
    assert not understand(text, reference()).is_sure


def test_given_a_week_alone_when_asked_about_then_its_meetings_are_near() -> None:
    assert [near.intent for near in understand("v 6", reference()).near][:1] == ["list_meetings"]


@pytest.mark.parametrize(
    "text",
    [
        "flytta",
        "ta bort det där gamla skräpet om du orkar någon gång kanske",
        "skicka den där grejen till den vi pratade om förut",
        "polisen vill avsluta samarbetet kring skolgården enligt tidningen",
        "jag läste att mötet med grannarna ställdes in förra sommaren hos morfar",
        "ska vi flytta hem till farmor",
        "vad händer om jag avbryter",
        "hur ändrar jag ett åtagande",
    ],
)
def test_given_an_act_among_much_that_is_not_understood_when_read_then_never_surely_that_act(
    text: str,
) -> None:
    meaning = understand(text, reference())

    assert meaning.intent not in ACTIONS or not meaning.is_sure


@pytest.mark.parametrize(
    "text",
    [
        "är 4 klart?",
        "har polisen tackat nej?",
        "hur många är klara",
        "vad har vi ställt in",
        "vem har avbrutit 4",
    ],
)
def test_given_a_question_about_an_act_when_read_then_it_is_no_act(text: str) -> None:
    assert understand(text, reference()).intent not in ACTIONS


@pytest.mark.parametrize(("text", "value"), [("ja", True), ("nej", False), ("ja tack", True)])
def test_given_an_open_question_when_answered_then_the_answer(text: str, value: bool) -> None:
    meaning = understand(text, replace(reference(), open_question=True))

    assert (meaning.intent, meaning.slots) == ("confirm", {"value": value})


@pytest.mark.parametrize("text", ["ok tack", "hej, ok tack", "okej tack"])
def test_given_okay_with_thanks_when_read_then_it_agrees_to_what_was_asked_and_else_thanks(
    text: str,
) -> None:
    asked = understand(text, replace(reference(), open_question=True))

    assert (asked.intent, asked.slots) == ("confirm", {"value": True})
    assert understand(text, reference()).intent == "thanks"


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("skolan", {"agency": ["skola"]}),
        ("gruppnivå", {"level": 2}),
        ("bara allmänna", {"level": 1}),
        ("och fritids?", {"agency": ["fritid"]}),
        ("alla utom polisen", {"agency_not": ["polis"]}),
    ],
)
def test_given_a_list_stands_open_when_something_is_added_then_it_narrows_the_list(
    text: str, slots: dict[str, object]
) -> None:
    after = replace(reference(), last=Meaning("list_commitments", {"status": "open"}, 1.0))

    meaning = understand(text, after)

    assert (meaning.intent, meaning.slots) == ("followup", slots)


@pytest.mark.parametrize(
    ("text", "intent", "last"),
    [
        ("flytta 4 till fredag nej måndag", "change_due", {"to": "2027-02-08"}),
        ("ge 4 till polisen nej skolan", "reassign_commitment", {"to": "skola"}),
        ("ge 4 till polisen, jag menar soc", "reassign_commitment", {"to": "socialtjanst"}),
        ("flytta 4 till 12 mars eller nej 19 mars", "change_due", {"to": "2027-03-19"}),
        ("klart 4 nej pågår 4", "update_commitment", {"status": "in_progress"}),
        ("visa polisens nej skolans åtaganden", "list_commitments", {"agency": ["skola"]}),
        ("vad ska vara klart vecka 6 förlåt vecka 7", "list_commitments", {"due": {"iso_week": 7}}),
        ("move 4 to friday no monday", "change_due", {"to": "2027-02-08"}),
    ],
)
def test_given_what_is_put_right_in_the_middle_when_read_then_the_last_is_meant(
    text: str, intent: str, last: dict[str, object]
) -> None:
    meaning = understand(text, reference())

    assert (meaning.intent, meaning.is_sure) == (intent, True)
    assert last.items() <= meaning.slots.items()


@pytest.mark.parametrize(
    "text",
    [
        "flytta 4 till fredag nej avbryt 4",
        "klart 4, nej vänta",
        "flytta mötet till 17 februari, förlåt 18",
        "ge 4 till polisen nej vi får se",
        "flytta 4 till fredag eller måndag",
    ],
)
def test_given_what_is_taken_back_without_another_when_read_then_it_is_not_sure(text: str) -> None:
    assert not understand(text, reference()).is_sure
