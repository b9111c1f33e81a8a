"""A monotonic clock that stands still until somebody sleeps on it, and who then wakes in order."""

import asyncio
import heapq
from itertools import count


class PassingTime:
    """`now` and `sleep` are of one clock; `pass_to` wakes everybody whose instant has come."""

    def __init__(self, at: float = 1000.0) -> None:
        self.at = at
        self.slept: list[float] = []
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = count()

    def now(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.at + seconds, next(self._order), woken))
        await woken

    async def pass_to(self, at: float) -> None:
        await self._settle()
        while self._sleepers and self._sleepers[0][0] <= at:
            self.at, _, woken = heapq.heappop(self._sleepers)
            if not woken.done():
                woken.set_result(None)
            await self._settle()
        self.at = max(self.at, at)

    @property
    def is_slept_on(self) -> bool:
        """Whether somebody waits for a later instant."""
        return any(not woken.done() for *_, woken in self._sleepers)

    async def pass_by(self, seconds: float) -> None:
        await self.pass_to(self.at + seconds)

    async def _settle(self) -> None:
        """Everybody goes as far as they come."""
        for _ in range(100):
            await asyncio.sleep(0)
