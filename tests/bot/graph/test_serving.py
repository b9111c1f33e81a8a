"""The whole program beside a Graph: from a kallelse to an event, and from a yes there to here."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date
from pathlib import Path

import aiohttp
import pytest

from bot.calendar_feed import NOTICES
from bot.serve import Serving, serve
from bot.settings import Settings
from sspf.domain.invitations import Response
from sspf.use_cases.call_meeting import call_meeting
from tests.bot.graph.houses import FIRST, who
from tests.fakes.clock import FakeClock
from tests.fakes.graph_server import MAILBOX, GraphHouse, a_graph
from tests.journeys.play import free_port
from tests.use_cases.world import MEMBERS, NORRSJO, RUT, local, norrsjo


@pytest.fixture
async def house() -> AsyncIterator[GraphHouse]:
    """Without the judges, who would hold up the loop that both live in."""
    async with a_graph(is_looked_at=False) as made:
        yield made


@pytest.fixture
async def serving(house: GraphHouse, tmp_path: Path) -> AsyncIterator[Serving]:
    clock, port = FakeClock(local(date(2026, 12, 17), "08.30")), free_port()
    house.outlook.now = clock.now
    settings = Settings(
        auth="anonymous",
        data=tmp_path,
        port=port,
        microsoft_tenant_id=min(norrsjo().organisation.tenants),
        public_url=f"http://127.0.0.1:{port}",
        graph_organizer=MAILBOX,
        graph_url=house.url,
    )
    made = await serve(settings, norrsjo(), clock)
    yield made
    await made.stop()


async def until(holds: Callable[[], Awaitable[object]]) -> None:
    async with asyncio.timeout(120):
        while not await holds():  # noqa: ASYNC110 it is another program, as it were
            await asyncio.sleep(0.05)


async def test_given_the_program_when_called_and_answered_in_outlook_then_both_know(
    house: GraphHouse, serving: Serving
) -> None:
    services = serving.house.services

    async def is_put() -> bool:
        return bool(house.outlook.standing()) and bool(house.outlook.subscriptions)

    async def is_known() -> bool:
        async with services.unit_of_work(NORRSJO) as uow:
            event = await uow.calendar_events.find(FIRST)
        return event is not None and event.puts == 1

    async def is_answered() -> bool:
        async with services.unit_of_work(NORRSJO) as uow:
            answers = await uow.invitations.of_meeting(FIRST)
        return [(a.person, a.response) for a in answers] == [(RUT, Response.ACCEPTED)]

    await call_meeting(services, who(), FIRST)
    await until(is_put)
    await until(is_known)
    (event,) = house.outlook.standing()
    house.outlook.respond(event["id"], norrsjo().organisation.person(RUT).email, "accepted")
    (subscription,) = house.outlook.subscriptions.values()
    notice = {"value": [{"clientState": subscription["clientState"], "changeType": "updated"}]}
    async with (
        aiohttp.ClientSession() as session,
        session.post(serving.address + NOTICES, json=notice) as answer,
    ):
        assert answer.status == 202
    await until(is_answered)

    assert [len(told.to) for told in house.outlook.told] == [len(MEMBERS)]


async def test_given_no_mailbox_then_nobody_may_post_there(tmp_path: Path) -> None:
    settings = Settings(auth="anonymous", data=tmp_path, port=free_port())
    plain = await serve(settings, norrsjo(), FakeClock(local(date(2026, 12, 17), "08.30")))
    try:
        async with (
            aiohttp.ClientSession() as session,
            session.post(plain.address + NOTICES, json={}) as answer,
        ):
            assert answer.status == 404
        assert plain.follower is None
        assert plain.house.services.organizer is None
    finally:
        await plain.stop()
