"""Reads what attendees answer in Outlook: when Graph says that it is worth it, and now and then."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from sspf.ports import Services
from sspf.use_cases.faults import described
from sspf.use_cases.follow_responses import follow_responses

EVERY = 600.0
"""Seconds after which it is read though nobody has said anything: a notice may be lost."""
PAUSE = 2.0
"""Seconds between two readings: one answer is often told of several times."""
AFTER_A_FAULT = 30.0
BEAT_EVERY = 5.0

log = logging.getLogger(__name__)


def no_beat() -> None:
    """Nobody feels this pulse."""


@dataclass(slots=True)
class Follower:
    """Each replica has one; the database lets one of them read at a time."""

    services: Services
    beat: Callable[[], None] = no_beat
    every: float = EVERY
    pause: float = PAUSE
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self._loop())

    def ring(self) -> None:
        self._wake.set()

    async def stop(self) -> None:
        """What is half read is read again: a page and how far it reaches are kept together."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _loop(self) -> None:
        while True:
            self._wake.clear()
            wait = self.every
            try:
                await follow_responses(self.services)
            except Exception as fault:  # noqa: BLE001  # the edge of a job: it is done again
                log.error("follow_failed", extra=described(fault))
                wait = AFTER_A_FAULT
            await self._until(wait)
            await asyncio.sleep(self.pause)

    async def _until(self, seconds: float) -> None:
        """Woken, or so much later; its pulse is felt all the while."""
        ends = asyncio.get_running_loop().time() + seconds
        while (left := ends - asyncio.get_running_loop().time()) > 0:
            self.beat()
            try:
                async with asyncio.timeout(min(left, BEAT_EVERY)):
                    await self._wake.wait()
                return
            except TimeoutError:
                continue
