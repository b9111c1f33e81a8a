"""The four flows, each with a restart in the middle: nothing lost, nothing sent twice (R-124)."""

import asyncio
import shutil
from pathlib import Path

import pytest

from tests.journeys.play import CALLED, EVERYONE, SEATED, Play
from tests.journeys.stages import GENERAL, brief


def more(before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
    return {who: after[who] - before[who] for who in after if after[who] != before[who]}


@pytest.mark.accepts("R-124")
async def test_given_a_kallelse_when_restarted_before_and_after_then_each_has_exactly_one(
    chat: Play,
) -> None:
    """Flow A. The answers that were given before the restart are still there after it."""
    before = chat.counts()
    await chat.restart()
    assert chat.counts() == before

    await chat.press("frida", "Skicka kallelsen nu")
    await chat.press("rut", "Jag kommer")
    sent = chat.counts()
    for _ in range(3):
        await chat.restart()
        await chat.run.rehearsal.tick()

    assert more(before, sent) == dict.fromkeys(CALLED, 1)
    assert chat.counts() == sent
    assert len(await chat.mails()) == len(CALLED)
    assert "Rut Rektorsdotter, rektor: kommer till mötet." in await chat.say("frida", "läget")
    await chat.press("sol", "Jag vet inte än")
    assert "Sol Sekreterare-Ek, socialsekreterare: vet inte än." in await chat.say("frida", "läget")


@pytest.mark.accepts("R-124")
@pytest.mark.stage("asked")
async def test_given_drafts_and_answers_when_restarted_then_the_agenda_holds_them_once(
    chat: Play,
) -> None:
    """Flow B: request, draft, restart, submit, restart, agenda."""
    await chat.press("sol", "Spara utkast", {"d1": GENERAL["sol"]})
    await chat.restart()
    form = await chat.say("sol", "underlag")
    assert GENERAL["sol"] in form
    for who in GENERAL:
        await brief(chat, who)
    before = chat.counts()

    await chat.restart()
    await chat.to("2027-01-20 13:00")
    await chat.restart()
    await chat.press("frida", "Godkänn och skicka")
    await chat.restart()
    await chat.to("2027-01-21 07:00")

    # To Frida also the card of who comes with mandate, two days before.
    assert more(before, chat.counts()) == {"frida": 3} | dict.fromkeys(CALLED[1:], 1)
    for who in CALLED:
        agendas = chat.titled(who, "Dagordning till SSPF-mötet")
        assert len(agendas) == 1
        for text in GENERAL.values():
            assert agendas[0].count(text) == 1


@pytest.mark.accepts("R-124")
@pytest.mark.stage("fixed")
async def test_given_a_reminder_when_restarted_and_done_then_it_is_not_reminded_of_again(
    chat: Play,
) -> None:
    """Flow C: Tore's commitment is due on 5 February."""
    await chat.to("2027-01-29 08:30")
    before = chat.received("tore")
    await chat.restart()
    await chat.run.rehearsal.tick()
    assert chat.received("tore") == before
    assert len(chat.titled("tore", "Du har 1 åtagande att uppdatera")) == 1

    done = await chat.press("tore", "002 är klart")
    assert "Tack. Åtagandet är markerat som klart" in done
    await chat.restart()
    await chat.to("2027-02-08 17:00")

    assert len(chat.titled("tore", "Du har 1 åtagande att uppdatera")) == 1
    assert "Det finns inga öppna åtaganden" in await chat.say("tore", "mina åtaganden")
    assert "Å-2027-002" not in await chat.say("kaj", "försenade")


@pytest.mark.accepts("R-124")
@pytest.mark.stage("decided")
async def test_given_a_question_in_chat_when_restarted_then_the_answer_is_the_same(
    chat: Play,
) -> None:
    """Flow D. A typed change that was asked about before the restart is confirmed after it."""
    questions = ("mina åtaganden", "öppna åtaganden för polisen", "försenade", "nästa möte")
    answers = [await chat.say("pia", question) for question in questions]
    assert "Polisen gör synlig tillsyn" in answers[0]
    before = {who: n for who, n in chat.counts().items() if who != "pia"}

    await chat.restart()
    assert [await chat.say("pia", question) for question in questions] == answers
    await chat.say("pia", "klart 3")
    await chat.restart()
    assert "markerat som klart" in await chat.say("pia", "ja")

    assert {who: n for who, n in chat.counts().items() if who != "pia"} == before


@pytest.mark.accepts("R-124")
@pytest.mark.stage("answered")
async def test_given_a_restart_after_every_event_then_everybody_gets_what_they_get_without(
    chat: Play,
) -> None:
    """From the agenda through the meeting to the call to the next one, with and without."""
    await chat.close()
    calm = Play(Path(shutil.copytree(chat.folder, chat.folder.with_name("calm"))), chat.port)
    await calm.open()
    await calm.to("2027-02-09 09:00")
    expected = {who: calm.titles(who) for who in EVERYONE}
    await calm.close()

    await chat.open()
    while chat.now.date().isoformat() < "2027-02-09":
        await chat.next()
        await chat.restart()
        await chat.restart()

    assert {who: chat.titles(who) for who in EVERYONE} == expected


@pytest.mark.accepts("R-124")
@pytest.mark.stage("called")
async def test_given_two_replicas_on_one_database_then_each_message_is_sent_once(
    chat: Play,
) -> None:
    """Both wake up at the same hour and want to send the same requests."""
    other = Play(chat.folder, 0)
    await other.open()
    try:
        before = chat.counts()
        at = chat.run.rehearsal.now().replace(month=12, day=29, hour=8, minute=30)
        january = at.replace(year=2027, month=1, day=12)
        await asyncio.gather(
            chat.run.rehearsal.move_to(january), other.run.rehearsal.move_to(january)
        )
        await asyncio.gather(*(p.run.rehearsal.tick() for p in (chat, other) for _ in range(3)))

        expected = dict.fromkeys(SEATED, 1) | {"frida": 2}
        got = more(before, chat.counts())
        for who, count in more(before, other.counts()).items():
            got[who] = got.get(who, 0) + count
        assert got == expected
    finally:
        await other.close()
