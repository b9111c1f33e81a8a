"""Who is let in, what a guest reads, and that a card works for one person in one place."""

import re
from typing import Any

import pytest

from bot.organisations.reader import read_municipality
from bot.rehearsal.channel import GROUP, TEAM
from bot.rehearsal.journal import BOT
from sspf.use_cases.install import install_municipality
from tests.journeys.individual_demo import WITH_CONSENT, with_individuals
from tests.journeys.play import NORRSJO, Play
from tests.journeys.stages import GENERAL, GROUP_LEVEL, brief

PRIVATE = "Det här svarar jag på i vår egen chatt."
OPEN_CODE = WITH_CONSENT[0]
STRANGER = "Hej. Jag kan inte hjälpa dig här. Prata med den som håller i mötena."
NOT_YOURS = "Det här kortet är inte ditt. Inget är ändrat."
PIA = "    party: polis\n"
QUESTIONS = ("hjälp", "mina åtaganden", "dagordning", "nästa möte", "Å-2027-001")


def norrsjo() -> str:
    return NORRSJO.read_text(encoding="utf-8")


async def pressed_by(chat: Play, who: str, action: Any, where: str = "") -> str:
    """What is answered when this person's client sends the button, wherever it got it from."""
    wire, user = chat.run.channel.wire, chat.run.channel.users[who]
    envelope = wire.envelope("invoke", user, where or user.conversation_id)
    told = await wire.tell(
        envelope
        | {
            "name": "adaptiveCard/action",
            "replyToId": "1",
            "value": {"action": dict(action), "trigger": "manual"},
        }
    )
    assert isinstance(told.answer, dict)
    return str(told.answer["value"])


@pytest.mark.accepts("R-75")
async def test_given_a_police_officer_who_is_a_guest_then_levels_one_and_two_and_nothing_deeper(
    chat: Play,
) -> None:
    """Registered in an agency: called, asked and shown as everybody else in a seat."""
    await chat.move_to_municipality(norrsjo().replace(PIA, f"{PIA}    guest: true\n"))
    await chat.press("frida", "Skicka kallelsen nu")
    await chat.to("2027-01-20 11:00")
    for who in ("frida", "sol", "pia", "tore"):
        await brief(chat, who)
    raised = {"d1": GENERAL["rut"], "d2": GROUP_LEVEL["rut"], "d2_size": "10–19"}
    await chat.press("rut", "Skicka in", raised | {"d3_raise": "Ja, vi har något"})
    await chat.to("2027-01-20 13:30")
    await chat.press("frida", "Godkänn och skicka")

    (agenda,) = chat.titled("pia", "Dagordning till SSPF-mötet")
    assert [text for text in GENERAL.values() if text not in agenda] == []
    assert [text for text in GROUP_LEVEL.values() if text not in agenda] == []
    assert "något att ta upp" not in chat.everything("pia")
    assert "något att ta upp" in chat.everything("rut")


@pytest.mark.accepts("R-25")
async def test_given_an_assignment_with_days_then_before_and_after_them_a_stranger(
    chat: Play,
) -> None:
    """A deputy's period as well as a last day; midnight alone ends it, and nobody is asked."""
    days = "    serves: {from: 2026-12-18, until: 2027-01-12}\n"
    await chat.move_to_municipality(norrsjo().replace(PIA, f"{PIA}{days}"))
    await with_individuals(chat)
    assert await chat.say("pia", f"ärende {OPEN_CODE}") == STRANGER
    await chat.to("2027-01-12 09:00")
    assert await chat.say("pia", "nästa möte") != STRANGER
    shown = await chat.say("pia", f"ärende {OPEN_CODE}")
    assert OPEN_CODE in shown
    _, button = chat.find("pia", "Visa ärendet")

    await chat.to("2027-01-13 00:01")
    await chat.settle()
    assert OPEN_CODE not in chat.everything("pia")
    questions = [*QUESTIONS, f"ärende {OPEN_CODE}"]

    assert [await chat.say("pia", question) for question in questions] == [STRANGER] * 6
    assert await pressed_by(chat, "pia", button.action) == STRANGER
    assert await chat.say("rut", "nästa möte") != STRANGER


@pytest.mark.accepts("R-75")
async def test_given_somebody_is_taken_out_of_the_file_then_the_next_request_is_a_strangers(
    chat: Play,
) -> None:
    """Nothing is stopped and nobody signs out: who belongs is asked in each turn."""
    await chat.move_to_municipality(norrsjo())
    _, button = chat.find("pia", "Nästa möte")
    assert await chat.say("pia", "nästa möte") != STRANGER
    without = re.sub(r"  - id: pia.*?(?=  - id: tore)", "", norrsjo(), flags=re.DOTALL)
    chat.municipality.write_text(without, encoding="utf-8")
    organisation = read_municipality(chat.municipality).organisation
    await install_municipality(chat.run.house.services, organisation, ())

    assert [await chat.say("pia", question) for question in QUESTIONS] == [STRANGER] * 5
    assert await pressed_by(chat, "pia", button.action) == STRANGER


@pytest.mark.accepts("R-75")
async def test_given_a_guest_of_no_agency_then_the_same_words_as_to_anybody_unknown(
    chat: Play,
) -> None:
    """Both accounts have ids that no file knows from here on; one of them is a guest's."""
    channel = chat.run.channel
    channel.people.change("dag", aad_object_id="5e55f000-0000-4000-8000-000000000099", guest=True)
    channel.people.change("bo", aad_object_id="5e55f000-0000-4000-8000-000000000098")

    for who in ("dag", "bo"):
        assert {await chat.say(who, question) for question in QUESTIONS} == {STRANGER}


@pytest.mark.accepts("R-77")
@pytest.mark.stage("asked")
async def test_given_somebody_elses_card_then_it_is_refused_kindly_and_nothing_is_changed(
    chat: Play,
) -> None:
    message, button = chat.find("rut", "Skicka in")
    typed = {"d1": "Taget ur luften.", "d2_nothing": "ja", "d3_raise": "inget"}
    action = {**button.action, "data": {**button.action["data"], **typed}}

    for who in ("sol", "kim", "frida"):
        assert NOT_YOURS in await pressed_by(chat, who, action), who
    assert "Skola: saknas" in await chat.say("frida", "läget")
    assert message.activity_id in {m.activity_id for m in chat.chat("rut")}


@pytest.mark.accepts("R-77")
@pytest.mark.stage("asked")
async def test_given_a_changed_reference_then_it_is_refused_kindly(chat: Play) -> None:
    _, button = chat.find("rut", "Skicka in")
    own = str(button.action["data"]["ref"])

    for ref in (own[:-1] + ("a" if own[-1] != "a" else "b"), own.upper(), f"{own} ", "", "k"):
        answer = await pressed_by(chat, "rut", {**button.action, "data": {"ref": ref}})
        assert answer.startswith("Kortet gäller inte längre."), ref
    assert "Skola: saknas" in await chat.say("frida", "läget")


@pytest.mark.accepts("R-77")
@pytest.mark.stage("called")
async def test_given_an_old_card_then_it_is_refused_kindly(chat: Play) -> None:
    """Of a meeting that has got another day since."""
    _, button = chat.find("rut", "Jag kommer")
    await chat.say("frida", "flytta mötet till 28 januari")
    await chat.say("frida", "ja")
    answer = await pressed_by(chat, "rut", button.action)

    assert "Inget är ändrat" in answer
    assert "Rut Rektorsdotter, rektor: har inte svarat" in await chat.say("frida", "läget")


@pytest.mark.parametrize("room", [GROUP, TEAM])
@pytest.mark.stage("called")
async def test_given_a_card_of_the_own_chat_in_a_shared_one_then_it_does_nothing_there(
    chat: Play, room: str
) -> None:
    """Forwarded by its own addressee: nobody else is to read the answer."""
    _, button = chat.find("rut", "Jag kommer")

    assert await pressed_by(chat, "rut", button.action, room) == PRIVATE
    assert "Rut Rektorsdotter, rektor: har inte svarat" in await chat.say("frida", "läget")


@pytest.mark.stage("called")
async def test_given_a_card_of_the_group_in_another_chat_then_it_belongs_elsewhere(
    chat: Play,
) -> None:
    await chat.say("rut", "hjälp", in_group=True)
    message = [m for m in chat.run.channel.journal.chat(GROUP, "rut") if m.card][-1]
    action = (message.card or {})["actions"][0]

    answers = [await pressed_by(chat, "rut", action, where) for where in ("", TEAM)]
    assert answers == ["Det här kortet hör till en annan chatt. Inget är ändrat."] * 2


@pytest.mark.accepts("R-52")
@pytest.mark.stage("asked")
@pytest.mark.parametrize("typed", ["underlag", "underlag 3 ja", "dagordning", "åtgärdsplan"])
async def test_given_a_channel_of_a_team_then_it_is_as_in_a_group_chat(
    chat: Play, typed: str
) -> None:
    channel = chat.run.channel
    await channel.say("rut", typed, TEAM)
    answers = [m.text for m in channel.journal.chat(TEAM, "rut") if m.sender == BOT]

    assert answers == [PRIVATE]
