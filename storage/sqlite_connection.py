"""SQLite's connection: what can wait goes to the driver's thread, what cannot is done at once."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from aiosqlite import Connection
from sqlalchemy.exc import DBAPIError

from storage.failures import CommitUnknownError, TransactionUndoneError
from storage.sqlite_together import (
    BEGIN_PART,
    END_PART,
    TOGETHER,
    UNDO_PART,
    Kept,
    Together,
    tell,
)

AT_ONCE = frozenset({"cursor", "fetchone", "fetchmany", "fetchall", "close", "rollback"})
STATEMENTS = frozenset({"execute", "executemany"})
BEGIN, KEEP = "BEGIN IMMEDIATE", "COMMIT"
EXTENDED = 0xFF
"""What is above it in an error code only says which kind of busy it was."""


class SqliteConnection(Connection):
    """A journey to the thread and back costs ten times what a statement does.

    Only three things can wait long for others: opening, BEGIN IMMEDIATE where another program is
    writing, and COMMIT of something written, which waits for the disk. Between the two the file is
    ours, so statements are done where they are asked. A question that reads very much holds up the
    other turns for so long; there is none here that takes more than some milliseconds.
    """

    _in_thread = 0
    _patience: int | None = None
    """Milliseconds, as it was when the first transaction began: storage/engines.py sets it once."""
    _has_written = True
    has_begun = False
    """A transaction was begun before SQLAlchemy heard of it (storage/sqlite_transactions.py)."""

    def __init__(self, connector: Callable[[], sqlite3.Connection], iter_chunk_size: int) -> None:
        super().__init__(connector, iter_chunk_size)
        self.together = Together()

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        name = getattr(fn, "__name__", "")

        def done() -> Any:
            return self._undone() if name == "rollback" else fn(*args, **kwargs)

        statement = str(args[0]) if args else ""
        here = self.do_here(name, done, statement)
        return here[0] if here else await self.do_in_thread(done)

    def do_here(
        self, name: str, done: Callable[[], Any], statement: str = ""
    ) -> tuple[Any, ...] | None:
        """What it found, alone in a tuple; None when it can wait long, and nothing was done.

        `name`: of sqlite3's own method that `done` calls.
        """
        if name == "rollback":
            done = self._undone
        elif name == "commit" and self._is_left:
            return (None,)
        if name in STATEMENTS:
            is_begin = statement == BEGIN
            self._has_written = not is_begin and self._writes(statement)
            if self._in_thread == 0 and is_begin and self._begun(done):
                return (None,)
        # Somebody who was cancelled has left, but the thread may still be at work for them: two
        # threads in one connection at a time would crash the process, so the next one queues.
        return (done(),) if self._in_thread == 0 and self._is_quick(name) else None

    def rows_here(self, name: str, statement: str, values: Any) -> list[Any] | None:
        """All rows of a statement inside a transaction, by the shortest way; None: as `do_here`."""
        if self._in_thread or not self._conn.in_transaction:
            return None
        if not self._has_written:
            self._has_written = not statement.startswith("SELECT")
        found: list[Any] = getattr(self._conn, name)(statement, values).fetchall()
        return found

    async def do_in_thread(self, done: Callable[[], Any]) -> Any:
        """After all that the thread was given before."""
        self._in_thread += 1

        def done_in_thread() -> Any:
            try:
                return done()
            finally:
                self._in_thread -= 1

        # aiosqlite 0.22.1 has no public way in; tests/storage/test_sqlite_connection.py holds it.
        return await super()._execute(done_in_thread)  # type: ignore[no-untyped-call]

    def end(self) -> Kept:
        """The transaction in hand is left to be kept with those that follow it.

        TransactionUndoneError when the database has undone it, and all before it, by itself.
        """
        if not self._conn.in_transaction:
            self.lose()
            raise TransactionUndoneError(TOGETHER)
        if self.together.has_part:
            self._conn.execute(END_PART)
        return self.together.end()

    async def keep(self) -> None:
        """All that have ended, each of whom is told; afterwards no transaction is open."""
        with suppress(sqlite3.Error):
            await self._keep_all()

    async def commit(self) -> None:
        """What is in hand, and with it those that have ended before it."""
        if self.together.is_open:
            await self._keep_all()
        else:
            await super().commit()

    async def _keep_all(self) -> None:
        those = self.together.take()
        error: BaseException | None = None
        try:
            await self.do_in_thread(self._kept)
        except sqlite3.Error as refused:
            error = DBAPIError.instance(KEEP, None, refused, sqlite3.Error, hide_parameters=True)
            raise
        except BaseException:
            error = CommitUnknownError()
            raise
        finally:
            tell(those, error)

    def lose(self) -> None:
        """Those that have ended are told that nothing of them is kept."""
        tell(self.together.take(), TransactionUndoneError(TOGETHER))

    async def close(self) -> None:
        self.lose()
        await super().close()

    @property
    def is_free(self) -> bool:
        """Nobody is at work in the thread."""
        return self._in_thread == 0

    @property
    def has_nothing_to_keep(self) -> bool:
        """Nothing was written: the disk need not be waited for."""
        return self.is_free and not self._has_written and not self.together.is_open

    @property
    def is_between(self) -> bool:
        """Nothing is in hand: what was is kept or undone, or has been left to be kept."""
        return self._is_left or not self._conn.in_transaction

    def is_begun(self) -> bool:
        """Whether `begin` has just begun it, which is told once."""
        told, self.has_begun = self.has_begun, False
        return told and self._in_thread == 0 and self._conn.in_transaction

    def begins_at_once(self) -> bool:
        """False, and nothing was done, where it has to be waited for or goes wrong."""
        try:
            return self.do_here("execute", lambda: self._conn.execute(BEGIN), BEGIN) is not None
        except sqlite3.Error:
            return False

    def _writes(self, statement: str) -> bool:
        return self._has_written or not statement.startswith("SELECT")

    def _is_quick(self, name: str) -> bool:
        """Inside a transaction all but the writing of it to the disk is."""
        if name == "commit":
            return self.has_nothing_to_keep
        return name in AT_ONCE or (name in STATEMENTS and self._conn.in_transaction)

    @property
    def _is_left(self) -> bool:
        """What was in hand has ended, and is not kept yet."""
        return self.together.is_open and not self.together.has_part

    def _kept(self) -> None:
        """Undone where it cannot be kept, or the next one would begin inside it."""
        try:
            self._conn.commit()
        except sqlite3.Error:
            self._conn.rollback()
            raise

    def _undone(self) -> None:
        """What is in hand, and nothing of those that have ended before it."""
        if not self.together.is_open:
            self._conn.rollback()
        elif not self._conn.in_transaction:
            self.lose()
        elif self.together.has_part:
            self._conn.execute(UNDO_PART)
            self._conn.execute(END_PART)
            self.together.has_part = False

    def _begun_inside(self) -> bool:
        """Whether it was begun as a part of those that have ended and are not kept yet."""
        if self.together.is_open and not self._conn.in_transaction:
            self.lose()
        if not self.together.is_open:
            return False
        self._conn.execute(BEGIN_PART)
        self.together.has_part = True
        return True

    def _begun(self, begin: Callable[[], object]) -> bool:
        """False where another program is writing: for that one is waited in the thread."""
        if self._begun_inside():
            return True
        if self._patience is None:
            (self._patience,) = self._conn.execute("PRAGMA busy_timeout").fetchone()
        self._conn.execute("PRAGMA busy_timeout = 0")
        try:
            begin()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & EXTENDED != sqlite3.SQLITE_BUSY:
                raise
            return False
        finally:
            self._conn.execute(f"PRAGMA busy_timeout = {self._patience}")
        return True


def sqlite_connection(path: str) -> SqliteConnection:
    """Not open before it is awaited. Its thread does not keep the program alive."""

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(path, check_same_thread=False)

    made = SqliteConnection(connect, iter_chunk_size=64)
    made._thread.daemon = True
    return made
