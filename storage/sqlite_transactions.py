"""A transaction on SQLite: what need not be waited for is begun, kept and closed on the spot."""

import asyncio
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.sqlite_connection import BEGIN, SqliteConnection
from storage.sqlite_queue import HandedOverPool


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
