"""Who is about to come is kept with those that have ended, and nobody waits without need."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import text

from storage.database import Database
from storage.sqlite_transactions import driver_of


@pytest_asyncio.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    made = Database(f"sqlite+aiosqlite:///{tmp_path / 'any.db'}")
    async with made.transaction() as connection:
        await connection.execute(text("CREATE TABLE one (a INTEGER PRIMARY KEY)"))
    yield made
    await made.dispose()


@pytest.fixture
def on_disk(tmp_path: Path) -> sqlite3.Connection:
    """Another program, which sees what is kept and no more."""
    return sqlite3.connect(tmp_path / "any.db")


def kept(on_disk: sqlite3.Connection) -> list[int]:
    return [a for (a,) in on_disk.execute("SELECT a FROM one ORDER BY a")]


async def write(database: Database, number: int) -> None:
    async with database.transaction() as connection:
        await connection.execute(text("INSERT INTO one VALUES (:a)"), {"a": number})


async def write_later(database: Database, number: int, *, after: int) -> None:
    """`after`: rounds of the loop in which something else goes on."""
    for _ in range(after):
        await asyncio.sleep(0)
    await write(database, number)


async def write_together(database: Database) -> None:
    """The first is kept alone; the two others come meanwhile, and are kept together."""
    await asyncio.gather(*(write(database, number) for number in (1, 2, 3)))


async def told_from_now_on(database: Database) -> list[str]:
    """Whatever SQLite is told from now on."""
    said: list[str] = []
    async with database.transaction() as connection:
        driver = driver_of(connection)
        assert driver is not None
    driver._conn.set_trace_callback(said.append)
    return said


async def test_given_several_the_last_time_then_who_is_about_to_come_is_kept_with_them(
    database: Database, on_disk: sqlite3.Connection
) -> None:
    await write_together(database)
    said = await told_from_now_on(database)

    await asyncio.gather(*(write_later(database, 4 + n, after=2 * n) for n in range(4)))

    assert kept(on_disk) == [1, 2, 3, 4, 5, 6, 7]
    assert said.count("COMMIT") == 1


async def test_given_one_alone_the_last_time_then_the_next_waits_for_nobody(
    database: Database,
) -> None:
    await write_together(database)
    await write(database, 4)
    said = await told_from_now_on(database)

    await asyncio.gather(write(database, 5), write_later(database, 6, after=3))

    assert said.count("COMMIT") == 2


async def test_given_others_who_are_never_done_then_nobody_waits_for_them(
    database: Database, on_disk: sqlite3.Connection
) -> None:
    loop, is_over = asyncio.get_running_loop(), asyncio.Event()

    def never_done() -> None:
        if not is_over.is_set():
            loop.call_soon(never_done)

    await write_together(database)
    never_done()
    async with asyncio.timeout(5):
        await write(database, 4)
    is_over.set()

    assert kept(on_disk) == [1, 2, 3, 4]
