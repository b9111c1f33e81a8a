"""Microsoft's limits, kept before they are met: exact sliding windows, first come first served.

A bucket that fills up again lets twice its size through around a full one; a window lets through
what the document says. Each process keeps its own.
"""

import asyncio
import time
from bisect import bisect_right
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from sspf.ports import TemporaryFailureError


@dataclass(frozen=True, slots=True)
class Window:
    """At most so many in any stretch of so long."""

    most: int
    seconds: float


THREAD: Final = (Window(7, 1), Window(8, 2), Window(60, 30), Window(1800, 3600))
"""A bot in one conversation. Source: learn.microsoft.com/microsoftteams, "rate limit"."""
TENANT: Final = (Window(30, 1),)
"""A bot in one tenant: the lower of the two figures that Microsoft has published (30 and 50)."""
A_MINUTE: Final = (Window(30, 60),)
"""Mails from one mailbox. Source: Exchange Online, limits on sending."""
MARGIN = 0.05
"""Seconds added to each window: what is sent evenly does not arrive evenly."""
SHORT = 2.0
"""Seconds that are waited in place; more than that is for the outbox."""
SEVERAL = 2
"""So many threads told to wait at the same time, and it is their tenant that is full."""

Sleep = Callable[[float], Awaitable[None]]


class Limits(Protocol):
    async def wait(self, tenant: str, thread: str) -> None:
        """Returns when one more may be sent, and counts it; raises when that is far off."""
        ...

    def close(self, tenant: str, thread: str, seconds: float) -> None:
        """The other side asked for a pause."""
        ...


class NoLimits:
    """For benches, and for tests that are about something else."""

    async def wait(self, tenant: str, thread: str) -> None:
        return

    def close(self, tenant: str, thread: str, seconds: float) -> None:
        return


class Watch(Protocol):
    def paced(self, seconds: float) -> None: ...


class NoWatch:
    def paced(self, seconds: float) -> None:
        return


@dataclass(slots=True)
class _Lane:
    """What has passed in one thread, or one tenant, and those who stand in line."""

    windows: Sequence[Window]
    passed: list[float] = field(default_factory=list)
    closed_until: float = 0.0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Wakes its waiters in the order in which they came."""

    def free_at(self, now: float) -> float:
        """The first instant from `now` on at which one more breaks no window."""
        free = max(now, self.closed_until)
        for window in self.windows:
            if len(self.passed) >= window.most:
                free = max(free, self.passed[-window.most] + window.seconds + MARGIN)
        return free

    def count(self, now: float) -> None:
        self.passed.append(now)
        if len(self.passed) > 2 * max(window.most for window in self.windows):
            self.forget(now)

    def forget(self, now: float) -> None:
        """What no window reaches any more."""
        oldest = now - self._reach
        del self.passed[: bisect_right(self.passed, oldest)]

    def is_idle(self, now: float) -> bool:
        if self.turn.locked() or now < self.closed_until:
            return False
        return not self.passed or now > self.passed[-1] + self._reach

    @property
    def _reach(self) -> float:
        return max(window.seconds for window in self.windows) + MARGIN


class SlidingLimits:
    """Implements Limits. `clock` and `sleep` are seconds on the same monotonic clock."""

    def __init__(
        self,
        *,
        watch: Watch | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
        thread: Sequence[Window] = THREAD,
        tenant: Sequence[Window] = TENANT,
    ) -> None:
        self._watch = watch or NoWatch()
        self._clock = clock
        self._sleep = sleep
        self._windows = (thread, tenant)
        self._threads: dict[tuple[str, str], _Lane] = {}
        self._tenants: dict[str, _Lane] = {}
        self._told: dict[str, dict[str, float]] = {}
        """Threads of a tenant that the other side has told to wait, and until when."""

    async def wait(self, tenant: str, thread: str) -> None:
        came = self._clock()
        until = came + SHORT
        self._forget(came)
        mine, all_of_us = self._thread(tenant, thread), self._tenant(tenant)
        async with mine.turn:
            await self._stand(mine, until)
            async with all_of_us.turn:
                await self._stand(all_of_us, until)
                now = self._clock()
                if mine.free_at(now) > now:  # closed while this one stood in the other line
                    raise _paced(mine, now)
                mine.count(now)
                all_of_us.count(now)
        if now > came:
            self._watch.paced(now - came)

    def close(self, tenant: str, thread: str, seconds: float) -> None:
        """The thread; and its tenant when several of its threads are told so at the same time.

        Bot Connector does not say which of the two was full.
        """
        now = self._clock()
        _close(self._thread(tenant, thread), now + seconds)
        told = {t: end for t, end in self._told.get(tenant, {}).items() if end > now}
        self._told[tenant] = told | {thread: now + seconds}
        if len(self._told[tenant]) >= SEVERAL:
            _close(self._tenant(tenant), now + seconds)

    @property
    def threads(self) -> int:
        """How many are remembered."""
        return len(self._threads)

    async def _stand(self, lane: _Lane, until: float) -> None:
        """Until it is free; whoever stood before has gone before."""
        while (free := lane.free_at(now := self._clock())) > now:
            if free > until:
                raise _paced(lane, now)
            await self._sleep(free - now)

    def _thread(self, tenant: str, thread: str) -> _Lane:
        """Moved to the end: the first of them is the one that has been used least lately."""
        key = (tenant, thread)
        lane = self._threads.pop(key, None) or _Lane(self._windows[0])
        self._threads[key] = lane
        return lane

    def _tenant(self, tenant: str) -> _Lane:
        return self._tenants.setdefault(tenant, _Lane(self._windows[1]))

    def _forget(self, now: float) -> None:
        """Two at a time, so that they go faster than they come and nobody waits for it."""
        for _ in range(2):
            oldest = next(iter(self._threads), None)
            if oldest is None or not self._threads[oldest].is_idle(now):
                return
            del self._threads[oldest]


def _paced(lane: _Lane, now: float) -> TemporaryFailureError:
    return TemporaryFailureError("failed.paced", lane.free_at(now) - now)


def _close(lane: _Lane, until: float) -> None:
    lane.closed_until = max(lane.closed_until, until)
