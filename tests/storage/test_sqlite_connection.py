"""What is done at once, and what goes to the driver's thread because it can wait."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from storage.sqlite_connection import SqliteConnection, sqlite_connection


@pytest_asyncio.fixture
async def connection(tmp_path: Path) -> AsyncIterator[SqliteConnection]:
    made = sqlite_connection(str(tmp_path / "any.db"))
    await made
    made._conn.isolation_level = None
    yield made
    await made.close()


async def thread_of(connection: SqliteConnection, statement: str) -> bool:
    """Whether the statement was done here, where it was asked."""
    done_in: list[int] = []
    connection._conn.set_trace_callback(lambda _: done_in.append(threading.get_ident()))
    cursor = await connection.cursor()
    await cursor.execute(statement)
    connection._conn.set_trace_callback(None)
    return set(done_in) == {threading.get_ident()}


async def _begin(connection: SqliteConnection) -> None:
    await connection.execute("BEGIN IMMEDIATE")


async def test_given_nobody_writes_when_begun_then_it_is_done_at_once(
    connection: SqliteConnection,
) -> None:
    assert await thread_of(connection, "BEGIN IMMEDIATE")


async def test_given_another_writes_when_begun_then_it_is_waited_for_elsewhere(
    connection: SqliteConnection, tmp_path: Path
) -> None:
    await connection.execute("PRAGMA busy_timeout = 20000")
    another = sqlite3.connect(tmp_path / "any.db", isolation_level=None)
    another.execute("BEGIN IMMEDIATE")

    begun = asyncio.create_task(_begin(connection))
    await asyncio.sleep(0.05)
    assert not begun.done()
    another.execute("ROLLBACK")
    another.close()

    await begun
    assert connection.in_transaction


async def test_given_nothing_was_written_when_committed_then_the_disk_is_not_asked(
    connection: SqliteConnection,
) -> None:
    await connection.execute("BEGIN IMMEDIATE")
    await connection.execute("SELECT 1")
    done_in: list[int] = []
    connection._conn.set_trace_callback(lambda _: done_in.append(threading.get_ident()))

    await connection.commit()

    assert set(done_in) == {threading.get_ident()}


async def test_given_a_transaction_then_statements_are_done_at_once(
    connection: SqliteConnection,
) -> None:
    await connection.execute("BEGIN IMMEDIATE")

    assert await thread_of(connection, "CREATE TABLE one (a)")
    await connection.commit()
    assert not connection.in_transaction


async def test_given_a_transaction_then_the_disk_is_not_waited_for_here(
    connection: SqliteConnection,
) -> None:
    await connection.execute("BEGIN IMMEDIATE")
    await connection.execute("CREATE TABLE one (a)")
    done_in: list[int] = []
    connection._conn.set_trace_callback(lambda _: done_in.append(threading.get_ident()))

    await connection.commit()

    assert done_in
    assert threading.get_ident() not in done_in
