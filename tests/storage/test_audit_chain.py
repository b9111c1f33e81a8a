"""The audit log takes new entries and nothing else; whoever forces it breaks the chain."""

import pytest
import pytest_asyncio
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from sspf.domain.organisation import MunicipalityId
from storage.audit import AuditRepository
from storage.database import Database
from storage.scope import Scope
from tests.contracts.stores import SqliteStore, settled
from tests.factories import an_entry

SAME_AGAIN = "INTO audit SELECT * FROM audit WHERE position ="


@pytest_asyncio.fixture
async def five_entries(store: SqliteStore, norrsjo: MunicipalityId) -> MunicipalityId:
    async with store.begin(norrsjo) as uow:
        for n in range(1, 6):
            await uow.audit.add(an_entry(version=n))
    return norrsjo


async def broken_at(store: SqliteStore, municipality: MunicipalityId) -> int | None:
    async with store.database.transaction(municipality) as connection:
        return await AuditRepository(Scope(connection, municipality, store.keys, "")).broken_at()


async def run(database: Database, *statements: str) -> None:
    async with database.transaction() as connection:
        for statement in statements:
            await connection.execute(text(statement))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'nobody'",
        "UPDATE audit SET actor = 'nobody' WHERE position = 3",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE position = 5",
        f"INSERT OR REPLACE {SAME_AGAIN} 3",
        f"REPLACE {SAME_AGAIN} 5",
    ],
)
async def test_given_a_change_when_tried_then_the_database_refuses(
    store: SqliteStore, five_entries: MunicipalityId, statement: str
) -> None:
    with pytest.raises(IntegrityError, match="append-only"):
        await run(store.database, statement)

    assert await broken_at(store, five_entries) is None


@pytest.mark.parametrize(
    ("tampering", "position"),
    [
        ("UPDATE audit SET actor = 'nobody' WHERE position = 3", 3),
        ("UPDATE audit SET version = 9 WHERE position = 1", 1),
        ("UPDATE audit SET controller = 'utbildningsnamnden' WHERE position = 2", 2),
        ("UPDATE audit SET at = '2020-01-01 00:00:00.000000' WHERE position = 5", 5),
        ("UPDATE audit SET hash = x'00' WHERE position = 4", 4),
        ("DELETE FROM audit WHERE position = 1", 1),
        ("DELETE FROM audit WHERE position = 4", 4),
    ],
)
async def test_given_somebody_who_got_past_the_triggers_then_the_first_false_entry_is_named(
    store: SqliteStore,
    five_entries: MunicipalityId,
    tampering: str,
    position: int,
) -> None:
    triggers = ("audit_no_update", "audit_no_delete", "audit_at_the_end")
    drop = (f"DROP TRIGGER {trigger}" for trigger in triggers)

    await run(store.database, *drop, tampering)

    assert await broken_at(store, five_entries) == position


async def test_given_two_entries_that_changed_places_then_the_first_is_named(
    store: SqliteStore, five_entries: MunicipalityId
) -> None:
    await run(
        store.database,
        "DROP TRIGGER audit_no_update",
        "UPDATE audit SET position = -2 WHERE position = 2",
        "UPDATE audit SET position = 2 WHERE position = 4",
        "UPDATE audit SET position = 4 WHERE position = -2",
    )

    assert await broken_at(store, five_entries) == 2


async def test_given_a_false_entry_with_a_right_hash_of_its_own_then_the_next_one_is_named(
    store: SqliteStore, five_entries: MunicipalityId
) -> None:
    """Whoever knows the formula can seal a lie, but not what was written after it."""
    await run(
        store.database,
        "DROP TRIGGER audit_no_delete",
        "CREATE TABLE aside AS SELECT * FROM audit WHERE position > 3",
        "DELETE FROM audit WHERE position >= 3",
    )
    async with store.begin(five_entries) as uow:
        await uow.audit.add(an_entry(actor="nobody", version=3))
    assert await broken_at(store, five_entries) is None

    await run(store.database, "INSERT INTO audit SELECT * FROM aside")

    assert await broken_at(store, five_entries) == 4


async def test_each_municipality_has_a_chain_of_its_own(
    store: SqliteStore, five_entries: MunicipalityId
) -> None:
    other = await settled(store)
    async with store.begin(other) as uow:
        await uow.audit.add(an_entry())

    await run(
        store.database,
        "DROP TRIGGER audit_no_update",
        "UPDATE audit SET tag = '' WHERE position = 2",
    )

    assert await broken_at(store, five_entries) == 2
    assert await broken_at(store, other) is None
