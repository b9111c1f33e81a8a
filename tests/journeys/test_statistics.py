"""Who gets figures when they type the word, and who does not."""

import pytest

from bot.rehearsal.channel import GROUP
from tests.journeys.play import Play


@pytest.mark.parametrize("who", ["disa", "kaj", "frida", "leo"])
async def test_given_no_meeting_yet_then_those_who_may_see_figures_are_told_so(
    chat: Play, who: str
) -> None:
    told = await chat.say(who, "Kan jag få statistik?")

    assert "Statistik över SSPF-möten" in told
    assert "Det har inte varit något möte i perioden." in told


@pytest.mark.parametrize("who", ["rut", "bo", "pia", "dag"])
async def test_others_are_told_that_it_is_not_for_them(chat: Play, who: str) -> None:
    assert "Du har inte behörighet till det här." in await chat.say(who, "statistik")


async def test_figures_are_for_the_private_chat(chat: Play) -> None:
    await chat.run.channel.events.join("disa", GROUP)
    told = await chat.say("disa", "statistik", in_group=True)

    assert "Det här svarar jag på i vår egen chatt." in told
