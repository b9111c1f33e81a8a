"""The short way to PostgreSQL: the same wall, the same names of what goes wrong, the same end."""

import asyncio
from contextlib import suppress

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from sspf.domain.errors import StaleError
from sspf.domain.organisation import MunicipalityId
from sspf.domain.outbox import Delivery
from storage.failures import CommitUnknownError, TransactionUndoneError
from storage.outbox_table import SENT
from storage.plans import MADE_ONCE
from storage.postgresql_statements import direct_way
from storage.postgresql_transactions import PostgresqlAsyncConnection, _Begun
from tests.contracts.stores import PostgresqlStore, settled
from tests.factories import NOW, a_message

HERE = text("SELECT current_setting('sspf.municipality', true)")
MY_ID = text("SELECT pg_backend_pid()")
WRONG = text("SELECT 1 / 0")
LONG = select(func.pg_sleep(5).label("slept")).execution_options(**MADE_ONCE)


async def here(connection: AsyncConnection) -> object:
    return (await connection.execute(HERE)).scalar_one()


async def my_id(connection: AsyncConnection) -> object:
    return (await connection.execute(MY_ID)).scalar_one()


async def in_transaction(store: PostgresqlStore) -> int:
    """How many of the pool's links stand in a transaction that nobody is in."""
    async with store.database.transaction() as connection:
        asked = "SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"
        found: int = (await connection.execute(text(asked))).scalar_one()
    return found


@pytest.mark.parametrize("name", ["m-1", "it's", "a\\'b", "å"])
async def test_given_any_name_when_begun_then_it_is_entered_until_the_end(
    on_postgresql: PostgresqlStore, name: str
) -> None:
    database = on_postgresql.database

    async with database.transaction(name) as connection:
        assert await here(connection) == name
        assert isinstance(connection, PostgresqlAsyncConnection)
        assert isinstance(connection.link.adapter._transaction, _Begun) is (name == "m-1")
        assert not connection.to_enter

    async with database.transaction() as connection:
        assert await here(connection) in ("", None)


async def test_given_a_block_that_raises_then_nothing_of_it_is_kept(
    on_postgresql: PostgresqlStore,
) -> None:
    municipality = await settled(on_postgresql)

    async def write_and_fail() -> None:
        async with on_postgresql.begin(municipality) as uow:
            await uow.outbox.add(a_message())
            raise LookupError

    with pytest.raises(LookupError):
        await write_and_fail()

    async with on_postgresql.begin(municipality) as uow:
        assert await uow.outbox.log(10) == []


async def test_given_an_error_that_nobody_minded_when_kept_then_it_is_told_that_it_is_undone(
    on_postgresql: PostgresqlStore,
) -> None:
    """PostgreSQL answers such a COMMIT with ROLLBACK, and no error."""
    municipality = await settled(on_postgresql)

    async def mind_nothing() -> None:
        async with on_postgresql.database.transaction(municipality) as connection:
            with suppress(DBAPIError):
                await connection.execute(WRONG)

    with pytest.raises(TransactionUndoneError):
        await mind_nothing()

    assert await in_transaction(on_postgresql) == 0


async def test_given_an_error_on_the_short_way_then_it_has_its_name_and_the_next_goes_through(
    on_postgresql: PostgresqlStore,
) -> None:
    municipality = await settled(on_postgresql)
    wrong = {"ended_as": "sent", "at": None, "because": 7}

    async def finish() -> None:
        async with on_postgresql.database.transaction(municipality) as connection:
            way = direct_way(connection)
            assert way is not None
            await way.changed(SENT, {"in_municipality": municipality, "of_key": "k"} | wrong)

    with pytest.raises(DBAPIError):
        await finish()

    async with on_postgresql.begin(municipality) as uow:
        with pytest.raises(StaleError):
            await uow.outbox.begin("nobody's")
    assert await in_transaction(on_postgresql) == 0


async def test_given_a_link_cut_on_the_short_way_then_it_is_undone_and_the_next_goes_through(
    on_postgresql: PostgresqlStore,
) -> None:
    municipality = await settled(on_postgresql)

    async def begin_and_lose_it() -> None:
        async with on_postgresql.begin(municipality) as uow:
            await uow.outbox.add(a_message())
            backend = await my_id(uow.scope.connection)  # type: ignore[attr-defined]
            await on_postgresql.force(f"SELECT pg_terminate_backend({backend})")
            await uow.outbox.begin(a_message().key)

    with pytest.raises(TransactionUndoneError) as undone:
        await begin_and_lose_it()

    assert undone.value.why in {"connection_cut", "shutdown"}
    async with on_postgresql.begin(municipality) as uow:
        assert await uow.outbox.log(10) == []


async def test_given_a_link_cut_before_the_commit_then_nobody_knows_and_nothing_is_there(
    on_postgresql: PostgresqlStore,
) -> None:
    municipality = await settled(on_postgresql)

    async def write_and_lose_it() -> None:
        async with on_postgresql.begin(municipality) as uow:
            await uow.outbox.add(a_message())
            backend = await my_id(uow.scope.connection)  # type: ignore[attr-defined]
            await on_postgresql.force(f"SELECT pg_terminate_backend({backend})")

    with pytest.raises((CommitUnknownError, TransactionUndoneError)):
        await write_and_lose_it()

    async with on_postgresql.begin(municipality) as uow:
        assert await uow.outbox.log(10) == []


async def test_given_somebody_who_leaves_in_the_middle_then_the_link_is_not_used_half_done(
    on_postgresql: PostgresqlStore,
) -> None:
    municipality = await settled(on_postgresql)
    begun = asyncio.Event()

    async def write_and_stay() -> None:
        async with on_postgresql.begin(municipality) as uow:
            await uow.outbox.add(a_message())
            begun.set()
            await uow.scope.rows(LONG)  # type: ignore[attr-defined]

    writing = asyncio.create_task(write_and_stay())
    await begun.wait()
    writing.cancel()

    with pytest.raises(asyncio.CancelledError):
        await writing
    async with on_postgresql.begin(municipality) as uow:
        assert await uow.outbox.log(10) == []
    assert await in_transaction(on_postgresql) == 0


async def test_given_many_at_once_when_each_is_in_its_own_then_nobody_sees_anothers(
    on_postgresql: PostgresqlStore,
) -> None:
    municipalities = [await settled(on_postgresql) for _ in range(3)]

    async def queue_and_read(municipality: MunicipalityId) -> int:
        async with on_postgresql.begin(municipality) as uow:
            await uow.outbox.add(a_message())
            return len(await uow.outbox.log(10))

    found = await asyncio.gather(*(queue_and_read(each) for each in municipalities * 5))

    assert found == [1] * 15


async def journeys(store: PostgresqlStore) -> int:
    """That the one link has made, without those of this question."""
    async with store.database.transaction("m-1") as connection:
        asked: int = connection.link.driver._protocol.queries_count  # type: ignore[attr-defined]  # asyncpg's own
    return asked


async def test_given_nothing_that_is_asked_then_the_server_is_told_nothing(
    on_postgresql: PostgresqlStore,
) -> None:
    before = await journeys(on_postgresql)

    assert await journeys(on_postgresql) == before


async def test_given_a_step_of_the_outbox_alone_then_it_takes_two_journeys(
    on_postgresql: PostgresqlStore,
) -> None:
    """The transaction begins with it, and is kept."""
    municipality = await settled(on_postgresql)

    async def finish() -> None:
        async with on_postgresql.begin(municipality) as uow:
            assert not await uow.outbox.finish("nobody:1", Delivery.SENT, NOW)

    await finish()  # prepared on this link
    before = await journeys(on_postgresql)
    await finish()

    assert await journeys(on_postgresql) - before == 2


@pytest.mark.parametrize("key", ["m:1", "it's", "a\\'; DROP TABLE outbox; --"])
async def test_given_any_key_then_the_step_that_begins_is_the_same_and_inside_the_wall(
    on_postgresql: PostgresqlStore, key: str
) -> None:
    here, there = await settled(on_postgresql), await settled(on_postgresql)
    for each in (here, there):
        async with on_postgresql.begin(each) as uow:
            await uow.outbox.add(a_message(key="stands-for-it"))
    await on_postgresql.force("UPDATE outbox SET key = :key", key=key)

    async with on_postgresql.begin(here) as uow:
        assert await uow.outbox.finish(key, Delivery.SENT, NOW)

    found = {each: await states(on_postgresql, each) for each in (here, there)}
    assert found == {here: [(key, Delivery.SENT)], there: [(key, Delivery.DUE)]}


async def states(
    store: PostgresqlStore, municipality: MunicipalityId
) -> list[tuple[str, Delivery]]:
    async with store.begin(municipality) as uow:
        return [(row.message.key, row.state) for row in await uow.outbox.log(10)]


async def test_given_a_step_that_fails_where_it_begins_then_nothing_is_kept_nor_left_open(
    on_postgresql: PostgresqlStore,
) -> None:
    municipality = await settled(on_postgresql)
    async with on_postgresql.begin(municipality) as uow:
        await uow.outbox.add(a_message())

    async def finish_with_too_long_a_reason() -> None:
        async with on_postgresql.begin(municipality) as uow:
            wrong = {"ended_as": Delivery.SENT, "at": NOW, "because": "x" * 250}
            given = {"in_municipality": municipality, "of_key": a_message().key} | wrong
            await uow.scope.changed(SENT, **given)  # type: ignore[attr-defined]

    with pytest.raises(DBAPIError):
        await finish_with_too_long_a_reason()

    assert await states(on_postgresql, municipality) == [(a_message().key, Delivery.DUE)]
    assert await in_transaction(on_postgresql) == 0


@pytest.mark.parametrize("first", ["read", "step", "long way"])
async def test_given_a_link_cut_before_anything_is_asked_then_another_takes_its_place(
    on_postgresql: PostgresqlStore, first: str
) -> None:
    municipality = await settled(on_postgresql)
    async with on_postgresql.begin(municipality) as uow:
        await uow.outbox.add(a_message())
        backend = await my_id(uow.scope.connection)  # type: ignore[attr-defined]

    async with on_postgresql.begin(municipality) as uow:
        await on_postgresql.force(f"SELECT pg_terminate_backend({backend})")
        if first == "step":
            assert await uow.outbox.finish(a_message().key, Delivery.SENT, NOW)
        elif first == "read":
            assert len(await uow.outbox.claim(NOW, 1)) == 1
        else:
            assert await here(uow.scope.connection) == municipality  # type: ignore[attr-defined]

    assert await in_transaction(on_postgresql) == 0


@pytest.mark.parametrize("way", ["exec_driver_sql", "run_sync"])
async def test_given_any_way_of_asking_then_it_is_entered_first(
    on_postgresql: PostgresqlStore, way: str
) -> None:
    async with on_postgresql.database.transaction("m-1") as connection:
        if way == "run_sync":
            found = await connection.run_sync(lambda sync: sync.execute(HERE).scalar_one())
        else:
            found = (await connection.exec_driver_sql(HERE.text)).scalar_one()

    assert found == "m-1"
