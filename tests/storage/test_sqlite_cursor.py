"""A transaction on the embedded database: what is done on the spot, and what the disk is asked."""

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database


@pytest_asyncio.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    made = Database(f"sqlite+aiosqlite:///{tmp_path / 'any.db'}")
    async with made.transaction() as connection:
        await connection.execute(text("CREATE TABLE one (a INTEGER PRIMARY KEY, b TEXT)"))
    yield made
    await made.dispose()


async def traced(connection: AsyncConnection, done: list[tuple[str, bool]]) -> None:
    """Notes each statement's first word, and whether it was done in this thread."""
    raw = (await connection.get_raw_connection()).driver_connection
    here = threading.get_ident()
    assert raw is not None
    raw._conn.set_trace_callback(
        lambda sql: done.append((sql.split()[0], threading.get_ident() == here))
    )


async def test_given_a_transaction_when_done_then_only_its_commit_waits_elsewhere(
    database: Database,
) -> None:
    done: list[tuple[str, bool]] = []
    async with database.transaction() as connection:
        await traced(connection, done)
        await connection.execute(text("INSERT INTO one VALUES (1, 'x')"))
        rows = (await connection.execute(text("SELECT a, b FROM one"))).all()

    assert [tuple(row) for row in rows] == [(1, "x")]
    assert done == [("INSERT", True), ("SELECT", True), ("COMMIT", False)]


async def test_given_many_rows_when_written_and_returned_then_each_is_told(
    database: Database,
) -> None:
    insert = text("INSERT INTO one VALUES (:a, 'x') ON CONFLICT DO NOTHING RETURNING a")
    async with database.transaction() as connection:
        await connection.execute(text("INSERT INTO one VALUES (:a, 'x')"), [{"a": 1}, {"a": 2}])
        first = (await connection.execute(insert, {"a": 2})).all()
        second = (await connection.execute(insert, {"a": 3})).all()
        changed = await connection.execute(text("UPDATE one SET b = 'y' WHERE a > 1"))

    assert (first, [row.a for row in second], changed.rowcount) == ([], [3], 2)


async def test_given_a_statement_that_fails_then_it_has_the_name_that_all_know(
    database: Database,
) -> None:
    for statement, error in (
        ("INSERT INTO one VALUES (1, 'x'), (1, 'y')", IntegrityError),
        ("SELECT nothing FROM nowhere", OperationalError),
    ):
        with pytest.raises(error):
            async with database.transaction() as connection:
                await connection.execute(text(statement))

    async with database.transaction() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM one"))).scalar_one() == 0


async def test_given_somebody_leaves_while_the_disk_writes_then_the_next_one_is_served(
    database: Database,
) -> None:
    async def write(number: int) -> None:
        async with database.transaction() as connection:
            await connection.execute(text("INSERT INTO one VALUES (:a, 'x')"), {"a": number})

    for number in range(20):
        left = asyncio.create_task(write(number))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        left.cancel()
        await asyncio.gather(left, write(100 + number), return_exceptions=True)

    async with database.transaction() as connection:
        kept = (await connection.execute(text("SELECT a FROM one WHERE a >= 100"))).scalars().all()
    assert sorted(kept) == list(range(100, 120))
