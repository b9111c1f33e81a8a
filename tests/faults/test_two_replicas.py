"""Two replicas on one database: the same activity at both, and two people in one briefing."""

import asyncio
from collections import Counter
from pathlib import Path

import aiohttp
import pytest

from tests.bad_input.activities import Body
from tests.faults.commits import effects
from tests.faults.houses import PlayOnPostgresql, replica_of
from tests.faults.test_unknown_commits import ACTS, activity
from tests.journeys.play import CALLED, Play
from tests.journeys.reading import filled
from tests.postgresql import Place

MESSAGES = "/api/messages"
COPIES = 50


async def crowd(chat: Play, other: str, body: Body) -> Counter[int]:
    """Fifty copies at once, every second one to the other replica; how each was answered."""
    headers = dict(await chat.microsoft.headers())
    async with aiohttp.ClientSession(headers=headers) as session:

        async def post(address: str) -> int:
            async with session.post(address + MESSAGES, json=body) as answer:
                return answer.status

        addresses = [chat.run.address, other] * (COPIES // 2)
        return Counter(await asyncio.gather(*map(post, addresses)))


@pytest.mark.stage("begun")
async def test_given_one_press_fifty_times_at_two_replicas_on_sqlite_then_one_commitment(
    chat: Play,
) -> None:
    before = effects(chat.folder / "sspf.db")
    async with replica_of(chat) as other:
        stage, who, _, what = ACTS["commitment"]
        statuses = await crowd(chat, other.address, activity(chat, who, what))
    after = effects(chat.folder / "sspf.db")

    assert stage == "begun"
    assert set(statuses) <= {200, 503}  # 503: come again, the first is still at it
    assert statuses[200] >= COPIES // 2
    assert after["commitments"] == before["commitments"] + 1
    assert after["audit"]["commitment:record"] == before["audit"]["commitment:record"] + 1


async def test_given_one_press_fifty_times_at_two_replicas_on_postgresql_then_one_kallelse_each(
    place: Place, tmp_path: Path
) -> None:
    chat = PlayOnPostgresql(tmp_path / "data", place)
    await chat.open()
    try:
        async with replica_of(chat) as other:
            body = activity(chat, "frida", ("Skicka kallelsen nu", {}))
            statuses = await crowd(chat, other.address, body)
            await chat.run.rehearsal.tick()
        copies = {who: len(chat.titled(who, "Kallelse till SSPF-möte")) for who in CALLED}
    finally:
        await chat.close()

    assert set(statuses) <= {200, 503}
    assert copies == dict.fromkeys(CALLED, 1)


@pytest.mark.stage("asked")
async def test_given_two_colleagues_at_two_replicas_at_once_then_every_word_of_both_is_there(
    chat: Play,
) -> None:
    """Both have the same form open, and save at the same moment, several times."""
    await chat.say("kim", "underlag")
    rounds = range(4)
    async with replica_of(chat) as other:
        for number in rounds:
            bodies = {
                address: activity(
                    chat, who, ("Spara utkast", {"d1": f"{who.title()}s text nummer {number}."})
                )
                for who, address in (("kim", chat.run.address), ("rut", other.address))
            }
            assert await posted(chat, bodies) == [200, 200]
            for who in ("kim", "rut"):
                await chat.say(who, "underlag")
    form = await chat.say("rut", "underlag")

    assert "Kims text nummer 3." in form
    assert "Ruts text nummer 3." in form


async def posted(chat: Play, bodies: dict[str, Body]) -> list[int]:
    headers = dict(await chat.microsoft.headers())
    async with aiohttp.ClientSession(headers=headers) as session:

        async def post(address: str, body: Body) -> int:
            async with session.post(address + MESSAGES, json=body) as answer:
                return answer.status

        return list(await asyncio.gather(*(post(*one) for one in bodies.items())))


@pytest.mark.stage("asked")
async def test_given_a_form_three_versions_old_when_sent_then_it_is_refreshed_and_keeps_the_text(
    chat: Play,
) -> None:
    message, button = chat.find("rut", "Skicka in")
    for number in range(3):
        await chat.say("kim", "underlag")
        await chat.press("kim", "Spara utkast", {"d1": f"Kims text {number}."})

    typed = filled(button, {"d1": "Ruts text.", "d2_nothing": "ja"})
    answer = await chat.press_in("rut", message.activity_id, button.action, typed)

    assert "En kollega hann spara före dig." in answer
    form = await chat.say("rut", "underlag")
    assert "Kims text 2." in form
    assert "Ruts text." in form
    assert "Skola: saknas" in await chat.say("frida", "läget")
