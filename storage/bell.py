"""Rings when there is something to send: in this program at once, in the others by PostgreSQL.

A trigger on the outbox notifies in the transaction that queues (migration 0011), so nobody is
woken for what was not kept. SQLite has no such thing: there a program hears only itself, and
looks now and then for what others have queued.
"""

import asyncio
import logging
from collections.abc import Callable

import asyncpg
from sqlalchemy import make_url

from storage.engines import CONNECT_SECONDS, NAMED, SQLITE

CHANNEL = "sspf_outbox"
EVERYWHERE = ""
"""Rung instead of a municipality when it is not known who has been queued for."""
LOOK_EVERY = 10.0
"""Seconds between two looks whether the link is alive; a cut one is not always noticed."""
WAITS = (0.1, 0.3, 1.0, 3.0)
"""Seconds before each new try to connect; the last of them again and again."""

Ear = Callable[[str], None]

log = logging.getLogger(__name__)


class Bell:
    """Whoever listens is called with a municipality, or with EVERYWHERE."""

    def __init__(self) -> None:
        self._ears: list[Ear] = []

    def hear(self, ear: Ear) -> None:
        self._ears.append(ear)

    def ring(self, municipality: str) -> None:
        for ear in self._ears:
            ear(municipality)


class Listener:
    """Lets the bell of this program ring with what other programs queue; SQLite: does nothing."""

    def __init__(self, url: str, bell: Bell) -> None:
        self._url = make_url(url)
        self._bell = bell
        self._task: asyncio.Task[None] | None = None

    @property
    def hears_others(self) -> bool:
        return self._url.get_backend_name() != SQLITE

    def start(self) -> None:
        if self.hears_others:
            self._task = asyncio.create_task(self._listen())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _listen(self) -> None:
        tries = 0
        while True:
            try:
                await self._hear_out()
                tries = 0
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                log.warning("bell_cut")
            await asyncio.sleep(WAITS[min(tries, len(WAITS) - 1)])
            tries += 1

    async def _hear_out(self) -> None:
        """Until the link is cut. What was rung while nobody listened is made up for at first."""
        way = self._url.set(drivername="postgresql").render_as_string(hide_password=False)
        link = await asyncpg.connect(
            way, timeout=CONNECT_SECONDS, command_timeout=CONNECT_SECONDS, server_settings=NAMED
        )
        cut = asyncio.Event()
        link.add_termination_listener(lambda _: cut.set())
        try:
            await link.add_listener(CHANNEL, self._rung)
            self._bell.ring(EVERYWHERE)
            while not await _happens(cut, LOOK_EVERY):
                await link.execute("SELECT 1")
        finally:
            link.terminate()

    def _rung(self, _link: object, _process: int, _channel: str, municipality: object) -> None:
        self._bell.ring(str(municipality))


async def _happens(event: asyncio.Event, within: float) -> bool:
    try:
        async with asyncio.timeout(within):
            return await event.wait()
    except TimeoutError:
        return False
