"""The product in a process of its own, for a long time: turns come in, and the queue is sent too.

`python -m tests.bench.stands.soaked GIVEN`: serves until it is killed.
"""

import asyncio
import json
import sys
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from aiohttp import web

from bot.limits import NoLimits
from bot.memory import settle_memory
from bot.settings import Settings
from bot.web import add_routes
from bot.wiring import House, build
from scheduler.clock import SystemClock
from sspf.domain.outbox import Kind, Message
from sspf.use_cases.tick import tick
from tests.bench.stands.stacks import APP, OPEN, Given
from tests.bench.stands.town import ASKER, LOADED, installed, tenant

TURNS_A_MESSAGE = 10
"""So many turns for each message that the house sends by itself, through the queue."""
ROUND = 0.25
AN_HOUR_TO_SEND = datetime.fromisoformat("2027-03-02T09:00:00+01:00")
"""A Tuesday morning: else what is queued would wait for one."""


class MorningClock:
    """Goes as the machine's, but began on a working day at nine. Implements sspf.ports.Clock."""

    def __init__(self) -> None:
        self._ahead: timedelta = AN_HOUR_TO_SEND - SystemClock().now()

    def now(self) -> datetime:
        return SystemClock().now() + self._ahead


class Queue:
    """Every tenth turn leads to a message that is queued and delivered by a tick."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._numbers = count(1)
        self.turns = 0
        self._queued = 0
        self.sent = 0

    async def on_turn(self, context: object) -> None:
        await self._house.bot.on_turn(context)
        self.turns += 1

    async def work(self) -> None:
        while True:
            await asyncio.sleep(ROUND)
            await self._queue(self.turns // TURNS_A_MESSAGE - self._queued)
            self.sent += await tick(self._house.services)

    async def _queue(self, number: int) -> None:
        organisation, services = LOADED.organisation, self._house.services
        async with services.unit_of_work(organisation.municipality) as uow:
            for _ in range(number):
                await uow.outbox.add(
                    Message(
                        key=f"{Kind.WELCOME}:{ASKER.id}:{next(self._numbers)}",
                        kind=Kind.WELCOME,
                        recipient=ASKER.id,
                        subject=ASKER.id,
                        controller=organisation.controller,
                        send_at=services.clock.now(),
                        why="why.welcome",
                    )
                )
        self._queued += max(number, 0)


async def serve(given: Given) -> None:
    settings = Settings(
        microsoft_app_id=APP,
        microsoft_app_password="not one",  # noqa: S106 the stand-in asks for none
        microsoft_tenant_id=tenant(),
        service_hosts=(given.microsoft,),
        openid_url=f"{given.microsoft}/openidconfiguration",
        login_url=given.microsoft,
        data=given.folder,
    )
    house = await build(settings, MorningClock(), f"{given.microsoft}/", NoLimits())
    await installed(house, OPEN)
    queue = Queue(house)
    settle_memory()
    app = web.Application()
    add_routes(app, house.door, house.repeats, house.adapter, queue.on_turn, house.metrics)

    async def sent(_: web.Request) -> web.Response:
        return web.json_response({"turns": queue.turns, "sent": queue.sent})

    app.router.add_get("/sent", sent)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", given.port).start()
    print("ready", flush=True)
    await queue.work()


if __name__ == "__main__":
    told = json.loads(sys.argv[1])
    asyncio.run(serve(Given(int(told["port"]), told["microsoft"], Path(told["folder"]))))
