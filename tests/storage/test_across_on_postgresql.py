"""The questions that are asked of all municipalities, behind PostgreSQL's wall."""

from sspf.domain.organisation import MunicipalityId
from storage.activities import ActivityLog, Seen
from storage.checkup import answers, is_migrated, waiting
from storage.directory import StoredDirectory
from storage.group_commit import GroupCommit
from tests.contracts.stores import PostgresqlStore, settled
from tests.factories import NOW, RUT, a_message, an_organisation


async def three(store: PostgresqlStore) -> list[MunicipalityId]:
    found = [await settled(store) for _ in range(3)]
    for municipality in found:
        async with store.begin(municipality) as uow:
            await uow.outbox.add(a_message())
    return found


async def test_given_several_municipalities_when_listed_then_all_are_found(
    on_postgresql: PostgresqlStore,
) -> None:
    found = await three(on_postgresql)

    assert set(await on_postgresql.municipalities()) == set(found)


async def test_given_rows_in_several_when_counted_then_all_are_counted(
    on_postgresql: PostgresqlStore,
) -> None:
    await three(on_postgresql)

    assert (await waiting(on_postgresql.database, NOW)).due == 3
    assert await answers(on_postgresql.database)
    assert await is_migrated(on_postgresql.database)


async def test_given_a_speaker_when_looked_up_then_the_person_is_found_without_a_municipality(
    on_postgresql: PostgresqlStore,
) -> None:
    await three(on_postgresql)
    organisation = an_organisation()
    rut = organisation.person(RUT)
    directory = StoredDirectory(GroupCommit(on_postgresql.database), on_postgresql.keys, {})

    (tenant,) = organisation.tenants
    found = await directory.find(tenant, rut.entra_object_id)

    assert found is not None
    assert found.person == rut
    assert await directory.find(tenant, "nobody") is None


async def test_given_an_activity_when_it_comes_again_then_it_is_known(
    on_postgresql: PostgresqlStore,
) -> None:
    database = on_postgresql.database
    log = ActivityLog(database, GroupCommit(database), on_postgresql.keys)
    seen = Seen(key="k", tenant="t", body="b")

    assert await log.begin(seen) is None
    await log.answered("k", 200, b"{}")

    former = await log.begin(seen)
    assert former is not None
    assert (former.status, former.answer) == (200, b"{}")
