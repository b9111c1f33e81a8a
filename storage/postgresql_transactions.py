"""A transaction on PostgreSQL: begun in its municipality in one journey, kept without a detour.

SQLAlchemy begins with the first statement, and whatever it waits for takes a greenlet more. What
goes wrong on the short way gets the name that SQLAlchemy has for it, and costs the connection when
it would there.
"""

import re
from asyncio import CancelledError
from collections.abc import Awaitable
from typing import Any, NoReturn, TypeGuard, TypeVar

from asyncpg import Connection
from sqlalchemy.engine import Engine
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.util import greenlet_spawn

from storage.failures import TransactionUndoneError
from storage.postgresql_guard import Guard
from storage.postgresql_links import Link, Links, link_of

PLAIN = re.compile(r"[\w-]{1,100}", re.ASCII)
"""A municipality's id that needs no quoting; any other is entered the long way."""
BEGIN_IN = "BEGIN; SET LOCAL sspf.municipality = '{}'"
KEEP, UNDO = "COMMIT", "ROLLBACK"
FAILED = "failed"
"""A statement failed and nobody minded; PostgreSQL keeps nothing of such a transaction."""
Found = TypeVar("Found")


class _Begun:
    """What SQLAlchemy's adapter asks of a transaction that it has begun itself."""

    def __init__(self, driver: Connection) -> None:
        self._driver = driver

    async def commit(self) -> None:
        if await self._driver.execute(KEEP) != KEEP:
            raise TransactionUndoneError(FAILED)

    async def rollback(self) -> None:
        await self._driver.execute(UNDO)


class PostgresqlAsyncConnection(AsyncConnection):
    """SQLAlchemy's own, with a shorter way for what every transaction does."""

    engine: "PostgresqlEngine"
    has_turn = False
    """Whether it was taken for one transaction, and the next one waits for it to end."""
    link: Link
    """What it is made of, while it has its turn."""

    async def start(self, is_ctxmanager: bool = False) -> "PostgresqlAsyncConnection":
        self.engine.links.make_room()
        await super().start(is_ctxmanager)
        return self

    async def take(self) -> None:
        """As `start`, for one transaction; PoolTimeoutError when nobody has given one back."""
        links = self.engine.links
        link = await links.take()
        if link is None:
            try:
                await self.start()
                link = link_of(self._proxied)
            except BaseException:
                links.give(None)
                raise
        self.sync_connection, self.link = link.sync, link
        self.has_turn = True

    @property
    def is_heard(self) -> bool:
        """Somebody listens to what the engine does, and shall hear all of it."""
        heard: bool = self.sync_engine._has_events
        return heard

    @property
    def is_begun(self) -> bool:
        """Whether a transaction is open on the link that this one took."""
        return self.has_turn and self.link.adapter._transaction is not None

    def enters(self, municipality: str | None) -> TypeGuard[str]:
        """Whether it is begun there the short way: its name needs no quoting, nobody listens."""
        is_plain = municipality is not None and PLAIN.fullmatch(municipality) is not None
        return is_plain and self.has_turn and not self.is_heard

    async def begin_in(self, municipality: str) -> None:
        """`municipality`: one that `enters`."""
        driver = self.link.driver
        self.link.sync.begin()
        self.link.adapter._transaction = _Begun(driver)  # from now on there is something to undo
        begun = driver.execute(BEGIN_IN.format(municipality))
        await self.named(begun)

    async def keep(self) -> None:
        """As `commit`."""
        begun = self.link.adapter._transaction if self.has_turn else None
        if not isinstance(begun, _Begun) or self.is_heard:
            await self.commit()
            return
        try:
            await self.named(begun.commit())
        finally:
            self.link.adapter._transaction = None
        self.link.sync.commit()

    async def named(self, asked: Awaitable[Found]) -> Found:
        """What was found; what went wrong under SQLAlchemy's name for it.

        An answer that does not come cuts the link.
        """
        link, guard = self.link, self.engine.guard
        link.driver._config = link.guarded
        guard.asks(link.driver)
        try:
            return await asked
        except (Exception, CancelledError) as error:  # cancelled: in what state is it left?
            guard.answered(link.driver)
            await greenlet_spawn(self._name, error)
            raise
        finally:
            guard.answered(link.driver)
            link.driver._config = link.timed

    def _name(self, error: BaseException) -> NoReturn:
        try:
            if isinstance(error, Exception):
                self.link.adapter._handle_exception(error)
            raise error
        except BaseException as named:  # noqa: BLE001  # SQLAlchemy's own place for this
            self._proxied._handle_dbapi_exception(named, None, None, None, None)

    async def __aexit__(self, type_: Any, value: Any, traceback: Any) -> None:
        if not self.has_turn:
            await super().__aexit__(type_, value, traceback)
            return
        self.has_turn = False
        if _is_over(self.link):
            self.sync_connection = None  # another has it from now on
            self.engine.links.give(self.link)
            return
        try:
            await super().__aexit__(type_, value, traceback)
        finally:
            self.engine.links.give(None)


def _is_over(link: Link) -> bool:
    """Nothing is left to be undone, which would have to be waited for."""
    sync = link.sync
    if sync.closed or sync.invalidated or sync.in_transaction():
        return False
    return link.adapter._transaction is None


class PostgresqlEngine(AsyncEngine):
    """SQLAlchemy's own, with our connections."""

    _connection_cls = PostgresqlAsyncConnection

    def __init__(self, sync_engine: Engine, links: Links, guard: Guard) -> None:
        super().__init__(sync_engine)
        self.links = links
        self.guard = guard

    async def taken(self) -> PostgresqlAsyncConnection:
        """A connection for one transaction, to be closed at its end."""
        connection = PostgresqlAsyncConnection(self)
        await connection.take()
        return connection

    async def dispose(self, close: bool = True) -> None:
        self.links.rest()
        self.guard.rest()
        await super().dispose(close)
