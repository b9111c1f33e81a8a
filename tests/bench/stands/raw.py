"""A database driver alone: the same SQL in a transaction, and nothing made of the rows."""

import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, Self

import aiosqlite
import asyncpg
from sqlalchemy import event, make_url

from storage.database import Database
from tests.postgresql import Place


@dataclass(frozen=True, slots=True)
class Statement:
    sql: str
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds: of the question, and of the transaction with it."""

    inside: float
    whole: float
    rows: int


class Raw(Protocol):
    async def timed(self, municipality: str, statement: Statement) -> Timed: ...
    async def close(self) -> None: ...


async def noted(database: Database, ask: Callable[[], Awaitable[object]]) -> Statement:
    """The question that was sent to the database while asking."""
    sent: list[Statement] = []

    def note(_c: object, _cursor: object, sql: str, values: Any, *_: object) -> None:
        if "FROM commitments" in sql:
            sent.append(Statement(sql, tuple(values)))

    engine = database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    await ask()
    event.remove(engine, "before_cursor_execute", note)
    (statement,) = sent
    return statement


class OnSqlite:
    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    @classmethod
    async def opened(cls, file: Path) -> Self:
        return cls(await aiosqlite.connect(file, isolation_level=None))

    async def timed(self, municipality: str, statement: Statement) -> Timed:
        begun = time.perf_counter()
        await self._connection.execute("BEGIN")
        inside = time.perf_counter()
        async with self._connection.execute(statement.sql, statement.values) as cursor:
            rows = list(await cursor.fetchall())
        asked = time.perf_counter() - inside
        await self._connection.commit()
        return Timed(asked, time.perf_counter() - begun, len(rows))

    async def close(self) -> None:
        await self._connection.close()


class OnPostgresql:
    def __init__(self, pool: Any) -> None:
        self._pool = pool

    @classmethod
    async def opened(cls, place: Place) -> Self:
        way = make_url(place.app).set(drivername="postgresql").render_as_string(hide_password=False)
        return cls(await asyncpg.create_pool(way, min_size=1, max_size=1))

    async def timed(self, municipality: str, statement: Statement) -> Timed:
        begun = time.perf_counter()
        async with AsyncExitStack() as stack:
            connection = await stack.enter_async_context(self._pool.acquire())
            await stack.enter_async_context(connection.transaction())
            enter = "SELECT set_config('sspf.municipality', $1, true)"
            await connection.fetch(enter, municipality)
            inside = time.perf_counter()
            rows = await connection.fetch(statement.sql, *statement.values)
            asked = time.perf_counter() - inside
        return Timed(asked, time.perf_counter() - begun, len(rows))

    async def close(self) -> None:
        await self._pool.close()
