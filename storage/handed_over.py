"""Who is next at a connection: strictly by turns, and without a task for each who waits.

SQLAlchemy's own queue makes a task with a clock for whoever has to wait, and hands a connection
that is given back to whoever asks first, who may be somebody that came later.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from sqlalchemy.pool import AsyncAdaptedQueuePool
from sqlalchemy.util import await_only
from sqlalchemy.util.queue import AsyncAdaptedQueue, Empty

Item = TypeVar("Item")


class Line(Generic[Item]):
    """Those who wait, in the order in which they came."""

    def __init__(self) -> None:
        self._waiting: deque[asyncio.Future[Item]] = deque()

    def __bool__(self) -> bool:
        """Somebody waits who has not left."""
        return any(not one.done() for one in self._waiting)

    def hand_over(self, item: Item) -> bool:
        """To the one who has waited longest; False when nobody waits."""
        while self._waiting:
            first = self._waiting.popleft()
            if not first.done():
                first.set_result(item)
                return True
        return False

    async def wait(self, seconds: float | None, give_back: Callable[[Item], None]) -> Item:
        """Empty when the time is up. `give_back`: for what comes to somebody who has just left."""
        loop = asyncio.get_running_loop()
        mine: asyncio.Future[Item] = loop.create_future()
        self._waiting.append(mine)
        late = None if seconds is None else loop.call_later(seconds, _give_up, mine)
        try:
            return await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled() and mine.exception() is None:
                give_back(mine.result())
            raise
        finally:
            if late is not None:
                late.cancel()


class _HandedOver(AsyncAdaptedQueue[Any]):
    """What is given back goes straight to the one who has waited longest."""

    def __init__(self, maxsize: int = 0, use_lifo: bool = False) -> None:
        super().__init__(maxsize, use_lifo)
        self.line: Line[Any] = Line()

    def put_nowait(self, item: Any) -> None:
        if not self.line.hand_over(item):
            super().put_nowait(item)

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        if not block or not self.empty():
            return self.get_nowait()
        return await_only(self.line.wait(timeout, self.put_nowait))


class HandedOverPool(AsyncAdaptedQueuePool):
    """SQLAlchemy's pool, with that queue."""

    _queue_class = _HandedOver
    _pool: _HandedOver

    @property
    def is_waited_for(self) -> bool:
        """Somebody stands in the queue."""
        return bool(self._pool.line)


# SQLAlchemy tells of each connection under the name of the class, which is ours here.
logging.getLogger(f"{__name__}.{HandedOverPool.__name__}").setLevel(logging.WARNING)


def _give_up(waiting: asyncio.Future[Any]) -> None:
    if not waiting.done():
        waiting.set_exception(Empty())
