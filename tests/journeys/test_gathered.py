"""Several changes typed at once, or within minutes: asked about first, told once."""

import pytest

from tests.journeys.play import CALLED, Play


@pytest.mark.stage("again")
async def test_given_several_changes_in_a_sentence_then_each_gets_one_message_of_all(
    chat: Play,
) -> None:
    before = chat.counts()
    asked = await chat.say("frida", "flytta 18 feb till 25 feb och ställ in 15 april")
    assert "Du vill ändra 2 SSPF-möten." in asked
    assert "**Nu:** torsdag 18 februari (vecka 7) kl. 13.00–15.00" in asked
    assert "**Nytt:** torsdag 25 februari (vecka 8) kl. 13.00–15.00" in asked
    assert "sportlov" in asked
    answer = await chat.say("frida", "ja")
    assert "2 möten är ändrade." in answer
    assert chat.counts() == before | {"frida": before["frida"] + 2}
    await chat.say("frida", "ändra tiden till 14–15.30")
    await chat.say("frida", "ja")
    await chat.restart()
    await chat.settle()

    for who in CALLED:
        told = chat.titled(who, "Kallelse till SSPF-möte")[-1]
        assert "Torsdag 25 februari kl. 14.00–15.30" in told, who
        assert "Det var torsdag 18 februari kl. 13.00–15.00." in told
        extra = 1 if who != "frida" else 5
        assert chat.received(who) == before[who] + extra, who
    meetings = await chat.say("rut", "möten")
    assert "Torsdag 15 april" in meetings
    assert "inställt" in meetings.partition("Torsdag 15 april")[2].partition("maj")[0]


@pytest.mark.stage("called")
async def test_given_it_is_moved_and_moved_back_then_nobody_hears_of_it(chat: Play) -> None:
    """And an answer from before, and the card it was given on, count as they did."""
    await chat.press("rut", "Jag kommer")
    message, button = chat.find("sol", "Jag kommer")
    before = {who: n for who, n in chat.counts().items() if who != "frida"}
    mails = len(await chat.mails())
    for typed in ("flytta mötet till 28 januari", "flytta mötet till 21 januari"):
        await chat.say("frida", typed)
        await chat.say("frida", "ja")
    await chat.settle()
    await chat.settle()

    assert {who: n for who, n in chat.counts().items() if who != "frida"} == before
    assert len(await chat.mails()) == mails
    await chat.press_in("sol", message.activity_id, button.action, {})
    standing = await chat.say("frida", "läget")
    assert "Rut Rektorsdotter, rektor: kommer till mötet." in standing
    assert "Sol Sekreterare-Ek, socialsekreterare: kommer till mötet." in standing


@pytest.mark.stage("called")
async def test_given_a_time_that_cannot_be_then_it_is_asked_about_and_nothing_changes(
    chat: Play,
) -> None:
    for typed, said in (
        ("ändra tiden till 15–14", "Mötet skulle sluta innan det börjar."),
        ("flytta mötet till 14", "Vilken dag eller tid?"),
        ("flytta mötet till 16 december 2026", "har redan varit"),
        ("flytta 3 februari till 4 februari", "Jag hittar inget sådant möte."),
        ("flytta mötet till 18 februari", "**Krock:** Operativ grupp har möte då."),
        ("flytta mötet till 20 januari kl. 10", "6 personer får veta det."),
    ):
        assert said in await chat.say("frida", typed), typed
        await chat.say("frida", "nej")
    assert "21 januari" in await chat.say("rut", "nästa möte")


@pytest.mark.stage("called")
async def test_given_the_hours_change_in_english_then_it_works_as_in_swedish(chat: Play) -> None:
    assert "kl. 14.00–15.30" in await chat.say("frida", "change the time to 14-15.30")
    await chat.press("frida", "Ja, ändra tiden")
    await chat.settle()

    assert "**Mötet har fått en ny tid.**" in chat.last("rut")
