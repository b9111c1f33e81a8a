"""What is read a part at a time can be followed by typing (R-111)."""

import pytest

from tests.journeys.play import Play
from tests.journeys.stages import commit

NOTHING = {"d2_nothing": "ja", "d3_raise": "inget"}


@pytest.mark.accepts("R-111")
@pytest.mark.stage("asked")
async def test_given_a_long_text_on_the_agenda_then_all_of_it_can_be_asked_for(chat: Play) -> None:
    """The button "Läs hela 3, Polis", said."""
    text = "Det här är en mening om torget. " * 40
    await chat.press("pia", "Skicka in", {"d1": f"{text}Slut.", **NOTHING})
    assert "Slut." not in await chat.say("kaj", "dagordning")

    assert "Slut." in await chat.say("kaj", "läs hela 3 polis")


@pytest.mark.accepts("R-111")
@pytest.mark.stage("begun")
async def test_given_more_rows_than_a_card_holds_then_the_rest_can_be_asked_for(chat: Play) -> None:
    """The button "Visa fler", said."""
    for number in range(12):
        await commit(chat, f"Löfte {number}.", "Skola", "", "1", "Universell")
    assert "Löfte 11." not in await chat.say("kaj", "öppna åtaganden")

    assert "Löfte 11." in await chat.say("kaj", "visa fler")


@pytest.mark.accepts("R-111")
async def test_given_the_question_about_the_kallelse_then_waiting_can_be_said(chat: Play) -> None:
    """The button "Skicka som planerat", said."""
    assert "tisdag 29 december" in await chat.say("frida", "skicka som planerat")


@pytest.mark.stage("called")
@pytest.mark.parametrize("whose", ["Polis", "Pia", "områdespolisen"])
async def test_given_a_link_is_asked_for_when_a_person_is_named_then_it_is_the_agencys(
    chat: Play, whose: str
) -> None:
    assert "Pia Områdesson" in await chat.say("frida", f"länk till {whose}")


@pytest.mark.stage("asked")
@pytest.mark.parametrize("doubt", ["{}?", "kanske {}", "{} nej vänta"])
async def test_given_a_form_that_acts_at_once_when_it_is_doubted_then_nothing_is_done(
    chat: Play, doubt: str
) -> None:
    await chat.say("pia", doubt.format("tackar nej"))

    assert "kommer inte till mötet" not in await chat.say("frida", "läget")
