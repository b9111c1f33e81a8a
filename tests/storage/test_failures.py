"""What the database does to a transaction has a name, and the next transaction goes through."""

import asyncio
from typing import Any

import pytest
from asyncpg import InternalClientError
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncConnection

from sspf.domain.organisation import MunicipalityId
from storage.database import Database
from storage.engines import LIMITS, READS_ANYWHERE
from storage.failures import CommitUnknownError, TransactionUndoneError
from tests.contracts.stores import PostgresqlStore, SqliteStore, settled
from tests.factories import MEETING, NOW, a_meeting, a_message

MY_ID = text("SELECT pg_backend_pid()")
KEY = a_message().key


async def cut(store: PostgresqlStore, backend: object) -> None:
    await store.force(f"SELECT pg_terminate_backend({backend})")


async def my_id(connection: AsyncConnection) -> object:
    return (await connection.execute(MY_ID)).scalar_one()


async def test_given_an_idle_link_that_was_cut_when_used_again_then_nobody_notices(
    on_postgresql: PostgresqlStore,
) -> None:
    municipality = await settled(on_postgresql)
    async with on_postgresql.database.transaction() as connection:
        backend = await my_id(connection)
    await cut(on_postgresql, backend)

    async with on_postgresql.begin(municipality) as uow:
        assert await uow.meetings.get(MEETING) == a_meeting()


async def test_given_a_link_that_is_taking_its_leave_when_used_again_then_nobody_notices(
    on_postgresql: PostgresqlStore,
) -> None:
    """The server's goodbye has come, the socket is not shut yet: asyncpg names it otherwise."""
    municipality = await settled(on_postgresql)
    engine = on_postgresql.database.engine.sync_engine
    used = []

    def take_leave_at_first(*_statement: object) -> None:
        used.append(1)
        if len(used) == 1:
            raise InternalClientError(
                "cannot switch to state 15; another operation (2) is in progress"
            )

    event.listen(engine, "before_cursor_execute", take_leave_at_first)
    async with on_postgresql.begin(municipality) as uow:
        assert await uow.meetings.get(MEETING) == a_meeting()

    assert len(used) > 1


async def test_given_a_link_cut_in_the_middle_then_it_is_undone_and_the_next_goes_through(
    on_postgresql: PostgresqlStore,
) -> None:
    municipality = await settled(on_postgresql)

    async def write() -> None:
        async with on_postgresql.database.transaction(municipality) as connection:
            await connection.execute(text("UPDATE commitments SET note = 'half'"))
            await cut(on_postgresql, await my_id(connection))
            await connection.execute(text("UPDATE commitments SET note = 'whole'"))

    with pytest.raises(TransactionUndoneError) as undone:
        await write()

    assert undone.value.why in {"connection_cut", "shutdown"}
    async with on_postgresql.begin(municipality) as uow:
        assert {c.note for c in await uow.commitments.still_open()} == {""}


@pytest.mark.parametrize("is_kept", [True, False])
async def test_given_a_link_cut_at_the_commit_then_it_is_unknown_and_the_key_tells(
    on_postgresql: PostgresqlStore, *, is_kept: bool
) -> None:
    """Done again from its beginning: added now, or met as added before. Never twice."""
    municipality = await settled(on_postgresql)
    engine = on_postgresql.database.engine.sync_engine

    async def queue() -> bool:
        async with on_postgresql.begin(municipality) as uow:
            return await uow.outbox.add(a_message())

    class LinkCutError(ConnectionResetError): ...

    def commit_and_lose_the_answer(connection: object) -> None:
        if is_kept:
            connection.connection.dbapi_connection.commit()  # type: ignore[attr-defined]  # SQLAlchemy's own
        raise LinkCutError

    event.listen(engine, "commit", commit_and_lose_the_answer)
    with pytest.raises(CommitUnknownError):
        await queue()
    event.remove(engine, "commit", commit_and_lose_the_answer)

    assert await queue() is not is_kept
    async with on_postgresql.begin(municipality) as uow:
        assert len(await uow.outbox.log(10)) == 1


@pytest.mark.parametrize(
    ("state", "why"), [("40001", "serialization_failure"), ("40P01", "deadlock")]
)
async def test_given_a_transaction_that_lost_to_another_then_it_is_undone(
    on_postgresql: PostgresqlStore, state: str, why: str
) -> None:
    with pytest.raises(TransactionUndoneError, match=why):
        async with on_postgresql.database.transaction() as connection:
            await connection.execute(text(f"DO $$ BEGIN RAISE SQLSTATE '{state}'; END $$"))


async def test_given_two_that_wait_for_each_other_then_one_is_undone_and_the_other_kept(
    on_postgresql: PostgresqlStore,
) -> None:
    here, there = await settled(on_postgresql), await settled(on_postgresql)
    both = asyncio.Barrier(2)
    taken = "UPDATE municipalities SET name = name"

    async def lock(first: MunicipalityId, then: MunicipalityId) -> str:
        try:
            async with on_postgresql.database.transaction(first) as connection:
                await connection.execute(text(taken))
                await both.wait()
                await connection.execute(
                    text("SELECT set_config('sspf.municipality', :m, true)"), {"m": then}
                )
                await connection.execute(text(taken))
        except TransactionUndoneError as undone:
            return undone.why
        return "kept"

    assert {*await asyncio.gather(lock(here, there), lock(there, here))} == {"kept", "deadlock"}


async def test_given_no_server_when_asked_then_it_is_undone() -> None:
    database = Database("postgresql+asyncpg://nobody@127.0.0.1:1/nothing")

    with pytest.raises(TransactionUndoneError, match="connection_cut"):
        async with database.transaction():
            pass
    await database.dispose()


async def test_given_any_other_error_then_it_passes_as_it_is(either: PostgresqlStore) -> None:
    with pytest.raises(ZeroDivisionError):
        async with either.database.transaction():
            raise ZeroDivisionError


def be_impatient(connection: Any, _record: object) -> None:
    """Before its first transaction, which reads how long it may wait."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 1")
    cursor.close()


async def test_given_another_program_that_writes_too_long_then_sqlite_says_undone(
    store: SqliteStore, norrsjo: MunicipalityId
) -> None:
    other = store.again()
    event.listen(other.database.engine.sync_engine, "connect", be_impatient)
    async with store.begin(norrsjo) as uow:
        await uow.meetings.put(a_meeting().call(NOW))
        with pytest.raises(TransactionUndoneError, match="locked"):
            async with other.begin(norrsjo) as second:
                await second.outbox.add(a_message())
    await other.close()


async def test_every_transaction_has_its_limits(on_postgresql: PostgresqlStore) -> None:
    async with on_postgresql.database.transaction() as connection:
        for name, limit in (LIMITS | READS_ANYWHERE).items():
            found = (await connection.execute(text(f"SHOW {name}"))).scalar_one()
            assert found == limit
        assert (await connection.execute(text("SHOW TimeZone"))).scalar_one() == "UTC"
        isolation = (await connection.execute(text("SHOW transaction_isolation"))).scalar_one()
        assert isolation == "read committed"
