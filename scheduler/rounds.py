"""The jobs' rounds that are under way, so that the end of the program can wait for them."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any


class Rounds:
    """A scheduler that is shut down cuts its jobs off; a round that is shielded here goes on."""

    def __init__(self) -> None:
        self._under_way: set[asyncio.Task[None]] = set()

    async def go(self, work: Coroutine[Any, Any, None]) -> None:
        """Returns when it has come round, or when whoever called it is cut off."""
        task = self.begin(work)
        with suppress(asyncio.CancelledError):  # the end of the program is no fault of the job
            await asyncio.shield(task)

    def begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return task

    async def end(self, within: float) -> None:
        """What has not come round within so many seconds is cut off."""
        if not self._under_way:
            return
        under_way = list(self._under_way)
        _, late = await asyncio.wait(under_way, timeout=within)
        for task in late:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
