"""What is sent with a form that no longer holds can be got out again (R-113)."""

import pytest

from tests.journeys.play import Play
from tests.journeys.stages import GENERAL


@pytest.mark.accepts("R-113")
@pytest.mark.stage("asked")
async def test_given_an_old_form_after_the_meeting_then_the_text_is_not_lost(chat: Play) -> None:
    """Rut's form lies open through the meeting; what she then sends waits in her next form."""
    message, button = chat.find("rut", "Skicka in")
    sent = {field["id"]: str(field.get("value", "")) for field in button.fields}
    await chat.to("2027-01-25 09:00")

    answer = await chat.press_in(
        "rut", message.activity_id, button.action, sent | {"d1": GENERAL["rut"]}
    )

    assert "Texten är sparad men inte skickad." in answer or "sparat men inte skickat" in answer
    assert GENERAL["rut"] in await chat.say("rut", "underlag") + chat.everything("rut")
