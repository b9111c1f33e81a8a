"""A release goes on, and starts anew, on tables that the next one has already migrated."""

from alembic.script import ScriptDirectory
from sqlalchemy import text

from storage.checkup import is_migrated
from storage.database import MIGRATIONS, Database
from storage.revisions import newest_known
from tests.contracts.stores import SqliteStore, settled
from tests.factories import a_message
from tests.postgresql import Place

NEXT = f"{int(newest_known()) + 1:04}"


def test_every_revision_is_the_number_after_the_one_before() -> None:
    chain = [one.revision for one in ScriptDirectory(str(MIGRATIONS)).walk_revisions()][::-1]

    assert chain == [f"{number:04}" for number in range(1, len(chain) + 1)]


async def _as_the_next_release(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(text("ALTER TABLE outbox ADD COLUMN of_the_next_release TEXT"))
        await connection.execute(text(f"UPDATE alembic_version SET version_num = '{NEXT}'"))  # noqa: S608


async def test_given_the_next_release_has_migrated_then_this_one_is_well_and_writes(
    own_place: Place,
) -> None:
    owner, ours = Database(own_place.owner), own_place.database()
    await _as_the_next_release(owner)

    assert await is_migrated(ours)
    await ours.migrate()
    async with ours.transaction() as connection:
        found = await connection.execute(text("SELECT version_num FROM alembic_version"))
        assert found.scalar_one() == NEXT
    await owner.dispose()
    await ours.dispose()


async def test_given_sqlite_that_the_next_release_migrated_when_started_then_it_works(
    store: SqliteStore,
) -> None:
    norrsjo = await settled(store)
    await _as_the_next_release(store.database)

    await store.database.migrate()
    assert await is_migrated(store.database)
    async with store.begin(norrsjo) as uow:
        assert await uow.outbox.add(a_message())
