"""A transaction on SQLite: what need not be waited for is begun, kept and closed on the spot."""

import asyncio
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.handed_over import HandedOverPool
from storage.postgresql_transactions import PostgresqlAsyncConnection
from storage.sqlite_connection import BEGIN, SqliteConnection
from storage.sqlite_together import Kept


class SqliteAsyncConnection(AsyncConnection):
    """SQLAlchemy closes in a task of its own, so that nobody cancels it; nobody can cancel what is
    done at once."""

    async def start(self, is_ctxmanager: bool = False) -> "SqliteAsyncConnection":
        pool = self.sync_engine.pool
        if self.sync_connection is None and isinstance(pool, HandedOverPool) and pool.is_free:
            self.sync_connection = self._assign_proxied(self.sync_engine.connect())
            return self
        await super().start(is_ctxmanager)
        return self

    kept: Kept | None = None
    """Of a transaction that was left to be kept with others."""

    async def keep(self) -> None:
        """As `commit`, but who waits for the connection is not kept waiting for the disk: what was
        written is on it when `kept` says so, once this connection has been given back."""
        driver = driver_of(self)
        if driver is None or driver.has_nothing_to_keep or not driver.is_free:
            await self.commit()
        else:
            self.kept = driver.end()
            self._proxied.commit()

    async def commit(self) -> None:
        driver = driver_of(self)
        if driver is not None and driver.has_nothing_to_keep:
            self._proxied.commit()
        else:
            await super().commit()

    async def __aexit__(self, type_: Any, value: Any, traceback: Any) -> None:
        driver = driver_of(self)
        if driver is not None and driver.is_free:
            self._proxied.close()
            await asyncio.sleep(0)  # whoever waits for the connection is next, not whoever had it
        else:
            await super().__aexit__(type_, value, traceback)


class SqliteEngine(AsyncEngine):
    """SQLAlchemy's own, with our connections."""

    _connection_cls = SqliteAsyncConnection


def driver_of(connection: AsyncConnection) -> SqliteConnection | None:
    """The driver's own connection; None when it is closed, was thrown away or is another's."""
    sync = connection.sync_connection
    if sync is None or sync.closed or sync.invalidated:
        return None
    driver: Any = sync.connection.driver_connection
    if not isinstance(driver, SqliteConnection) or driver._connection is None:
        return None
    return driver


async def keep(connection: AsyncConnection) -> None:
    """On either database: on SQLite only begun, and to be waited for by `kept`."""
    if isinstance(connection, SqliteAsyncConnection | PostgresqlAsyncConnection):
        await connection.keep()
    else:
        await connection.commit()


async def kept(connection: AsyncConnection) -> None:
    """Once the connection was given back: until what was written is on the disk."""
    if isinstance(connection, SqliteAsyncConnection) and connection.kept is not None:
        await connection.kept


async def begin(connection: AsyncConnection) -> None:
    """On either database; on SQLite, where nobody else is writing, it is done on the spot."""
    driver = driver_of(connection)
    if driver is not None and driver.begins_at_once():
        driver.has_begun = True
        connection._proxied.begin()
    else:
        await connection.begin()


def begin_immediate(connection: Connection) -> None:
    """Where it cannot be done at once SQLAlchemy waits for it, and names what goes wrong."""
    driver: Any = connection.connection.driver_connection
    is_ours = isinstance(driver, SqliteConnection)
    if not (is_ours and (driver.is_begun() or driver.begins_at_once())):
        connection.exec_driver_sql(BEGIN)
