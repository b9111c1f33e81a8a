"""Links to PostgreSQL that go from one transaction to the next, without SQLAlchemy's pool between.

Its pool opens them, replaces those that have grown old, and asks those that lay idle whether they
are alive: that takes longer than a short transaction. A link that was just used needs none of it,
and goes to whoever has waited longest. Whoever asks the pool itself comes first.
"""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, cast

from asyncpg import Connection
from asyncpg.prepared_stmt import PreparedStatement
from sqlalchemy import Connection as SyncConnection
from sqlalchemy.engine import Engine
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from storage.handed_over import HandedOverPool

PREPARED = 100
"""Statements on one link, as many as asyncpg keeps of its own; the server keeps them, too."""
Waiting = asyncio.Future["Link | None"]


@dataclass(slots=True, eq=False)
class Link:
    """A connection of SQLAlchemy's, outside any transaction, with what it is made of at hand."""

    sync: SyncConnection
    adapter: Any
    """What SQLAlchemy lays over asyncpg's connection."""
    driver: Connection
    timed: Any
    """How asyncpg is to ask: with a clock for each statement, which SQLAlchemy's way has."""
    guarded: Any
    """Without, for a Guard has its eye on it."""
    until: float
    """By the clock of `monotonic`: then the pool has it again, which replaces what is old."""
    used_at: float = 0.0
    _prepared: "dict[str, PreparedStatement[Any]]" = field(default_factory=dict)

    async def name_of(self, sql: str) -> str:
        """By which the server knows a statement; it is prepared when it is first asked for."""
        found = self._prepared.get(sql)
        if found is None:
            if len(self._prepared) >= PREPARED:
                del self._prepared[next(iter(self._prepared))]
            self._prepared[sql] = found = await self.driver.prepare(sql)
        name: str = found.get_name()
        return name

    def is_as_opened(self, engine: Engine) -> bool:
        """What SQLAlchemy's pool asks of one that is given back, and of one that is taken."""
        fairy: Any = self.sync._dbapi_connection
        if fairy is None or self.driver.is_closed() or engine._has_events:
            return False
        if fairy._pool is not engine.pool or monotonic() > self.until:
            return False
        return not fairy._connection_record._is_hard_or_soft_invalidated()


def link_of(sync: SyncConnection) -> Link:
    adapter: Any = sync.connection.dbapi_connection
    driver = adapter._connection
    timed = driver._config
    until = monotonic() + sync.engine.pool._recycle
    return Link(sync, adapter, driver, timed, timed._replace(command_timeout=None), until)


@dataclass(slots=True)
class Links:
    engine: Engine
    free: int
    """How many transactions more may be under way."""
    wait_seconds: float
    idle_seconds: float
    """One that lay longer is asked whether it is alive, by SQLAlchemy's pool."""
    _kept: list[Link] = field(default_factory=list)
    _waiting: deque[tuple[Waiting, float]] = field(default_factory=deque)
    """Who waits, and until when by the loop's clock; the first has waited longest."""
    _next: asyncio.TimerHandle | None = None

    async def take(self) -> Link | None:
        """A turn, to be given back; None: it is one's turn, with a link that the pool has.

        PoolTimeoutError when nobody gave one back in time.
        """
        if not self.free:
            return await self._turn()  # one that is handed over was looked at just now
        self.free -= 1
        link = self._kept.pop() if self._kept else None
        if link is None or self._may_be_used(link):
            return link
        self._to_pool(link)
        return None

    def give(self, link: Link | None) -> None:
        """The turn goes to the next; None: the pool has the link, or it was thrown away."""
        if link is not None and (self._pool.is_waited_for or not link.is_as_opened(self.engine)):
            link.sync.close()
            link = None
        if link is not None:
            link.used_at = monotonic()
        while self._waiting:
            first = self._waiting.popleft()[0]
            if not first.done():
                first.set_result(link)
                return
        self.free += 1
        if link is not None:
            self._kept.append(link)

    def make_room(self) -> None:
        """For somebody who asks the pool itself: what lies here idle is the pool's to give."""
        if self._kept and not self._pool.checkedin():
            self._to_pool(self._kept.pop(0))

    def rest(self) -> None:
        """Everything goes to the pool, which is about to be put away."""
        while self._kept:
            self._to_pool(self._kept.pop())
        if self._next is not None:
            self._next.cancel()
        self._next = None

    @property
    def _pool(self) -> HandedOverPool:
        return cast("HandedOverPool", self.engine.pool)

    def _may_be_used(self, link: Link) -> bool:
        is_idle = monotonic() - link.used_at > self.idle_seconds
        return not is_idle and link.is_as_opened(self.engine)

    def _to_pool(self, link: Link) -> None:
        info = link.sync.info
        link.sync.close()
        info["used_at"] = link.used_at  # it was not used just now, when it was only given back

    async def _turn(self) -> Link | None:
        loop = asyncio.get_running_loop()
        mine: Waiting = loop.create_future()
        self._waiting.append((mine, loop.time() + self.wait_seconds))
        if self._next is None:
            self._next = loop.call_later(self.wait_seconds, self._give_up, loop)
        try:
            return await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled() and mine.exception() is None:
                self.give(mine.result())  # it was handed to somebody who had just left
            raise

    def _give_up(self, loop: asyncio.AbstractEventLoop) -> None:
        """One clock for all: whoever came first is the first who has waited too long."""
        self._next = None
        while self._waiting and (self._waiting[0][0].done() or self._waiting[0][1] <= loop.time()):
            mine = self._waiting.popleft()[0]
            if not mine.done():
                mine.set_exception(PoolTimeoutError(f"no link in {self.wait_seconds} s"))
        if self._waiting:
            self._next = loop.call_at(self._waiting[0][1], self._give_up, loop)
