"""Who speaks, as the database knows at this moment, whichever program was told."""

from dataclasses import replace

import pytest

from sspf.domain.organisation import MunicipalityId, Organisation
from storage.directory import StoredDirectory
from storage.group_commit import GroupCommit
from tests.contracts.stores import SqliteStore
from tests.factories import RUT, a_conversation, an_organisation

TENANT = "tenant-a"


def organisation(name: str) -> Organisation:
    return replace(an_organisation(municipality=MunicipalityId(name)), tenants=frozenset({TENANT}))


async def put(store: SqliteStore, *organisations: Organisation) -> None:
    """By another program than the one that is asked."""
    for one in organisations:
        async with store.other(one.municipality) as uow:
            await uow.organisations.put(one)


@pytest.fixture
def directory(store: SqliteStore) -> StoredDirectory:
    return StoredDirectory(GroupCommit(store.database), store.keys, {})


def rut_id() -> str:
    return organisation("a").person(RUT).entra_object_id


async def test_given_a_person_when_asked_for_then_it_is_the_person_and_the_organisation(
    store: SqliteStore, directory: StoredDirectory
) -> None:
    await put(store, organisation("a"))

    for _ in range(2):
        found = await directory.find(TENANT, rut_id())

        assert found is not None
        assert (found.organisation, found.person.id) == (organisation("a"), RUT)


async def test_given_somebody_taken_out_by_another_replica_then_unknown_at_once(
    store: SqliteStore, directory: StoredDirectory
) -> None:
    whole = organisation("a")
    await put(store, whole)
    assert await directory.find(TENANT, rut_id())

    await put(store, replace(whole, people=tuple(p for p in whole.people if p.id != RUT)))

    assert await directory.find(TENANT, rut_id()) is None


async def test_given_a_tenant_that_was_taken_away_then_unknown_at_once(
    store: SqliteStore, directory: StoredDirectory
) -> None:
    await put(store, organisation("a"))
    assert await directory.find(TENANT, rut_id())

    await put(store, replace(organisation("a"), tenants=frozenset({"another"})))

    assert await directory.find(TENANT, rut_id()) is None


async def test_given_two_municipalities_of_one_tenant_then_the_first_by_id(
    store: SqliteStore, directory: StoredDirectory
) -> None:
    await put(store, organisation("b"), organisation("a"))

    found = await directory.find(TENANT, rut_id())

    assert found is not None
    assert found.organisation.municipality == "a"


async def test_given_a_place_where_the_person_was_heard_then_it_comes_along(
    store: SqliteStore, directory: StoredDirectory
) -> None:
    await put(store, organisation("a"))
    async with store.other(MunicipalityId("a")) as uow:
        await uow.conversations.put(a_conversation(person=RUT))

    found = await directory.find(TENANT, rut_id())

    assert found is not None
    assert found.place == a_conversation(person=RUT)


@pytest.mark.parametrize("said", ["", "\x00", "å" * 36, "x" * 5000, "' OR 1=1 --", "nobody"])
async def test_given_what_is_nobodys_id_then_unknown(
    store: SqliteStore, directory: StoredDirectory, said: str
) -> None:
    await put(store, organisation("a"))

    assert await directory.find(TENANT, said) is None
    assert await directory.find(said, rut_id()) is None
