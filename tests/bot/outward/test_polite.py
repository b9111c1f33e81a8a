"""Connector, limits and the channel that counts as Microsoft does: never one call too many."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.connector import Connector
from bot.limits import Limits, NoLimits, SlidingLimits
from bot.rehearsal.channel import BotAddress, Channel, ChannelUser
from bot.rehearsal.channel_routes import PREFIX, add_routes
from bot.rehearsal.channel_traffic import Traffic
from bot.rehearsal.journal import Journal
from sspf.ports import TemporaryFailureError

TENANT = "tenant-norrsjo"
PEOPLE = 40


class Jumping:
    """A clock that is where the sleeper wants to be."""

    def __init__(self) -> None:
        self.at = 1000.0

    def now(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += seconds


class Teams:
    """The channel, strict about its limits, and a connector that sends to it."""

    def __init__(self, channel: Channel, service_url: str, time: Jumping) -> None:
        self.channel = channel
        self.time = time
        self._service_url = service_url

    def connector(self, limits: Limits) -> Connector:
        return Connector(limits=limits, sleep=self.time.sleep, chance=lambda: 0.5)

    async def send(self, connector: Connector, person: int) -> None:
        """As the outbox does: what is put off is sent when its wait is over."""
        activity = {"type": "message", "text": "Hej!"}
        while True:
            try:
                place = self._service_url, f"a:p{person}"
                await connector.post(*place, activity, tenant=TENANT)
            except TemporaryFailureError as busy:
                await self.time.sleep(busy.wait_seconds or 20)
            else:
                return

    @property
    def throttled(self) -> int:
        return sum(seen.is_throttled for seen in self.channel.traffic.seen)


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    time = Jumping()
    users = [ChannelUser(f"p{n}", "Rut", f"oid-{n}", TENANT) for n in range(PEOPLE)]
    app = web.Application()
    address = BotAddress(url="http://127.0.0.1:1/api/messages", service_url="http://127.0.0.1:1/")
    channel = Channel(
        users, address, now=lambda: datetime(2027, 1, 12, 7, 30, tzinfo=UTC), journal=Journal()
    )
    channel.traffic = Traffic(time.now)
    channel.traffic.enforce = True
    add_routes(app, channel)
    async with TestServer(app) as server:
        yield Teams(channel, str(server.make_url(f"{PREFIX}/")), time)
    await channel.close()


async def test_given_two_hundred_to_one_chat_when_sent_then_all_come_and_none_is_throttled(
    teams: Teams,
) -> None:
    connector = teams.connector(SlidingLimits(clock=teams.time.now, sleep=teams.time.sleep))

    for _ in range(200):
        await teams.send(connector, 0)
    await connector.close()

    assert teams.throttled == 0
    assert len(teams.channel.chat("p0")) == 200


async def test_given_a_whole_municipality_when_sent_then_all_come_and_none_is_throttled(
    teams: Teams,
) -> None:
    connector = teams.connector(SlidingLimits(clock=teams.time.now, sleep=teams.time.sleep))

    for number in range(120):
        await teams.send(connector, number % PEOPLE)
    await connector.close()

    assert teams.throttled == 0
    assert teams.time.at == pytest.approx(1000 + 3 * 1.05, abs=0.1)  # 30 a second, and no slower


async def test_given_no_limits_of_our_own_when_sent_then_the_channel_says_no_and_all_come(
    teams: Teams,
) -> None:
    """What another replica has used up is not known here: Retry-After tells."""
    connector = teams.connector(NoLimits())

    for _ in range(20):
        await teams.send(connector, 0)
    await connector.close()

    assert teams.throttled > 0
    assert len(teams.channel.chat("p0")) == 20
