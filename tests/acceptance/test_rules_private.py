"""What is said where others read (R-52), and what stays inside the agency."""

import pytest

from bot.rehearsal.channel import GROUP
from bot.rehearsal.channel_faults import Fault
from bot.rehearsal.journal import BOT
from tests.journeys.play import EVERYONE, Play
from tests.journeys.reading import text_of
from tests.journeys.stages import brief

PRIVATE = "Det här svarar jag på i vår egen chatt."


@pytest.mark.accepts("R-52")
@pytest.mark.stage("asked")
@pytest.mark.parametrize("typed", ["underlag", "underlag 3 ja", "dagordning", "åtgärdsplan"])
async def test_given_a_group_chat_then_what_holds_the_individual_level_is_not_answered_there(
    chat: Play, typed: str
) -> None:
    """The agenda and the briefing have an individual part; in the own chat they are shown."""
    assert await chat.say("rut", typed, in_group=True) == PRIVATE

    assert PRIVATE not in await chat.say("rut", typed)


@pytest.mark.accepts("R-52")
@pytest.mark.stage("asked")
async def test_given_an_agency_raises_individuals_then_the_group_chat_never_learns_it(
    chat: Play,
) -> None:
    """Whatever is asked there, by whomever: no answer speaks of the individual level."""
    raised = {"d1_nothing": "ja", "d2_nothing": "ja", "d3_raise": "Ja, vi har något"}
    await chat.press("rut", "Skicka in", raised)
    for who in ("frida", "sol", "pia", "tore"):
        await brief(chat, who)
    await chat.to("2027-01-20 13:30")
    await chat.press("frida", "Godkänn och skicka")
    questions = (
        "hjälp", "mina åtaganden", "öppna åtaganden", "försenade", "nästa möte", "möten", "läget",
        "dagordning", "underlag", "åtgärdsplan", "har skolan något på individnivå?",
    )  # fmt: skip

    answers = [
        await chat.say(who, question, in_group=True)
        for who in ("rut", "kaj", "tore")
        for question in questions
    ]

    assert all(answers)
    for answer in answers:
        assert "ndividnivå" not in answer
        assert "något att ta upp" not in answer


@pytest.mark.accepts("R-52")
@pytest.mark.stage("decided")
async def test_given_the_same_question_in_both_places_then_the_group_sees_levels_one_and_two(
    chat: Play,
) -> None:
    listed = await chat.say("pia", "öppna åtaganden", in_group=True)

    assert "**6 åtaganden.**" in listed
    assert "nivå 3" not in listed
    said = [m for m in chat.run.channel.journal.chat(GROUP, "pia") if m.sender == BOT]
    assert text_of(said[-1]) == listed


@pytest.mark.accepts("R-52")
@pytest.mark.stage("decided")
async def test_given_somebody_is_let_into_the_chat_then_the_one_who_may_read_least_decides(
    chat: Play,
) -> None:
    """Disa leads above the group and reads nothing of its own; the next one is nobody we know."""
    channel, asked = chat.run.channel, "öppna åtaganden"
    before = await chat.say("pia", asked, in_group=True)
    await channel.events.join("disa", GROUP)
    with_disa = [
        await chat.say("pia", each, in_group=True)
        for each in (asked, "försenade", "mina åtaganden")
    ]
    await channel.events.leave("disa", GROUP)
    alone_again = await chat.say("pia", asked, in_group=True)
    channel.people.change("leo", aad_object_id="00000000-0000-4000-8000-00000000dead")
    await channel.events.join("leo", GROUP)
    with_a_stranger = await chat.say("pia", asked, in_group=True)

    assert "6 åtaganden" in before
    assert with_disa == [PRIVATE] * 3
    assert alone_again == before
    assert with_a_stranger == PRIVATE
    assert "6 åtaganden" in await chat.say("pia", asked)


@pytest.mark.accepts("R-52")
@pytest.mark.stage("decided")
async def test_given_teams_does_not_say_who_is_in_the_chat_then_nothing_is_listed_there(
    chat: Play,
) -> None:
    chat.run.channel.faults.add(Fault(operation="members", status=403, times=9))

    assert await chat.say("pia", "öppna åtaganden", in_group=True) == PRIVATE


@pytest.mark.accepts("R-52")
@pytest.mark.stage("asked")
async def test_given_a_button_in_the_group_chat_then_it_does_nothing_there(chat: Play) -> None:
    """A card that was answered in the group is for reading; its buttons belong elsewhere."""
    await chat.say("rut", "hjälp", in_group=True)
    message = [m for m in chat.run.channel.journal.chat(GROUP, "rut") if m.card][-1]
    _, button = chat.find("rut", "Mina åtaganden")

    after = await chat.run.channel.press("rut", message.activity_id, button.action, {})

    assert after.notice == PRIVATE


@pytest.mark.stage("asked")
async def test_given_a_draft_then_only_the_own_agency_sees_it(chat: Play) -> None:
    """Kim is Rut's deputy and may go on writing; to everybody else the school is missing."""
    text = "Vi har satt in en extra rastvärd i C-huset."
    await chat.press("rut", "Spara utkast", {"d1": text})

    assert text in await chat.say("kim", "underlag")
    for who in EVERYONE:
        if who in ("rut", "kim"):
            continue
        for question in ("underlag", "läget", "dagordning"):
            assert text not in await chat.say(who, question), who
    await chat.to("2027-01-21 09:00")
    for who in EVERYONE:
        if who not in ("rut", "kim"):
            assert text not in chat.everything(who), who
