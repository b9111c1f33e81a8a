"""What an archive must do on both databases: read one whole, erase one whole, leave the others."""

import pytest
from sqlalchemy.exc import DBAPIError

from sspf.domain.organisation import MunicipalityId
from storage.database import Database
from storage.erase import StoredArchive
from tests.contracts.stores import PostgresqlStore, Store, StoredStore, settled
from tests.contracts.test_municipalities_apart import ACTS


async def full(store: Store) -> MunicipalityId:
    municipality = await settled(store)
    async with store.begin(municipality) as uow:
        for act in ACTS:
            await act(uow, "said")
    return municipality


def of_owner(store: StoredStore) -> StoredArchive:
    """On PostgreSQL as the role that owns the tables, which the guard of the audit asks for."""
    database: Database = store.database
    if isinstance(store, PostgresqlStore):
        database = store._admin
    return StoredArchive(database, store.keys)


async def test_given_one_is_erased_then_it_is_gone_and_the_others_are_as_they_were(
    store: Store,
) -> None:
    if not isinstance(store, StoredStore):
        return  # the fake has no tables to walk
    gone, kept = await full(store), await full(store)
    before = await StoredArchive(store.database, store.keys).read(kept)
    assert before.rows["audit"] > 0

    await of_owner(store).erase(gone)
    await of_owner(store).clean()

    archive = StoredArchive(store.database, store.keys)
    assert (await archive.receipt(gone)).is_empty
    assert await archive.read(kept) == before
    with pytest.raises(DBAPIError, match="append-only"):
        await store.force("DELETE FROM audit")
