"""SQLite's connection stays open from one transaction to the next, and nothing of one in it."""

import asyncio
import gc
import warnings
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import Connection, event, text
from sqlalchemy.exc import TimeoutError as NoTurnError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.ext.asyncio.exc import AsyncContextNotStarted

from storage import engines
from storage.database import Database

PUT = text("INSERT INTO one VALUES (:a)")


@pytest_asyncio.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    made = Database(f"sqlite+aiosqlite:///{tmp_path / 'any.db'}")
    async with made.transaction() as connection:
        await connection.execute(text("CREATE TABLE one (a INTEGER PRIMARY KEY)"))
    yield made
    await made.dispose()


async def used(database: Database) -> Connection:
    """SQLAlchemy's own, of one transaction that is over."""
    async with database.transaction() as connection:
        await connection.execute(text("SELECT 1"))
        found = connection.sync_connection
    assert found is not None
    return found


async def numbers(database: Database) -> list[int]:
    async with database.transaction() as connection:
        return list((await connection.execute(text("SELECT a FROM one ORDER BY a"))).scalars())


async def test_given_one_after_another_then_it_is_the_same_and_open(database: Database) -> None:
    first = await used(database)

    assert await used(database) is first
    assert not first.closed
    assert not first.in_transaction()


async def test_given_whoever_had_it_when_they_ask_once_more_then_they_are_refused(
    database: Database,
) -> None:
    async with database.transaction() as connection:
        await connection.execute(PUT, {"a": 1})

    with pytest.raises(AsyncContextNotStarted):
        await connection.execute(PUT, {"a": 2})
    assert await numbers(database) == [1]


async def test_given_a_block_that_raises_then_the_next_finds_nothing_of_it(
    database: Database,
) -> None:
    async def put_and_fail() -> None:
        async with database.transaction() as connection:
            await connection.execute(PUT, {"a": 1})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await put_and_fail()

    assert await numbers(database) == []


async def test_given_something_left_under_way_when_it_is_given_back_then_it_is_undone(
    database: Database,
) -> None:
    async with database.engine.connect() as connection:
        await connection.begin()
        await connection.execute(PUT, {"a": 1})

    assert await numbers(database) == []


async def test_given_what_the_driver_began_when_it_is_given_back_then_it_is_undone(
    database: Database,
) -> None:
    """SQLAlchemy knows nothing of it."""
    async with database.engine.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        await driver.execute("BEGIN IMMEDIATE")
        await driver.execute("INSERT INTO one VALUES (1)")

    assert await numbers(database) == []


async def test_given_an_option_of_one_when_the_next_comes_then_it_is_not_theirs(
    database: Database,
) -> None:
    async with database.engine.connect() as connection:
        await connection.execution_options(stream_results=True)

    async with database.transaction() as connection:
        assert connection.sync_connection is not None
        assert "stream_results" not in connection.sync_connection.get_execution_options()


async def test_given_it_was_thrown_away_then_the_next_has_a_new_one(database: Database) -> None:
    first = await used(database)
    async with database.engine.connect() as connection:
        await connection.invalidate()

    assert await numbers(database) == []
    assert await used(database) is not first


async def test_given_the_database_undid_it_by_itself_then_the_next_may_begin(
    database: Database,
) -> None:
    """SQLAlchemy still believes that it is under way."""
    async with database.engine.connect() as connection:
        await connection.begin()
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        await driver.execute("ROLLBACK")

    assert await numbers(database) == []


async def test_given_it_is_closed_twice_then_two_never_have_it_at_once(database: Database) -> None:
    order: list[str] = []

    async def held(name: str) -> None:
        async with database.transaction():
            order.append(name)
            await asyncio.sleep(0.01)
            order.append(name)

    async with database.engine.connect() as connection:
        await connection.close()
        first = asyncio.create_task(held("a"))
        await asyncio.sleep(0)
    await asyncio.gather(first, held("b"))

    assert "".join(order) == "aabb"


async def test_given_nobody_gives_it_back_when_the_time_is_up_then_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.01)
    hasty = Database(f"sqlite+aiosqlite:///{tmp_path / 'hasty.db'}")

    async with hasty.transaction():
        with pytest.raises(NoTurnError):
            await used(hasty)
    await used(hasty)
    await hasty.dispose()


async def test_given_it_cannot_be_opened_then_the_next_may_try(tmp_path: Path) -> None:
    folder = tmp_path / "there"
    database = Database(f"sqlite+aiosqlite:///{folder / 'any.db'}")
    folder.rename(tmp_path / "gone")

    with pytest.raises(Exception, match="no_file"):
        await used(database)
    (tmp_path / "gone").rename(folder)

    await used(database)
    await database.dispose()


async def test_given_somebody_who_begins_to_listen_then_they_hear_the_next(
    database: Database,
) -> None:
    heard: list[str] = []
    await used(database)
    event.listen(
        database.engine.sync_engine,
        "before_cursor_execute",
        lambda *told: heard.append(told[2]),
    )

    await used(database)

    assert "SELECT 1" in heard


async def test_given_it_is_put_away_when_used_again_then_it_is_opened_anew(
    database: Database,
) -> None:
    first = await used(database)
    await database.dispose()

    assert first.closed
    assert await used(database) is not first


async def test_given_one_that_is_started_already_then_it_is_not_started_again(
    database: Database,
) -> None:
    async with database.engine.connect() as connection:
        assert isinstance(connection, AsyncConnection)
        with pytest.raises(Exception, match="already started"):
            await connection.start()

    assert await numbers(database) == []


async def test_given_nobody_puts_it_away_when_it_is_forgotten_then_nobody_complains(
    tmp_path: Path,
) -> None:
    """As with what lies in SQLAlchemy's own pool."""
    forgotten = Database(f"sqlite+aiosqlite:///{tmp_path / 'forgotten.db'}")
    await used(forgotten)
    await used(forgotten)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        del forgotten
        gc.collect()

    assert [str(each.message) for each in told if "garbage" in str(each.message)] == []
