"""The meeting is in the calendar, but its kallelse has not gone out: what can be done is said."""

import pytest

from tests.journeys.play import Play

NOT_YET = "Kallelsen till mötet är inte skickad än."


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("rut", "jag kommer"),
        ("rut", "kan inte, Kim kommer"),
        ("rut", "mötet får gå utan mig"),
        ("rut", "kallelse"),
        ("frida", "länk till Polis"),
    ],
)
async def test_given_the_kallelse_has_not_gone_out_then_it_is_said_and_not_that_there_is_none(
    chat: Play, who: str, said: str
) -> None:
    told = await chat.say(who, said)

    assert NOT_YET in told
    assert "jag är borta 21 januari" in told


async def test_given_an_absence_before_the_kallelse_then_it_is_known_when_it_comes(
    chat: Play,
) -> None:
    await chat.say("rut", "jag är borta 21 januari")
    await chat.say("rut", "ja")
    await chat.say("frida", "skicka kallelse")
    await chat.press("frida", "Skicka kallelsen nu")
    await chat.to("2027-01-07 12:00")

    told = await chat.say("frida", "vem har svarat")
    assert "Rut Rektorsdotter, rektor: är borta den dagen." in told


@pytest.mark.stage("called")
async def test_given_it_was_cancelled_then_nothing_of_a_kallelse_to_come_is_said(
    chat: Play,
) -> None:
    await chat.say("frida", "ställ in mötet 21 januari")
    await chat.say("frida", "ja")

    assert NOT_YET not in await chat.say("rut", "kallelse 21 januari")
