"""Transactions that follow one another are kept together, and nobody is told before it is so."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.failures import TransactionUndoneError
from storage.sqlite_files import CHECKPOINT, on_sqlite
from storage.sqlite_together import MOST
from storage.sqlite_transactions import driver_of

TABLES = (
    "CREATE TABLE one (a INTEGER PRIMARY KEY)",
    "CREATE TABLE two (a INTEGER REFERENCES one (a) DEFERRABLE INITIALLY DEFERRED)",
)
PUT = {"one": "INSERT INTO one VALUES (:a)", "two": "INSERT INTO two VALUES (:a)"}


@pytest_asyncio.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    made = Database(f"sqlite+aiosqlite:///{tmp_path / 'any.db'}")
    async with made.transaction() as connection:
        for table in TABLES:
            await connection.execute(text(table))
    yield made
    await made.dispose()


@pytest.fixture
def on_disk(tmp_path: Path) -> sqlite3.Connection:
    """Another program, which sees what is kept and no more."""
    return sqlite3.connect(tmp_path / "any.db")


def kept(on_disk: sqlite3.Connection) -> list[int]:
    return [a for (a,) in on_disk.execute("SELECT a FROM one ORDER BY a")]


async def put(connection: AsyncConnection, number: int, table: str = "one") -> None:
    await connection.execute(text(PUT[table]), {"a": number})


async def write(database: Database, number: int, table: str = "one") -> None:
    async with database.transaction() as connection:
        await put(connection, number, table)


class Held:
    """A transaction that stays where it is until it is told to go on."""

    def __init__(self, database: Database, number: int) -> None:
        self.goes_on, self.is_there = asyncio.Event(), asyncio.Event()
        self.task = asyncio.create_task(self._hold(database, number))

    async def _hold(self, database: Database, number: int) -> None:
        async with database.transaction() as connection:
            await put(connection, number)
            self.is_there.set()
            await self.goes_on.wait()


async def one_after_another(database: Database) -> tuple[asyncio.Task[None], Held]:
    """The first has ended and is not kept yet; the second is under way inside it."""
    before = Held(database, 1)
    await before.is_there.wait()
    after = Held(database, 2)
    await asyncio.sleep(0)
    before.goes_on.set()
    await after.is_there.wait()
    return before.task, after


async def test_given_many_who_wait_when_each_writes_then_few_times_to_the_disk(
    database: Database, on_disk: sqlite3.Connection
) -> None:
    said: list[str] = []
    async with database.transaction() as connection:
        driver = driver_of(connection)
        assert driver is not None
    driver._conn.set_trace_callback(said.append)

    await asyncio.gather(*(write(database, number) for number in range(2 * MOST)))

    assert kept(on_disk) == list(range(2 * MOST))
    assert said.count("COMMIT") <= 4


async def test_given_the_next_is_under_way_then_the_one_before_is_told_when_both_are_on_the_disk(
    database: Database, on_disk: sqlite3.Connection
) -> None:
    before, after = await one_after_another(database)

    await asyncio.sleep(0.05)
    assert not before.done()
    assert kept(on_disk) == []

    after.goes_on.set()
    await before
    assert kept(on_disk) == [1, 2]
    await after.task


async def test_given_one_who_reads_what_is_not_kept_yet_then_the_answer_waits_for_the_disk(
    database: Database, on_disk: sqlite3.Connection
) -> None:
    async def read() -> list[int]:
        async with database.transaction() as connection:
            return list((await connection.execute(text("SELECT a FROM one"))).scalars())

    before, after = await one_after_another(database)
    reading = asyncio.create_task(read())
    last = Held(database, 3)
    await asyncio.sleep(0)
    after.goes_on.set()
    await last.is_there.wait()

    await asyncio.sleep(0.05)
    assert not reading.done()

    last.goes_on.set()
    assert await reading == [1, 2]
    assert kept(on_disk) == [1, 2, 3]
    await asyncio.gather(before, after.task, last.task)


async def test_given_the_next_is_undone_then_the_one_before_is_kept(
    database: Database, on_disk: sqlite3.Connection
) -> None:
    before, after = await one_after_another(database)

    after.task.cancel()
    await before

    with pytest.raises(asyncio.CancelledError):
        await after.task
    assert kept(on_disk) == [1]


async def test_given_the_next_goes_before_its_turn_comes_then_the_one_before_is_kept(
    database: Database, on_disk: sqlite3.Connection
) -> None:
    before = Held(database, 1)
    await before.is_there.wait()
    waiting = asyncio.create_task(write(database, 2))
    await asyncio.sleep(0)
    before.goes_on.set()
    asyncio.get_running_loop().call_soon(waiting.cancel)

    await before.task

    assert 1 in kept(on_disk)
    await asyncio.gather(waiting, return_exceptions=True)


async def test_given_the_connection_is_thrown_away_then_the_one_before_is_told_that_it_is_undone(
    database: Database, on_disk: sqlite3.Connection
) -> None:
    before = Held(database, 1)
    await before.is_there.wait()

    async def break_it() -> None:
        async with database.transaction() as connection:
            await connection.invalidate()

    breaking = asyncio.create_task(break_it())
    await asyncio.sleep(0)
    before.goes_on.set()

    with pytest.raises(TransactionUndoneError):
        await before.task
    await asyncio.gather(breaking, return_exceptions=True)
    assert kept(on_disk) == []
    await write(database, 3)
    assert kept(on_disk) == [3]


async def test_given_sqlite_undoes_all_by_itself_then_each_is_told_that_it_is_undone(
    database: Database, on_disk: sqlite3.Connection
) -> None:
    async def undo_all() -> None:
        async with database.transaction() as connection:
            driver = driver_of(connection)
            assert driver is not None
            driver._conn.rollback()

    before = Held(database, 1)
    await before.is_there.wait()
    after = asyncio.create_task(undo_all())
    await asyncio.sleep(0)
    before.goes_on.set()

    ended = await asyncio.gather(before.task, after, return_exceptions=True)

    assert [type(each) for each in ended] == [TransactionUndoneError] * 2
    assert kept(on_disk) == []
    await write(database, 3)
    assert kept(on_disk) == [3]


async def test_given_one_that_cannot_be_kept_when_alone_then_it_is_told_why(
    database: Database, on_disk: sqlite3.Connection
) -> None:
    with pytest.raises(IntegrityError):
        await write(database, 7, "two")

    await write(database, 1)
    assert kept(on_disk) == [1]


async def test_given_one_that_cannot_be_kept_when_together_then_the_others_may_do_it_again(
    database: Database, on_disk: sqlite3.Connection
) -> None:
    before = Held(database, 1)
    await before.is_there.wait()
    wrong = asyncio.create_task(write(database, 7, "two"))
    await asyncio.sleep(0)
    before.goes_on.set()

    with pytest.raises(TransactionUndoneError):
        await before.task

    await asyncio.gather(wrong, return_exceptions=True)
    assert kept(on_disk) == []
    await write(database, 1)
    assert kept(on_disk) == [1]


async def test_given_something_done_to_the_file_itself_when_next_then_it_stands_in_no_transaction(
    database: Database, on_disk: sqlite3.Connection
) -> None:
    before = Held(database, 1)
    await before.is_there.wait()
    vacuum = asyncio.create_task(on_sqlite(database.engine, CHECKPOINT, "VACUUM"))
    await asyncio.sleep(0)
    before.goes_on.set()

    await asyncio.gather(before.task, vacuum)

    assert kept(on_disk) == [1]


async def test_given_one_that_is_kept_by_itself_inside_them_then_all_before_it_are_kept(
    database: Database, on_disk: sqlite3.Connection
) -> None:
    async def write_by_itself() -> None:
        async with database.engine.connect() as connection:
            await put(connection, 2)
            await connection.commit()
            assert kept(on_disk) == [1, 2]

    before = Held(database, 1)
    await before.is_there.wait()
    after = asyncio.create_task(write_by_itself())
    await asyncio.sleep(0)
    before.goes_on.set()

    await asyncio.gather(before.task, after)
