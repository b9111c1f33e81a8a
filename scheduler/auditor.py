"""The auditor's round: its own task, on nobody else's schedule, so that a dispatcher that hangs,
or is gone, does not take it along."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from sspf.ports.watching import AlarmMeter, Heartbeat, Late
from sspf.use_cases.audit_queue import Auditing, look_for_late, tell_administrators
from sspf.use_cases.faults import described

EVERY = 15.0
"""Seconds. With a row that is late after 60, an alarm comes well within 120."""
WITHIN = 30.0
"""Seconds that looking, or telling, may take."""
HEARTBEAT_EVERY = 60.0
LOG_AGAIN_AFTER = 600.0

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Auditor:
    auditing: Auditing
    meter: AlarmMeter
    beat: Callable[[], None]
    """The auditor has come round."""
    stuck: Callable[[], Sequence[str]]
    """Jobs that stand still; while there are any, all is not well."""
    heartbeat: Heartbeat | None = None
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    seconds: Callable[[], float] = time.monotonic
    _is_late: bool = False
    _logged_at: float = 0.0
    _told_outside_at: float | None = None
    _task: asyncio.Task[None] | None = field(default=None)

    def start(self) -> None:
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        while True:
            await self.round()
            await self.sleep(EVERY)

    async def round(self) -> None:
        """Look, say what was seen, and tell the administrators last: that may take long."""
        try:
            async with asyncio.timeout(WITHIN):
                found = await look_for_late(self.auditing)
            await self._say(found)
            async with asyncio.timeout(WITHIN):
                await tell_administrators(self.auditing, found)
        except Exception as fault:  # noqa: BLE001  # the edge of a job: the next round looks again
            self.meter.audited(None, 0.0)
            log.error("auditor_failed", extra=described(fault))
        self.beat()

    async def _say(self, found: Sequence[Late]) -> None:
        rows = sum(late.rows for late in found)
        now = self.auditing.services.clock.now()
        age = max(((now - late.oldest).total_seconds() for late in found), default=0.0)
        self.meter.audited(rows, age)
        self._note(rows, age)
        if not found and not self.stuck():
            await self._tell_outside()

    def _note(self, rows: int, age: float) -> None:
        """A change is logged at once; what lasts, every ten minutes."""
        is_news = bool(rows) != self._is_late
        if rows and (is_news or self.seconds() - self._logged_at >= LOG_AGAIN_AFTER):
            log.error("queue_late", extra={"count": rows, "seconds": age})
            self._logged_at = self.seconds()
        if is_news and rows:
            self.meter.alarm()
        elif is_news:
            log.warning("queue_well")
        self._is_late = bool(rows)

    async def _tell_outside(self) -> None:
        before = self._told_outside_at
        if self.heartbeat and (before is None or self.seconds() - before >= HEARTBEAT_EVERY):
            self._told_outside_at = self.seconds()
            await self.heartbeat.beat()
