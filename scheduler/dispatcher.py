"""Sends what is due, when it is due: sleeps to the next hour, and wakes when something is queued.

Nothing is kept here and nobody leads. Each replica runs one, and the database decides who sends
what. A municipality has its own loop, so that none waits for another's.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sspf.domain.organisation import MunicipalityId
from sspf.ports import Services
from sspf.use_cases.deliver_message import deliver_message
from sspf.use_cases.deliver_messages import Deliver, Flow
from sspf.use_cases.faults import described
from sspf.use_cases.fold_overdue import fold_overdue

LANES = 8
"""Messages under way at once in one municipality."""
ROOM = 64
"""In all of them together: a send that hangs holds no connection, only its place."""
LOOK_EVERY = 30.0
"""Seconds after which the outbox is looked at though nobody has rung; clocks may have moved."""
LOOK_AGAIN = 0.5
"""Seconds, when what is due waits for a send that another program is at."""
AFTER_A_FAULT = 1.0
ENDS_WITHIN = 5.0
"""Seconds for what is under way when the program is told to stop."""

log = logging.getLogger(__name__)


def no_beat() -> None:
    """Nobody feels this pulse."""


@dataclass(slots=True)
class Dispatcher:
    services: Services
    beat: Callable[[], None] = no_beat
    """Called each time a loop comes round."""
    look_every: float = LOOK_EVERY
    lanes: int = LANES
    after_a_fault: float = AFTER_A_FAULT
    deliver: Deliver = deliver_message
    _room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(ROOM))
    _loops: dict[MunicipalityId, asyncio.Task[None]] = field(default_factory=dict)
    _flows: dict[MunicipalityId, Flow] = field(default_factory=dict)
    _keeper: asyncio.Task[None] | None = None
    _newcomer: asyncio.Event = field(default_factory=asyncio.Event)

    def start(self) -> None:
        self._keeper = asyncio.create_task(self._keep_up())

    def ring(self, municipality: str) -> None:
        """Something was queued there; in a place that is not known yet, or anywhere: look."""
        flow = self._flows.get(MunicipalityId(municipality))
        if flow is not None:
            flow.wake.set()
            return
        self._newcomer.set()
        if not municipality:
            for each in self._flows.values():
                each.wake.set()

    async def stop(self) -> None:
        """Nothing new is begun; what is under way may end, and the rest is given back."""
        tasks = [task for task in (self._keeper, *self._loops.values()) if task]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        flows = list(self._flows.values())
        await asyncio.gather(*(_end(flow) for flow in flows), return_exceptions=True)

    async def _keep_up(self) -> None:
        """One loop for each municipality that is installed, from when it is."""
        while True:
            self._newcomer.clear()
            for municipality in self.services.municipalities():
                if municipality not in self._loops:
                    self._loops[municipality] = asyncio.create_task(self._loop(municipality))
            self.beat()
            await _until(self._newcomer, self.look_every)

    async def _loop(self, municipality: MunicipalityId) -> None:
        flow = Flow(
            self.services,
            municipality,
            at_once=self.lanes,
            room=self._room,
            deliver=self.deliver,
        )
        self._flows[municipality] = flow
        is_folded = False
        while True:
            flow.wake.clear()
            flow.failures.clear()
            try:
                if not is_folded:  # before anything of what a long stop has left is sent
                    await fold_overdue(self.services, municipality)
                    is_folded = True
                wait = self._seconds_to(await flow.fill(), flow)
            except Exception as fault:  # noqa: BLE001  # the edge of a job: it is done again
                log.error("dispatch_failed", extra=described(fault))
                wait = self.after_a_fault
            self.beat()
            await _until(flow.wake, wait)

    def _seconds_to(self, due: datetime | None, flow: Flow) -> float:
        if due is None:
            return self.look_every
        ahead = (due - self.services.clock.now()).total_seconds()
        if ahead > 0:
            return min(ahead, self.look_every)
        # Our own lanes wake us; only another program's do not.
        return self.look_every if flow.is_full else LOOK_AGAIN


async def _end(flow: Flow) -> None:
    await flow.let_go()
    try:
        async with asyncio.timeout(ENDS_WITHIN):
            await flow.settle()
    except TimeoutError:
        flow.cancel()


async def _until(event: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return
