"""No text that a person wrote, no name and no case code leaves the chats by a log or a figure."""

import asyncio
import gc
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

import cards
from bot.health import Health, Pulse, add_routes
from bot.metrics import Metrics
from bot.probes import ask_depth, probes
from bot.rehearsal.channel_faults import Fault
from storage.keys import StaticKeys
from tests.journeys.canaries import CANARY, CASE, TEXT, Watched, found_in, watching
from tests.journeys.play import Play
from tests.journeys.stages import STAGES, commit, decide

SAID = (
    f"nytt åtagande: {TEXT}",
    "ja",
    f"uppdatera 1 {TEXT}",
    f"avbryt möte {CANARY}",
    f"hur går det för {CANARY}",
    f"flytta mötet {CASE}",
    TEXT,
    "mina åtaganden",
    "vad är försenat",
    "statistik",
)
FORGED = json.dumps({"type": "message", "text": TEXT, "id": CASE, "from": {"name": CANARY}})


async def asked(play: Play) -> bytes:
    """What anybody on the machine can read: the running product's pages, and the same routes
    standing on its database and its figures."""
    house = play.run.house
    meter = house.services.meter
    assert isinstance(meter, Metrics)
    looked_at = probes(house.database, StaticKeys(play.folder / "sspf.keys"), play.folder)
    depth = ask_depth(house.database, house.services.clock)
    health = Health(pulse=Pulse("tick"), probes=looked_at, ask_depth=depth, within=10.0)
    app = web.Application()
    add_routes(app, health, meter)
    found = b""
    async with TestClient(TestServer(app)) as client, aiohttp.ClientSession() as outside:
        for path in ("/healthz", "/readyz", "/metrics", f"/{CANARY}"):
            async with client.get(path) as answer, outside.get(play.run.address + path) as other:
                found += await answer.read() + await other.read()
    return found


async def speak(play: Play) -> None:
    """Everything a person can write, into every kind of field, by those who may and may not."""
    for who in ("frida", "rut", "pia", "disa"):
        for text in SAID:
            await play.say(who, text)
    await play.say("rut", TEXT, in_group=True)


async def forge(play: Play) -> None:
    """What is no activity, or not quite one, at the door."""
    bodies = (FORGED, FORGED[:-1], TEXT, json.dumps([TEXT]), json.dumps({"type": TEXT}))
    async with aiohttp.ClientSession() as session:
        for body in bodies:
            headers = {"Content-Type": "application/json", "Authorization": f"Bearer {CASE}"}
            address = f"{play.run.address}/api/messages?{CASE}"
            async with session.post(address, data=body.encode(), headers=headers) as answer:
                assert found_in(await answer.read()) == []


@pytest.mark.long
async def test_given_two_meetings_when_played_then_nothing_of_them_is_in_logs_or_figures(
    chat: Play, capfd: pytest.CaptureFixture[str]
) -> None:
    with watching() as watched:
        for step in STAGES.values():
            await step(chat)
        await speak(chat)
        await forge(chat)
        pages = await asked(chat)

    assert found_in(watched.written) == []
    assert found_in(pages) == []
    assert found_in("".join(capfd.readouterr()).encode()) == []
    assert b"sspf_queue_known 1.0" in pages


@pytest.mark.stage("begun")
async def test_given_a_meeting_when_all_write_all_they_can_then_nothing_is_in_logs_or_figures(
    chat: Play, capfd: pytest.CaptureFixture[str]
) -> None:
    with watching() as watched:
        await commit(chat, TEXT, "Skola", "2027-02-11", "1", "Universell")
        await decide(chat, TEXT)
        await speak(chat)
        await forge(chat)
        pages = await asked(chat)

    assert found_in(watched.written) == []
    assert found_in(pages) == []
    assert found_in("".join(capfd.readouterr()).encode()) == []


@asynccontextmanager
async def refusing(play: Play, table: str) -> AsyncIterator[None]:
    """The database refuses each row of a table, and its driver quotes what was to be written."""
    database = play.run.house.database
    trigger = f"BEGIN SELECT RAISE(ABORT, '{CANARY}'); END"
    async with database.transaction() as connection:
        await connection.exec_driver_sql(
            f"CREATE TRIGGER refused BEFORE INSERT ON {table} {trigger}"
        )
    yield
    async with database.transaction() as connection:
        await connection.exec_driver_sql("DROP TRIGGER refused")


async def background() -> None:
    """A task that nobody waits for, and a callback."""

    async def fail() -> None:
        raise ValueError(TEXT)

    def fail_at_once() -> None:
        json.loads(TEXT)

    forgotten = asyncio.create_task(fail(), name=CANARY)
    asyncio.get_running_loop().call_soon(fail_at_once)
    await asyncio.sleep(0.01)
    del forgotten
    gc.collect()


def kinds(watched: Watched) -> set[tuple[str, str]]:
    """(event, kind of error) of all lines that tell of one."""
    lines = [json.loads(line) for line in watched.written.splitlines()]
    return {(line["event"], error) for line in lines for error in line.get("error", ())}


@pytest.mark.stage("begun")
async def test_given_faults_that_quote_what_was_written_when_they_come_up_then_it_is_in_no_log(
    chat: Play,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def draw(*_: object) -> dict[str, object]:
        raise LookupError(TEXT)

    with watching() as watched:
        async with refusing(chat, "commitments"):
            assert "Något gick fel" in await commit(
                chat, TEXT, "Skola", "2027-02-11", "1", "Universell"
            )
        async with refusing(chat, "outbox"):
            await chat.to("2027-01-26 16:00")
        chat.run.channel.faults.add(Fault(status=400, message=TEXT, code=CASE, times=None))
        await chat.to("2027-02-09 08:30")
        chat.run.channel.faults.clear()
        with monkeypatch.context() as patched:
            for message in cards.CARDS:
                patched.setitem(cards.CARDS, message, draw)
            await chat.say("rut", "hjälp")
        await background()
        pages = await asked(chat)

    assert found_in(watched.written) == []
    assert found_in(pages) == []
    assert found_in("".join(capfd.readouterr()).encode()) == []
    assert kinds(watched) >= {
        ("turn_failed", "IntegrityError"),
        ("turn_failed", "LookupError"),
        ("tick_failed", "IntegrityError"),
        ("library", "ValueError"),
        ("library", "JSONDecodeError"),
    }
    assert b'"event": "message_not_sent"' in watched.written
    assert [r for r in caplog.records if r.levelno >= logging.ERROR and found_in(own(r))] == []
    caplog.clear()  # these errors were wanted; any other fails the test as always


def own(record: logging.LogRecord) -> bytes:
    """All that a record of ours carries, whoever writes it."""
    return str(vars(record)).encode() if record.name.startswith(("bot", "sspf")) else b""


@pytest.mark.parametrize("spelt", [TEXT, ascii(TEXT), json.dumps(TEXT), TEXT.upper()])
def test_given_a_needle_in_any_spelling_when_looked_for_then_it_is_found(spelt: str) -> None:
    assert "Kanarie" in found_in(spelt.encode())
    assert CASE in found_in(f"id={CASE}".encode())
