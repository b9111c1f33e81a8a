"""Links go from one transaction to the next by turns; the pool has them when somebody asks it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
import pytest_asyncio
from sqlalchemy import event, text
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.postgresql_transactions import PostgresqlEngine
from tests.contracts.stores import PostgresqlStore

MY_ID = text("SELECT pg_backend_pid()")
HERE = text("SELECT current_setting('sspf.municipality', true)")


@pytest.fixture
def engine(on_postgresql: PostgresqlStore) -> PostgresqlEngine:
    """At most two at once."""
    found = on_postgresql.database.engine
    assert isinstance(found, PostgresqlEngine)
    found.links.free = 2
    return found


@pytest_asyncio.fixture
async def database(
    on_postgresql: PostgresqlStore, engine: PostgresqlEngine
) -> AsyncIterator[Database]:
    yield on_postgresql.database
    assert engine.links.free == 2, "a turn was lost"


async def my_id(connection: AsyncConnection) -> object:
    return (await connection.execute(MY_ID)).scalar_one()


async def link_of_one(database: Database, municipality: str = "m-1") -> object:
    async with database.transaction(municipality) as connection:
        return await my_id(connection)


async def test_given_one_that_has_ended_when_the_next_begins_then_it_has_the_same_link(
    database: Database, engine: PostgresqlEngine
) -> None:
    first = await link_of_one(database)

    assert await link_of_one(database) == first
    assert engine.sync_engine.pool.checkedin() == 0  # type: ignore[attr-defined]  # of a pool with a queue


async def test_given_one_that_has_ended_when_it_is_asked_once_more_then_refused(
    database: Database,
) -> None:
    """The link is another's by then, in another municipality."""
    async with database.transaction("m-1") as ended:
        await my_id(ended)

    async with database.transaction("m-2") as connection:
        with pytest.raises(InvalidRequestError):
            await ended.execute(HERE)

        assert (await connection.execute(HERE)).scalar_one() == "m-2"


async def test_given_all_under_way_when_one_ends_then_who_has_waited_longest_is_next(
    engine: PostgresqlEngine, database: Database
) -> None:
    links, turns = engine.links, list[int]()

    async def one(number: int) -> None:
        await links.take()
        turns.append(number)

    tasks = [asyncio.create_task(one(number)) for number in range(6)]
    await asyncio.sleep(0)
    assert turns == [0, 1]

    for _ in range(4):
        links.give(None)
    await asyncio.gather(*tasks)

    assert turns == [0, 1, 2, 3, 4, 5]
    links.give(None)
    links.give(None)


async def test_given_one_who_leaves_when_it_was_just_handed_over_then_the_next_has_it(
    engine: PostgresqlEngine, database: Database
) -> None:
    links = engine.links
    taken = [await links.take(), await links.take()]
    first, second = (asyncio.create_task(links.take()) for _ in range(2))
    await asyncio.sleep(0)

    links.give(taken[0])
    first.cancel()

    assert await second is None
    assert first.cancelled()
    links.give(None)
    links.give(taken[1])


async def test_given_nobody_who_gives_one_back_when_the_time_is_up_then_there_is_none(
    engine: PostgresqlEngine, database: Database
) -> None:
    engine.links.wait_seconds = 0.01

    async with database.transaction("m-1"), database.transaction("m-1"):
        with pytest.raises(PoolTimeoutError):
            await link_of_one(database)


async def test_given_every_link_kept_when_the_pool_itself_is_asked_then_it_has_one(
    engine: PostgresqlEngine, database: Database
) -> None:
    async with database.transaction("m-1") as one:
        kept = await my_id(one)

    async with engine.connect() as connection:
        assert await my_id(connection) == kept


async def test_given_a_link_cut_while_it_was_kept_then_the_next_one_does_not_notice(
    on_postgresql: PostgresqlStore, database: Database
) -> None:
    first = await link_of_one(database)
    with suppress(Exception):
        await on_postgresql.force(f"SELECT pg_terminate_backend({first})")

    assert await link_of_one(database) != first


async def test_given_somebody_who_begins_to_listen_then_all_is_heard_on_a_kept_link_too(
    engine: PostgresqlEngine, database: Database
) -> None:
    heard: list[str] = []
    await link_of_one(database)

    def note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        heard.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    await link_of_one(database)

    assert len(heard) == 2  # entered, asked


async def test_given_a_link_that_has_grown_old_when_it_ends_then_the_pool_has_it(
    engine: PostgresqlEngine, database: Database
) -> None:
    async with database.transaction("m-1") as connection:
        await my_id(connection)
        connection.link.until = 0.0  # type: ignore[attr-defined]  # ours

    assert engine.sync_engine.pool.checkedin() == 1  # type: ignore[attr-defined]  # of a pool with a queue


async def test_given_all_put_away_when_asked_again_then_links_are_opened_anew(
    engine: PostgresqlEngine, database: Database
) -> None:
    first = await link_of_one(database)
    await engine.dispose()

    assert await link_of_one(database) != first
