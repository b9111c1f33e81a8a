"""A button pressed twice, at once, late, or by an old client: one effect, and a clear answer."""

import asyncio
import shutil
from pathlib import Path

import pytest

from bot.rehearsal.journal import Message
from tests.journeys.play import CALLED, Play
from tests.journeys.reading import filled
from tests.journeys.stages import GENERAL

NOTHING = {"d1_nothing": "ja", "d2_nothing": "ja", "d3_raise": "inget"}
COMMITMENT = {"text": "Ringa hem.", "party": "skola", "level": "1", "prevention": "universal"}


async def press_at_once(
    chat: Play, who: str, title: str, typed: dict[str, str] | None = None, times: int = 5
) -> list[Message]:
    """The same button so many times before the first answer has come."""
    message, button = chat.find(who, title)
    sent = filled(button, typed or {})
    press = chat.run.channel.press
    return await asyncio.gather(
        *(press(who, message.activity_id, button.action, sent) for _ in range(times))
    )


async def test_given_five_presses_at_once_when_calling_then_each_gets_one_kallelse(
    chat: Play,
) -> None:
    await press_at_once(chat, "frida", "Skicka kallelsen nu")

    for who in CALLED:
        assert len(chat.titled(who, "Kallelse till SSPF-möte")) == 1
    assert len(await chat.mails()) == len(CALLED)


@pytest.mark.stage("begun")
async def test_given_five_presses_at_once_when_saving_then_one_commitment_is_made(
    chat: Play,
) -> None:
    answers = await press_at_once(chat, "frida", "Spara åtagandet", COMMITMENT)

    assert {answer.notice for answer in answers} == {""}
    listed = await chat.say("kaj", "öppna åtaganden")
    assert "**1 åtagande.**" in listed


@pytest.mark.stage("begun")
async def test_given_the_old_card_pressed_again_then_no_second_decision_is_made(
    chat: Play,
) -> None:
    """A double press whose second half arrives when the card has been replaced."""
    message, button = chat.find("frida", "Spara beslutet")
    typed = {"decision": "Rutin.", "decision_level": "1", "decision_subject": "area"}
    typed |= {"decision_prevention": "universal"}

    for _ in range(3):
        await chat.press_in("frida", message.activity_id, button.action, typed)

    assert "Sparat hittills: 1 beslut" in await chat.say("frida", "anteckna")


@pytest.mark.stage("asked")
async def test_given_five_presses_at_once_when_submitting_then_one_briefing_is_there(
    chat: Play,
) -> None:
    before = chat.received("rut")

    typed = NOTHING | {"d1": GENERAL["rut"], "d1_nothing": "nej"}
    answers = await press_at_once(chat, "rut", "Skicka in", typed)

    assert all(answer.card and not answer.notice for answer in answers)
    assert chat.received("rut") == before
    assert "1 av 5 verksamheter" in await chat.say("frida", "läget")
    assert (await chat.say("kaj", "dagordning")).count(GENERAL["rut"]) == 1


@pytest.mark.stage("again")
async def test_given_five_presses_at_once_when_postponing_then_it_moves_once(chat: Play) -> None:
    await chat.say("rut", "flytta 4 till 4 mars")
    before = chat.counts()

    await press_at_once(chat, "rut", "Ja, byt datum")

    assert chat.received("kaj") == before["kaj"] + 1
    assert "Flyttat 1 gång" in await chat.say("rut", "uppdatera 4")


@pytest.mark.stage("approved")
async def test_given_approved_again_then_nobody_gets_a_second_agenda(chat: Play) -> None:
    before = chat.counts()

    await chat.say("frida", "godkänn dagordningen")
    await chat.say("frida", "ja")

    after = chat.counts()
    assert {who for who in after if after[who] > before[who]} == {"frida"}
    assert len(chat.titled("rut", "Dagordning till SSPF-mötet")) == 1


@pytest.mark.stage("called")
async def test_given_a_card_of_before_the_move_then_it_says_so_and_changes_nothing(
    chat: Play,
) -> None:
    """A stale card: Rut answers the kallelse to a day that is no longer the day."""
    message, button = chat.find("rut", "Jag kommer")
    await chat.say("frida", "flytta mötet till 28 januari")
    await chat.press("frida", "Ja, flytta mötet")

    answer = await chat.press_in("rut", message.activity_id, button.action, {})

    assert "Något har ändrats sedan kortet skickades." in answer
    assert "Rut Rektorsdotter, rektor: har inte svarat" in await chat.say("frida", "läget")
    await chat.settle()
    await chat.press("rut", "Jag kommer")
    assert "Rut Rektorsdotter, rektor: kommer till mötet." in await chat.say("frida", "läget")


@pytest.mark.stage("asked")
async def test_given_two_colleagues_write_at_once_then_neither_text_is_lost(chat: Play) -> None:
    """Kim saves while Rut's form is open: Rut's text comes back with Kim's above it."""
    await chat.say("kim", "underlag")
    await chat.press("kim", "Spara utkast", {"d1": "Kims text."})

    answer = await chat.press("rut", "Skicka in", {"d1": "Ruts text.", "d2_nothing": "ja"})

    assert "En kollega hann spara före dig." in answer
    form = await chat.say("rut", "underlag")
    assert "Kims text." in form
    assert "Ruts text." in form


@pytest.mark.stage("asked")
async def test_given_an_agency_answers_then_the_colleagues_card_says_who(chat: Play) -> None:
    """Kim has a form of her own open; Rut sends in; Kim's old form then tells it."""
    await chat.say("kim", "underlag")
    message, button = chat.find("kim", "Skicka in")
    await chat.press("rut", "Skicka in", NOTHING)

    answer = await chat.press_in("kim", message.activity_id, button.action, filled(button, NOTHING))

    assert "Rut Rektorsdotter har skickat in ert underlag" in answer


POINTER = "Svaret står längst ned i chatten."
"""Said under a card by Execute alone; an old client only gets the answer itself."""
OLD_CLIENT = [
    ("called", "rut", "", "Jag kommer", {}),
    ("asked", "rut", "", "Skicka in", NOTHING),
    ("asked", "rut", "", "Spara utkast", {"d1": "Halvt."}),
    ("begun", "frida", "", "Spara åtagandet", {**COMMITMENT, "due": "next"}),
    ("begun", "frida", "", "Stäng punkt 1", {}),
    ("decided", "rut", "uppdatera 4", "Spara som klart", {"effect": "Ja"}),
    ("decided", "rut", "mina åtaganden", "Uppdatera 004", {}),
    ("decided", "rut", "klart 4", "Ja, det är klart", {}),
    ("decided", "kaj", "läget", "Visa läget nu", {}),
]


@pytest.mark.parametrize(
    ("who", "typed", "button", "inputs"),
    [
        pytest.param(*case, marks=pytest.mark.stage(stage), id=f"{stage}-{case[2]}")
        for stage, *case in OLD_CLIENT
    ],
)
async def test_given_a_client_without_execute_then_submit_has_the_same_effect(
    chat: Play, who: str, typed: str, button: str, inputs: dict[str, str]
) -> None:
    """Each button is pressed both ways, from the same beginning; what is then seen is the same."""
    seen: list[tuple[str, str, int]] = []
    folder = chat.folder
    for submit in (False, True):
        await chat.close()
        chat.folder = copied(folder, f"{folder.name}-{submit}")
        await chat.open()
        if typed:
            await chat.say(who, typed)
        await chat.press(who, button, inputs, submit=submit)
        listed = await chat.say("kaj", "alla åtaganden") + await chat.say("frida", "läget")
        everything = chat.everything(who).replace(f"\n{POINTER}", "")
        seen.append((everything, listed, chat.received(who)))

    assert seen[0] == seen[1]


def copied(folder: Path, name: str) -> Path:
    return Path(shutil.copytree(folder, folder.with_name(name)))


@pytest.mark.stage("decided")
async def test_given_done_pressed_twice_then_it_is_done_once_and_says_so(chat: Play) -> None:
    await chat.say("pia", "mina åtaganden")
    first = await chat.press("pia", "003 är klart")
    again = await chat.press("pia", "003 är klart")

    assert "markerat som klart" in first
    assert "klart" in again.lower()
    assert "**5 åtaganden.**" in await chat.say("kaj", "öppna åtaganden")
    assert "Å-2027-003 · Klart" in await chat.say("kaj", "åtgärdsplan")
