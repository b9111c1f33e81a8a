"""How SQLAlchemy reaches SQLite's connection: without a detour where nothing has to be waited for.

SQLAlchemy's own way makes four journeys through the event loop for each statement, to a driver
that, with storage/sqlite_connection.py, most often answers on the spot. They took more than the
statements did.
"""

from collections import deque
from collections.abc import Iterator
from typing import Any

from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
)
from sqlalchemy.util import await_only

from storage.sqlite_connection import SqliteConnection, sqlite_connection


class _Nothing:
    """Awaited where there is nothing to wait for: SQLAlchemy insists that a driver waits once."""

    def __await__(self) -> Iterator[Any]:
        return iter(())


NOTHING: Any = _Nothing()


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    """One statement and all of its rows; after that nothing of it is left in the database."""

    __slots__ = ()
    _awaitable_cursor_close = False

    def __init__(self, adapt_connection: "_Connection") -> None:
        self._adapt_connection = adapt_connection
        self._connection: Any = adapt_connection._connection
        self._cursor: Any = self._connection._conn.cursor()
        self._soft_closed_memoized: Any = {}
        self._rows: deque[Any] = deque()

    def execute(self, operation: Any, parameters: Any = None) -> None:
        self._do("execute", operation, () if parameters is None else parameters)

    def executemany(self, operation: Any, seq_of_parameters: Any) -> None:
        self._do("executemany", operation, seq_of_parameters)

    def close(self) -> None:
        self._rows.clear()

    def _do(self, name: str, operation: Any, given: Any) -> None:
        def done() -> list[Any]:
            getattr(self._cursor, name)(operation, given)
            rows: list[Any] = self._cursor.fetchall() if self._cursor.description else []
            return rows

        connection: SqliteConnection = self._connection
        try:
            here = connection.do_here(name, done, operation)
            if here:
                await_only(NOTHING)
            found = here[0] if here else await_only(connection.do_in_thread(done))
        except Exception as error:  # noqa: BLE001  # handed on under the name SQLAlchemy has for it
            self._adapt_connection._handle_exception(error)
        self._rows = deque(found or ())


class _Connection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ()
    _cursor_cls = _Cursor  # type: ignore[assignment]  # SQLAlchemy's own types say no more than Any

    def commit(self) -> None:
        self._end("commit", super().commit)

    def rollback(self) -> None:
        self._end("rollback", super().rollback)

    def _end(self, name: str, in_thread: Any) -> None:
        connection: Any = self._connection
        if connection._connection is None:  # it was closed meanwhile
            return
        try:
            here = connection.do_here(name, getattr(connection._conn, name))
        except Exception as error:  # noqa: BLE001  # as above
            self._handle_exception(error)
        if here is None:
            in_thread()


def connected(dbapi: Any, path: str) -> AsyncAdapt_aiosqlite_connection:
    """A new connection, in SQLAlchemy's hands. Called where it may wait: by its pool."""
    return _Connection(dbapi, await_only(_opened(path)))


async def _opened(path: str) -> Any:
    return await sqlite_connection(path)
