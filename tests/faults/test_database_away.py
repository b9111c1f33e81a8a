"""The disk is full, the file is locked: nothing is acknowledged that is not kept, and it recovers.

A press is answered with a kind sentence, for Teams does not repeat it; a typed message gets 503,
for Teams repeats that. What was typed in a card stands there until it is pressed again.
"""

import asyncio
import json
import resource
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from bot.rehearsal.standin import authenticated
from bot.settings import Settings
from tests.bad_input.activities import Body, an_activity
from tests.faults.commits import effects
from tests.faults.test_unknown_commits import ACTS, AGAIN, activity
from tests.fixtures_play import Cli
from tests.journeys.play import Play, free_port

ASKED_ANEW_AFTER = 1.1
"""Seconds that an answer of /readyz stands."""
UP_WITHIN = 30
WRITERS = 4
WRITER = """
import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30)
ends = time.monotonic() + 2.5
print("writing", flush=True)
while time.monotonic() < ends:
    db.execute("BEGIN IMMEDIATE")
    db.execute("UPDATE municipalities SET name = name")
    time.sleep(0.03)
    db.execute("COMMIT")
    time.sleep(0.001)
"""


class Other:
    """A replica in a process of its own, whose disk can be made full."""

    def __init__(self, address: str, process: Process, session: aiohttp.ClientSession) -> None:
        self.address = address
        self._process = process
        self._session = session

    def may_write(self, most: int) -> None:
        """Bytes of one file; what would make it longer is refused by the system."""
        hard = resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE)[1]
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (most, hard))

    async def post(self, body: Body) -> tuple[int, str]:
        async with self._session.post(f"{self.address}/api/messages", json=body) as answer:
            return answer.status, json.dumps(json.loads(await answer.text() or "null"))

    async def ready(self) -> tuple[int, list[str]]:
        await asyncio.sleep(ASKED_ANEW_AFTER)
        async with self._session.get(f"{self.address}/readyz") as answer:
            return answer.status, (await answer.json())["missing"]


@asynccontextmanager
async def other_process(chat: Play) -> AsyncIterator[Other]:
    port, base = free_port(), chat.run.address
    tenants = chat._loaded().organisation.tenants
    same = authenticated(Settings(auth="anonymous", data=chat.folder), base, tenants)
    process = await Cli(chat.folder).start("run", **(told(same) | {"port": str(port)}))
    headers = dict(await chat.microsoft.headers())
    async with aiohttp.ClientSession(headers=headers) as session:
        other = Other(f"http://127.0.0.1:{port}", process, session)
        try:
            assert process.stdout is not None
            await asyncio.wait_for(process.stdout.readline(), UP_WITHIN)
            yield other
        finally:
            other.may_write(resource.RLIM_INFINITY)
            process.terminate()
            await process.communicate()


def told(settings: Settings) -> dict[str, str]:
    """As an environment holds it."""
    found = {}
    for name in type(settings).model_fields:
        value = getattr(settings, name)
        if isinstance(value, SecretStr):
            value = value.get_secret_value()
        if value:
            found[name] = ",".join(value) if isinstance(value, tuple) else str(value)
    return found


async def test_given_a_full_disk_when_pressed_and_typed_then_nothing_is_said_to_be_kept(
    chat: Play,
) -> None:
    press = activity(chat, "frida", ("Skicka kallelsen nu", {}))
    message = an_activity(chat, "frida", text="skicka kallelse")
    async with other_process(chat) as other:
        assert await other.ready() == (200, [])
        before = effects(chat.folder / "sspf.db")
        other.may_write(0)
        pressed, typed = await other.post(press), await other.post(message)
        red = await other.ready()
        during = effects(chat.folder / "sspf.db")
        other.may_write(resource.RLIM_INFINITY)
        again, green = await other.post(press), await other.ready()

    assert (pressed[0], typed[0]) == (200, 503)
    assert AGAIN in json.loads(pressed[1])["value"]
    assert during == before
    assert red == (503, ["disk"])
    assert again[0] == 200
    assert AGAIN not in again[1]
    assert green == (200, [])
    assert effects(chat.folder / "sspf.db")["audit"]["meeting:call"] == 1


@pytest.mark.stage("begun")
async def test_given_four_programs_that_write_all_the_time_then_each_turn_is_kept_once(
    chat: Play,
) -> None:
    file = chat.folder / "sspf.db"
    before = effects(file)
    writers = [await writer(file) for _ in range(WRITERS)]
    stage, who, _, what = ACTS["commitment"]
    assert not isinstance(what, str)
    title, inputs = what
    texts = [f"Ringa hem, nummer {number}." for number in range(3)]
    for text in texts:
        body = activity(chat, who, (title, {**inputs, "text": text}))
        answer = await chat.run.channel.wire.tell(body)
        assert (answer.status, stage) == (200, "begun")
        assert AGAIN not in json.dumps(answer.answer, ensure_ascii=False)
        await chat.say("frida", "anteckna")  # another card, whose button is another press
    ended = [await one.wait() for one in writers]

    assert ended == [0] * WRITERS
    after = effects(file)
    assert after["commitments"] == before["commitments"] + len(texts)


async def writer(file: Path) -> Process:
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WRITER, str(file), stdout=PIPE, stderr=DEVNULL
    )
    assert started.stdout is not None
    await started.stdout.readline()
    return started
