"""/api/messages when something outside is slow or fails; what gets in is the door's matter."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestClient, TestServer
from botbuilder.core import TurnContext

from bot.activity import TeamsBot
from bot.connector import Connector
from bot.deliveries import Deliveries
from bot.door.gate import OpenGate
from bot.door.repeats import Repeats
from bot.quiet_server import QuietRunner
from bot.teams import Adapter, OnTurn
from bot.web import add_routes
from storage.activities import Former, Seen
from tests.fakes.rosters import FakeRosters
from tests.use_cases.world import a_scene, norrsjo

PATIENCE = 0.05


class FakeActivities:
    """Implements bot.door.repeats.Activities in memory."""

    def __init__(self) -> None:
        self._known: dict[str, Former] = {}

    async def begin(self, seen: Seen) -> Former | None:
        before = self._known.get(seen.key)
        self._known.setdefault(seen.key, Former(body=seen.body, status=None, answer=None))
        return before

    async def answered(self, key: str, status: int, answer: bytes | None) -> None:
        self._known[key] = Former(body=self._known[key].body, status=status, answer=answer)

    async def give_back(self, key: str) -> None:
        del self._known[key]


@dataclass
class FakeWatch:
    turns: list[str] = field(default_factory=list)

    def turn(self, outcome: str, seconds: float) -> None:
        self.turns.append(outcome)


class SlowConnector(Connector):
    """Bot Connector that hangs until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.may_answer = asyncio.Event()
        self.posted = 0

    async def post(self, *_: Any, **__: Any) -> str:
        await self.may_answer.wait()
        self.posted += 1
        return "1"


@dataclass
class Site:
    client: TestClient[Any, Any]
    watch: FakeWatch

    async def post(self, **more: Any) -> int:
        async with self.client.post("/api/messages", json=a_message(**more)) as answer:
            return answer.status


def a_message(**more: Any) -> Mapping[str, Any]:
    return {
        "type": "message",
        "id": "f:1",
        "text": "hej",
        "channelId": "msteams",
        "serviceUrl": "http://127.0.0.1:1/",
        "from": {"id": "29:rut", "aadObjectId": "nobody"},
        "recipient": {"id": "28:bot"},
        "conversation": {"id": "a:rut", "conversationType": "personal"},
        "channelData": {"tenant": {"id": min(norrsjo().organisation.tenants)}},
    } | more


async def serving(connector: Connector, on_turn: OnTurn) -> Site:
    app, watch = web.Application(), FakeWatch()
    add_routes(app, OpenGate(), Repeats(FakeActivities()), Adapter(connector), on_turn, watch)
    client = TestClient(TestServer(app))
    await client.start_server()
    return Site(client, watch)


async def test_given_a_connector_that_hangs_then_the_turn_ends_and_the_answer_goes_later() -> None:
    connector, scene = SlowConnector(), await a_scene()
    bot = TeamsBot(scene.services, FakeRosters(), Deliveries(PATIENCE))
    site = await serving(connector, bot.on_turn)

    begun = time.monotonic()
    status = await site.post()  # of nobody we know, who is answered all the same
    took = time.monotonic() - begun

    assert (status, connector.posted) == (202, 0)
    assert took < 1
    connector.may_answer.set()
    await bot.close()
    assert connector.posted == 1
    await site.client.close()


async def test_given_a_turn_that_fails_then_it_is_asked_for_again_and_nothing_is_told(
    caplog: pytest.LogCaptureFixture,
) -> None:
    turns = 0

    async def fail(_: TurnContext) -> None:
        nonlocal turns
        turns += 1
        raise RuntimeError("Rut skrev något hemligt")

    site = await serving(SlowConnector(), fail)
    assert [await site.post(), await site.post()] == [503, 503]
    await site.client.close()

    assert (turns, site.watch.turns) == (2, ["failed", "failed"])
    assert "hemligt" not in caplog.text


async def test_given_a_message_again_then_it_is_answered_alike_and_counted_as_repeated() -> None:
    turns = 0

    async def count(_: TurnContext) -> None:
        nonlocal turns
        turns += 1

    site = await serving(SlowConnector(), count)
    assert [await site.post(), await site.post(), await site.post(text="annat")] == [202, 202, 403]
    await site.client.close()

    assert (turns, site.watch.turns) == (1, ["answered", "repeated"])


async def test_given_a_caller_that_hangs_up_then_its_repeat_gets_the_answer() -> None:
    """On the product's own server: aiohttp's for tests ends a turn whose caller has gone."""
    begun, may_end, turns = asyncio.Event(), asyncio.Event(), 0

    async def slow(_: TurnContext) -> None:
        nonlocal turns
        turns += 1
        begun.set()
        await may_end.wait()

    app, watch = web.Application(), FakeWatch()
    add_routes(app, OpenGate(), Repeats(FakeActivities()), Adapter(SlowConnector()), slow, watch)
    runner = QuietRunner(app, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages"
    async with ClientSession() as session:
        first = asyncio.create_task(posted(session, url))
        await begun.wait()
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        again = asyncio.create_task(posted(session, url))
        await asyncio.sleep(0.05)
        may_end.set()

        assert (await again, turns) == (202, 1)
    assert sorted(watch.turns) == ["answered", "repeated"]
    await runner.cleanup()


async def posted(session: ClientSession, url: str) -> int:
    async with session.post(url, json=a_message()) as answer:
        return answer.status
