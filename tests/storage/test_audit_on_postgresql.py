"""The log takes new entries and nothing else on PostgreSQL too, from whoever."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from sspf.domain.organisation import MunicipalityId
from storage.audit import AuditRepository
from storage.database import Database
from storage.scope import Scope
from tests.contracts.stores import PostgresqlStore, settled
from tests.factories import an_entry
from tests.postgresql import Place

CHANGES = (
    "UPDATE audit SET actor = 'nobody' WHERE position = 2",
    "DELETE FROM audit WHERE position = 3",
    "TRUNCATE audit",
)


async def three_entries(store: PostgresqlStore) -> MunicipalityId:
    municipality = await settled(store)
    async with store.begin(municipality) as uow:
        for n in (1, 2, 3):
            await uow.audit.add(an_entry(version=n))
    return municipality


async def broken_at(store: PostgresqlStore, municipality: MunicipalityId) -> int | None:
    async with store.database.transaction(municipality) as connection:
        return await AuditRepository(Scope(connection, municipality, store.keys, "")).broken_at()


@pytest.mark.parametrize("statement", CHANGES)
async def test_given_the_owner_when_an_entry_is_changed_then_the_trigger_refuses(
    on_postgresql: PostgresqlStore, place: Place, statement: str
) -> None:
    municipality = await three_entries(on_postgresql)
    owner = Database(place.owner)

    with pytest.raises(DBAPIError, match="append-only"):
        async with owner.transaction(municipality) as connection:
            await connection.execute(text(statement))

    await owner.dispose()
    assert await broken_at(on_postgresql, municipality) is None


@pytest.mark.parametrize("statement", CHANGES)
async def test_given_the_working_role_when_an_entry_is_changed_then_it_has_no_right_to(
    on_postgresql: PostgresqlStore, statement: str
) -> None:
    municipality = await three_entries(on_postgresql)

    with pytest.raises(DBAPIError, match="permission denied"):
        async with on_postgresql.database.transaction(municipality) as connection:
            await connection.execute(text(statement))


@pytest.mark.parametrize(
    ("tampering", "position"),
    [
        ("UPDATE audit SET actor = 'nobody' WHERE position = 2", 2),
        ("UPDATE audit SET at = '2020-01-01 00:00Z' WHERE position = 3", 3),
        ("DELETE FROM audit WHERE position = 1", 1),
    ],
)
async def test_given_a_superuser_who_got_past_it_all_then_the_first_false_entry_is_named(
    on_postgresql: PostgresqlStore, tampering: str, position: int
) -> None:
    municipality = await three_entries(on_postgresql)

    await on_postgresql.fill(tampering)

    assert await broken_at(on_postgresql, municipality) == position
