"""PostgreSQL restarted as by a crash, in the middle of people's turns and of a delivery."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
import pytest_asyncio
from sqlalchemy import make_url

from tests.faults.houses import PlayOnPostgresql
from tests.faults.test_unknown_commits import AGAIN, activity
from tests.fixtures_postgresql import packaged_server, restart
from tests.journeys.play import CALLED, SEATED, Play
from tests.postgresql import Place, Postgresql

RESUMED_SECONDS = 2.0
pytestmark = pytest.mark.long


@pytest.fixture
def own_server() -> Iterator[Postgresql]:
    """Nobody else's: it is about to be killed."""
    run = uuid4().hex
    with packaged_server(run) as server:
        found = Postgresql(make_url(server), run)
        found.execute("ALTER SYSTEM SET synchronous_commit = on", "SELECT pg_reload_conf()")
        found.prepare()
        yield found


@pytest.fixture
def there(own_server: Postgresql) -> Place:
    return own_server.make()


@pytest_asyncio.fixture
async def chat_there(there: Place, tmp_path: Path) -> AsyncIterator[PlayOnPostgresql]:
    play = PlayOnPostgresql(tmp_path / "data", there)
    await play.open()
    yield play
    await play.close()


def asked(place: Place, question: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(place.admin.replace("+asyncpg", "")) as connection:
        return connection.execute(question).fetchall()


@dataclass
class Writer:
    """Saves one draft after another, and presses again when asked to."""

    chat: Play
    who: str
    saved: list[tuple[float, str]] = field(default_factory=list)
    """When each was acknowledged."""

    async def write(self, stop: asyncio.Event) -> None:
        number = 0
        while not stop.is_set():
            text = f"Utkast nummer {number} från {self.who}."
            body = activity(self.chat, self.who, ("Spara utkast", {"d1": text}))
            told = await self.chat.run.channel.wire.tell(body)
            if told.status != 200 or AGAIN in json.dumps(told.answer, ensure_ascii=False):
                await asyncio.sleep(0.1)
                continue
            self.saved.append((asyncio.get_running_loop().time(), text))
            number += 1


async def test_given_a_restart_while_people_write_then_it_goes_on_and_no_word_is_lost_or_doubled(
    chat_there: PlayOnPostgresql, own_server: Postgresql, there: Place
) -> None:
    chat = chat_there
    await chat.press("frida", "Skicka kallelsen nu")
    await chat.to("2027-01-12 08:30")
    writers = [Writer(chat, who) for who in SEATED]
    stop = asyncio.Event()
    tasks = [asyncio.create_task(writer.write(stop)) for writer in writers]
    while not all(writer.saved for writer in writers):  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    await asyncio.to_thread(restart, own_server)
    up = asyncio.get_running_loop().time()
    await asyncio.sleep(RESUMED_SECONDS + 1)
    stop.set()
    await asyncio.gather(*tasks)

    first_after = min(at for writer in writers for at, _ in writer.saved if at > up)
    print(f"resumed {first_after - up:.2f} s after the database was up")  # noqa: T201 the figure
    assert first_after - up < RESUMED_SECONDS
    versions = dict(asked(there, "SELECT party, version FROM briefings"))
    noted = dict(
        asked(there, "SELECT actor, count(*) FROM audit WHERE tag = 'briefing:draft' GROUP BY 1")
    )
    assert sorted(versions.values()) == sorted(len(writer.saved) for writer in writers)
    assert noted == {writer.who: len(writer.saved) for writer in writers}
    for writer in writers:
        assert writer.saved[-1][1] in json.dumps(
            (await chat.run.channel.wire.tell(activity(chat, writer.who, "underlag"))).answer
            or chat.card(writer.who),
            ensure_ascii=False,
        )


async def test_given_a_restart_while_kallelser_are_sent_then_each_arrives(
    chat_there: PlayOnPostgresql, own_server: Postgresql, there: Place
) -> None:
    chat = chat_there
    press = asyncio.create_task(chat.press("frida", "Skicka kallelsen nu"))
    while not any(chat.titled(who, "Kallelse till SSPF-möte") for who in CALLED):  # noqa: ASYNC110
        await asyncio.sleep(0.005)
    await asyncio.to_thread(restart, own_server)
    await asyncio.gather(press, return_exceptions=True)
    # A lease outlives its holder by a minute; the test does not wait so long.
    with psycopg.connect(there.admin.replace("+asyncpg", "")) as connection:
        connection.execute("UPDATE outbox SET lease_until = '2000-01-01'")
    await chat.to("2026-12-17 09:40")

    copies = {who: len(chat.titled(who, "Kallelse till SSPF-möte")) for who in CALLED}
    print(f"copies: {copies}")  # noqa: T201 the figure
    assert min(copies.values()) == 1
    assert sum(copies.values()) <= len(CALLED) + 1  # one was in flight at that moment
    kinds = "kind IN ('invitation', 'calendar_request')"
    ended = asked(there, f"SELECT DISTINCT state FROM outbox WHERE {kinds}")  # noqa: S608 our own words
    assert ended == [("sent",)]
