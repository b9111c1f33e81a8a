"""Who is next at a connection: strictly by turns, and without a task for each who waits.

SQLAlchemy's own queue makes a task with a clock for whoever has to wait, and hands a connection
that is given back to whoever asks first, who may be somebody that came later. On SQLite, with its
one connection, this is also where what has ended is kept (storage/sqlite_together.py).
"""

import asyncio
import logging
from collections import deque
from collections.abc import Iterable
from typing import Any

from sqlalchemy.pool import AsyncAdaptedQueuePool
from sqlalchemy.util import await_only
from sqlalchemy.util.queue import AsyncAdaptedQueue, Empty

from storage.sqlite_connection import SqliteConnection


class _HandedOver(AsyncAdaptedQueue[Any]):
    """What is given back goes straight to the one who has waited longest."""

    def __init__(self, maxsize: int = 0, use_lifo: bool = False) -> None:
        super().__init__(maxsize, use_lifo)
        self._waiting: deque[asyncio.Future[Any]] = deque()
        self._keeping: asyncio.Task[None] | None = None
        """What is being written to the disk; the loop itself would forget it."""

    @property
    def there(self) -> Iterable[Any]:
        """All that can be had at once: there is one connection."""
        found: Iterable[Any] = self._queue._queue  # type: ignore[attr-defined]
        return found

    def put_nowait(self, item: Any) -> None:
        """Who waits is next, inside what is not kept yet; else it is kept before anybody comes."""
        driver = _driver_of(item)
        if driver is None or not driver.together.is_open:
            self._hand_over(item)
        elif driver.together.is_full or not any(not one.done() for one in self._waiting):
            self._keeping = asyncio.create_task(self._keep(driver, item))
        else:
            self._hand_over(item)

    async def _keep(self, driver: SqliteConnection, item: Any) -> None:
        try:
            await driver.keep()
        finally:
            self._hand_over(item)

    def _hand_over(self, item: Any) -> None:
        while self._waiting:
            first = self._waiting.popleft()
            if not first.done():
                first.set_result(item)
                return
        super().put_nowait(item)

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        if not block or not self.empty():
            return self.get_nowait()
        return await_only(self._handed_over(timeout))

    async def _handed_over(self, timeout: float | None) -> Any:  # noqa: ASYNC109 as SQLAlchemy asks
        loop = asyncio.get_running_loop()
        mine: asyncio.Future[Any] = loop.create_future()
        self._waiting.append(mine)
        late = None if timeout is None else loop.call_later(timeout, _give_up, mine)
        try:
            return await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled() and mine.exception() is None:
                self.put_nowait(mine.result())  # it was handed to somebody who had just left
            raise
        finally:
            if late is not None:
                late.cancel()


class HandedOverPool(AsyncAdaptedQueuePool):
    """SQLAlchemy's pool, with that queue."""

    _queue_class = _HandedOver
    _pool: _HandedOver

    @property
    def is_free(self) -> bool:
        """A connection is there that is as it was opened: taking it waits for nobody."""
        for each in self._pool.there:
            opened_at = each.starttime if each.dbapi_connection is not None else -1.0
            return bool(opened_at >= max(self._invalidate_time, each._soft_invalidate_time))
        return False

    @property
    def is_waited_for(self) -> bool:
        """Somebody stands in the queue."""
        return any(not one.done() for one in self._pool._waiting)


# SQLAlchemy tells of each connection under the name of the class, which is ours here.
logging.getLogger(f"{__name__}.{HandedOverPool.__name__}").setLevel(logging.WARNING)


def _driver_of(item: Any) -> SqliteConnection | None:
    """Of one of the pool's entries; None when its connection was thrown away."""
    adapted = getattr(item, "dbapi_connection", None)
    driver = getattr(adapted, "driver_connection", None)
    return driver if isinstance(driver, SqliteConnection) else None


def _give_up(waiting: asyncio.Future[Any]) -> None:
    if not waiting.done():
        waiting.set_exception(Empty())
