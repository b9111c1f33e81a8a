"""A transaction on SQLite: what need not be waited for is begun, kept and closed on the spot."""

import asyncio
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.util import greenlet_spawn

from storage.postgresql_transactions import PostgresqlAsyncConnection
from storage.sqlite_connection import BEGIN, SqliteConnection
from storage.sqlite_together import Kept
from storage.sqlite_turns import Turn, Turns


class SqliteAsyncConnection(AsyncConnection):
    """SQLAlchemy closes in a task of its own, so that nobody cancels it; nobody can cancel what is
    done at once."""

    engine: "SqliteEngine"
    kept: Kept | None = None
    """Of a transaction that was left to be kept with others."""
    _has_turn = False

    async def start(self, is_ctxmanager: bool = False) -> "SqliteAsyncConnection":
        if self.sync_connection is not None:
            await super().start(is_ctxmanager)  # which refuses it
        turn = await self.engine.turns.take()
        self._has_turn = True
        if turn.opened is not None:
            self.sync_connection = self._assign_proxied(turn.opened)
            return self
        try:
            await super().start(is_ctxmanager)
        except BaseException:
            self._give(turn)
            raise
        return self

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
            self._leave(driver)
            await asyncio.sleep(0)  # whoever waits for the connection is next, not whoever had it
        else:
            await super().__aexit__(type_, value, traceback)

    async def close(self) -> None:
        driver = driver_of(self)
        try:
            await super().close()
        finally:
            self._give(Turn(driver=driver))

    def _leave(self, driver: SqliteConnection) -> None:
        """It stays open for the next one, unless anything is left in it: that SQLAlchemy undoes."""
        opened: Connection | None = self._proxied
        if opened is not None and _is_as_it_was(opened, driver):
            self.sync_connection = None  # whoever had it can do nothing in it any more
        else:
            self._proxied.close()
            opened = None
        self._give(Turn(opened, driver))

    def _give(self, turn: Turn) -> None:
        """Once: what is closed twice was given back the first time."""
        had_turn, self._has_turn = self._has_turn, False
        if had_turn:
            self.engine.turns.give(turn)


class SqliteEngine(AsyncEngine):
    """SQLAlchemy's own, with our connections."""

    _connection_cls = SqliteAsyncConnection

    def __init__(self, sync_engine: Engine, patience_seconds: float) -> None:
        super().__init__(sync_engine)
        self.turns = Turns(patience_seconds)

    async def dispose(self, close: bool = True) -> None:
        opened = self.turns.put_away()
        if opened is not None:
            await greenlet_spawn(opened.close)
        await super().dispose(close)


def _is_as_it_was(opened: Connection, driver: SqliteConnection) -> bool:
    """Between two transactions, and nothing was set for whoever had it."""
    has_own_options = opened._execution_options is not opened.engine._execution_options
    return driver.is_between and not opened.in_transaction() and not has_own_options


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
