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
