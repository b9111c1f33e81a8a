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
from sqlalchemy import Connection as SyncConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.util import greenlet_spawn

from storage.failures import TransactionUndoneError

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

    @property
    def adapter(self) -> Any:
        """What SQLAlchemy lays over asyncpg's connection."""
        return self._proxied.connection.dbapi_connection

    @property
    def is_heard(self) -> bool:
        """Somebody listens to what the engine does, and shall hear all of it."""
        heard: bool = self.sync_engine._has_events
        return heard

    def enters(self, municipality: str | None) -> TypeGuard[str]:
        """Whether it is begun there the short way: its name needs no quoting, nobody listens."""
        is_plain = municipality is not None and PLAIN.fullmatch(municipality) is not None
        return is_plain and not self.is_heard

    async def begin_in(self, municipality: str) -> None:
        """`municipality`: one that `enters`."""
        adapter = self.adapter
        self._proxied.begin()
        adapter._transaction = _Begun(adapter._connection)  # from now on there is something to undo
        await self.named(adapter._connection.execute(BEGIN_IN.format(municipality)))

    async def keep(self) -> None:
        """As `commit`."""
        adapter = self.adapter
        begun = adapter._transaction
        if not isinstance(begun, _Begun) or self.is_heard:
            await self.commit()
            return
        try:
            await self.named(begun.commit())
        finally:
            adapter._transaction = None
        self._proxied.commit()

    async def named(self, asked: Awaitable[Found]) -> Found:
        """What was found; what went wrong under SQLAlchemy's name for it."""
        try:
            return await asked
        except (Exception, CancelledError) as error:  # cancelled: in what state is it left?
            await greenlet_spawn(self._name, error)
            raise

    def _name(self, error: BaseException) -> NoReturn:
        try:
            if isinstance(error, Exception):
                self.adapter._handle_exception(error)
            raise error
        except BaseException as named:  # noqa: BLE001  # SQLAlchemy's own place for this
            self._proxied._handle_dbapi_exception(named, None, None, None, None)

    async def __aexit__(self, type_: Any, value: Any, traceback: Any) -> None:
        sync = self.sync_connection
        if sync is not None and self._is_over(sync):
            sync.close()  # nobody can cancel what is done at once
        else:
            await super().__aexit__(type_, value, traceback)

    def _is_over(self, sync: SyncConnection) -> bool:
        """Nothing is left to be undone, which would have to be waited for."""
        if sync.closed or sync.invalidated or sync.in_transaction():
            return False
        return self.adapter._transaction is None


class PostgresqlEngine(AsyncEngine):
    """SQLAlchemy's own, with our connections."""

    _connection_cls = PostgresqlAsyncConnection
