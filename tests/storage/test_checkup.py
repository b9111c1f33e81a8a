"""What is asked of the database as a whole."""

from datetime import timedelta
from pathlib import Path

from sspf.domain.organisation import MunicipalityId
from storage.checkup import answers, file_of, is_migrated, waiting
from storage.database import Database
from tests.contracts.stores import SqliteStore
from tests.factories import NOW, a_message

MINUTE = timedelta(minutes=1)


async def test_given_a_migrated_database_when_asked_then_it_answers_and_is_migrated(
    database: Database,
) -> None:
    assert await answers(database)
    assert await is_migrated(database)


async def test_given_tables_of_a_former_version_or_none_when_asked_then_it_is_not_migrated(
    tmp_path: Path, database: Database
) -> None:
    empty = Database(f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}")
    async with database.transaction() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0009'")

    assert not await is_migrated(empty)
    assert not await is_migrated(database)
    await empty.dispose()


async def test_given_rows_due_held_and_to_come_when_asked_then_each_is_counted_as_what_it_is(
    store: SqliteStore, norrsjo: MunicipalityId
) -> None:
    assert (await waiting(store.database, NOW)).oldest is None
    async with store.begin(norrsjo) as uow:
        for minutes in (5, 3, 1, -1):
            await uow.outbox.add(a_message(key=f"m:{minutes}", send_at=NOW - minutes * MINUTE))
        await uow.outbox.claim(NOW, 1)
    found = await waiting(store.database, NOW)

    assert (found.due, found.leased, found.oldest) == (2, 1, NOW - 3 * MINUTE)


def test_given_addresses_of_databases_then_only_an_embedded_one_has_a_file() -> None:
    assert file_of("sqlite+aiosqlite:///var/sspf.db") == Path("var/sspf.db")
    assert file_of("postgresql+asyncpg://db/sspf") is None
