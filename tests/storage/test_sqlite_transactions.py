"""A transaction that has to wait for nobody is done on the spot, and holds up nobody else."""

import asyncio
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


async def read(database: Database) -> int:
    async with database.transaction() as connection:
        found: int = (await connection.execute(text("SELECT count(*) FROM one"))).scalar_one()
    return found


async def test_given_one_who_reads_again_and_again_when_another_comes_then_they_take_turns(
    database: Database,
) -> None:
    order: list[str] = []

    async def read_often(name: str) -> None:
        for _ in range(20):
            await read(database)
            order.append(name)

    await asyncio.gather(read_often("a"), read_often("b"))

    assert "".join(order) in ("ab" * 20, "ba" * 20)


async def test_given_one_who_reads_again_and_again_then_the_others_have_their_turn(
    database: Database,
) -> None:
    turned: list[int] = []
    asyncio.get_running_loop().call_soon(turned.append, 1)

    await read(database)

    assert turned == [1]


async def test_given_something_written_when_kept_then_it_is_waited_for(database: Database) -> None:
    turned: list[int] = []

    async with database.transaction() as connection:
        await connection.execute(text("INSERT INTO one VALUES (1)"))
        asyncio.get_running_loop().call_soon(turned.append, 1)

    assert turned == [1]
    assert await read(database) == 1


async def test_given_somebody_who_leaves_in_the_middle_then_it_is_undone_and_the_next_is_served(
    database: Database,
) -> None:
    written = asyncio.Event()

    async def write_and_stay() -> None:
        async with database.transaction() as connection:
            await connection.execute(text("INSERT INTO one VALUES (1)"))
            written.set()
            await asyncio.Event().wait()

    writer = asyncio.create_task(write_and_stay())
    await written.wait()
    waiting = asyncio.create_task(read(database))
    writer.cancel()

    with pytest.raises(asyncio.CancelledError):
        await writer
    assert await waiting == 0


async def test_given_many_at_once_when_each_writes_then_all_are_kept(database: Database) -> None:
    async def write(number: int) -> None:
        async with database.transaction() as connection:
            await connection.execute(text("INSERT INTO one VALUES (:a)"), {"a": number})

    await asyncio.gather(*(write(number) for number in range(30)))

    assert await read(database) == 30


async def test_given_a_connection_that_is_closed_then_it_has_no_driver(database: Database) -> None:
    async with database.transaction() as connection:
        assert driver_of(connection) is not None

    assert driver_of(connection) is None
