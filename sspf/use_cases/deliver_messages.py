"""Send what is due in one municipality: several messages at a time, to each person one by one."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from sspf.domain.organisation import MunicipalityId, PersonId
from sspf.domain.outbox import Delivery, Sent
from sspf.ports import Services
from sspf.use_cases.again import again
from sspf.use_cases.deliver_message import deliver_message
from sspf.use_cases.faults import described

BATCH = 20
"""Few enough to be begun before their lease ends, if each of those ahead hangs for ten seconds."""

Deliver = Callable[[Services, MunicipalityId, Sent], Awaitable[Delivery | None]]

log = logging.getLogger(__name__)


async def deliver_messages(services: Services, municipality: MunicipalityId) -> int:
    """How many were sent. Goes on, one after another, until nothing is due."""
    flow = Flow(services, municipality)
    try:
        while True:
            await flow.fill()
            if not flow.in_hand:
                return flow.sent
            await flow.settle()
            if flow.failures:
                raise flow.failures[0]
    finally:
        flow.cancel()


class Flow:
    """What this program holds of one municipality's outbox, and what becomes of it.

    A send that hangs holds one lane and one person; the rest goes on.
    """

    def __init__(
        self,
        services: Services,
        municipality: MunicipalityId,
        *,
        at_once: int = 1,
        room: asyncio.Semaphore | None = None,
        deliver: Deliver = deliver_message,
    ) -> None:
        """`room`: how many messages may be under way in all municipalities together.

        There is one flow for each municipality in a program: its claims bear the program's name.
        """
        self.sent = 0
        self.failures: list[BaseException] = []
        self.wake = asyncio.Event()
        """Set when it is worth while to fill again: a lane is free and more may be due."""
        self._services = services
        self._municipality = municipality
        self._at_once = at_once
        self._room = room or asyncio.Semaphore(at_once)
        self._deliver = deliver
        self._waiting: list[Sent] = []
        self._under_way: dict[asyncio.Task[Delivery | None], Sent] = {}
        self._busy: set[PersonId] = set()
        """Those to whom something is under way; to each of them one thing only."""
        self._more_is_due = False
        self._claim_in_doubt = False

    @property
    def in_hand(self) -> int:
        return len(self._waiting) + len(self._under_way)

    @property
    def is_full(self) -> bool:
        """More is claimed than there are lanes for: the one that ends first wakes."""
        return len(self._waiting) >= self._at_once

    async def fill(self) -> datetime | None:
        """Claim what there are lanes for, and begin; when the next row falls due, None: none does.

        An hour that has gone by means that more is due: to somebody whose turn comes when what is
        under way to them has ended, or beyond what was claimed now.
        """
        if self.is_full:
            self._more_is_due = True  # for all we know: whoever ends next wakes
            return None
        claimed, due = await again(self._claim)
        held = self._keys()
        self._waiting += [row for row in claimed if row.message.key not in held]
        self._more_is_due = due is not None and due <= self._services.clock.now()
        self._start()
        return due

    async def settle(self) -> None:
        """Until all that is in hand has ended, or waits again."""
        while self._under_way:
            await asyncio.wait(self._under_way)

    async def let_go(self) -> None:
        """What is claimed and not begun is somebody else's to take, at once."""
        self._waiting.clear()
        async with self._services.unit_of_work(self._municipality) as uow:
            await uow.outbox.release(sorted(self._keys()))

    def cancel(self) -> None:
        """What is under way is broken off; its rows come back when their lease ends."""
        self._waiting.clear()
        for task in self._under_way:
            task.cancel()

    def _keys(self) -> set[str]:
        return {row.message.key for row in (*self._waiting, *self._under_way.values())}

    async def _claim(self) -> tuple[list[Sent], datetime | None]:
        now = self._services.clock.now()
        async with self._services.unit_of_work(self._municipality) as uow:
            if self._claim_in_doubt:  # it may stand, and nobody in this program knows what it took
                await uow.outbox.release(sorted(self._keys()))
            self._claim_in_doubt = True
            claimed = await uow.outbox.claim(now, BATCH)
            full = len(claimed) == BATCH
            due = now if full else await uow.outbox.next_due()
        self._claim_in_doubt = False
        return claimed, due

    def _start(self) -> None:
        """As many as there are lanes, oldest first, and never two to the same person."""
        passed: list[Sent] = []
        for at, row in enumerate(self._waiting):
            if len(self._under_way) >= self._at_once:
                self._waiting = passed + self._waiting[at:]
                return
            person = row.message.recipient
            if person in self._busy:
                passed.append(row)
                continue
            self._busy.add(person)
            task = asyncio.create_task(self._one(row))
            task.add_done_callback(self._ended)
            self._under_way[task] = row
        self._waiting = passed

    async def _one(self, row: Sent) -> Delivery | None:
        async with self._room:
            return await self._deliver(self._services, self._municipality, row)

    def _ended(self, task: asyncio.Task[Delivery | None]) -> None:
        row = self._under_way.pop(task)
        self._busy.discard(row.message.recipient)
        fault = None if task.cancelled() else task.exception()
        if fault is not None:  # what could not be written down comes back when its lease ends
            log.error("delivery_failed", extra=described(fault, kind=row.message.kind.value))
            self.failures.append(fault)
        elif not task.cancelled():
            self.sent += task.result() is Delivery.SENT
        self._start()
        if self._more_is_due and not self.is_full:
            self.wake.set()
