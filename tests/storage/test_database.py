"""SQLite as we open it: it waits instead of failing, and recovers when it could not write."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection

from sspf.domain.organisation import MunicipalityId
from storage import engines as module
from storage.database import Database
from storage.engines import PAGES_AHEAD
from storage.failures import TransactionUndoneError
from tests.contracts.stores import SqliteStore
from tests.factories import MEETING, NOW, SKOLA, a_briefing, a_meeting, a_part


@asynccontextmanager
async def opened(file: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite+aiosqlite:///{file}")
    yield database
    await database.dispose()


async def pragma(connection: AsyncConnection, name: str) -> object:
    return (await connection.execute(text(f"PRAGMA {name}"))).scalar_one()


async def test_it_is_durable_and_checks_references(database: Database) -> None:
    async with database.transaction() as connection:
        assert await pragma(connection, "journal_mode") == "wal"
        assert await pragma(connection, "synchronous") == 2  # FULL
        assert await pragma(connection, "wal_autocheckpoint") == PAGES_AHEAD
        assert await pragma(connection, "foreign_keys") == 1
        assert await pragma(connection, "busy_timeout") == 30_000


async def test_given_a_new_file_then_only_its_owner_can_read_it(tmp_path: Path) -> None:
    file = tmp_path / "var" / "sspf.db"

    async with opened(file) as database:
        await database.migrate()
        async with database.transaction() as connection:
            await pragma(connection, "user_version")
            files = {f.name: f.stat().st_mode & 0o777 for f in file.parent.iterdir()}

    assert files == {"sspf.db": 0o600, "sspf.db-wal": 0o600, "sspf.db-shm": 0o600}


async def test_given_four_programs_that_read_and_then_write_then_none_is_refused(
    file: Path,
) -> None:
    async def count_up(database: Database) -> None:
        for _ in range(50):
            async with database.transaction() as connection:
                last = (await connection.execute(text("SELECT last FROM tally"))).scalar_one()
                await connection.execute(text("UPDATE tally SET last = :n"), {"n": last + 1})

    async with (
        opened(file) as one,
        opened(file) as two,
        opened(file) as three,
        opened(file) as four,
    ):
        async with one.transaction() as connection:
            await connection.execute(text("CREATE TABLE tally (last INTEGER)"))
            await connection.execute(text("INSERT INTO tally VALUES (0)"))
        await asyncio.gather(*map(count_up, (one, two, three, four)))
        async with one.transaction() as connection:
            total = (await connection.execute(text("SELECT last FROM tally"))).scalar_one()

    assert total == 200


async def test_given_a_full_disk_when_written_then_nothing_is_kept_and_it_recovers(
    store: SqliteStore, norrsjo: MunicipalityId
) -> None:
    long = a_briefing(parts=(a_part(text="x" * 1_000_000),))

    async def write() -> None:
        async with store.begin(norrsjo) as uow:
            await uow.meetings.put(a_meeting().call(NOW))
            await uow.briefings.put(long)

    async with store.database.transaction() as connection:
        pages = await pragma(connection, "page_count")
        await pragma(connection, f"max_page_count = {pages}")
    with pytest.raises(TransactionUndoneError, match="disk_full"):
        await write()
    async with store.begin(norrsjo) as uow:
        assert await uow.meetings.get(MEETING) == a_meeting()

    async with store.database.transaction() as connection:
        await pragma(connection, "max_page_count = 1000000")
    await write()
    async with store.begin(norrsjo) as uow:
        assert await uow.briefings.find(MEETING, SKOLA) == long


async def test_given_a_rollback_that_fails_then_what_went_wrong_first_is_told(
    database: Database,
) -> None:
    def fail(_connection: object) -> None:
        raise OperationalError("ROLLBACK", {}, Exception("no transaction is active"))

    async def write_and_fail() -> None:
        async with database.transaction() as connection:
            await connection.execute(text("DELETE FROM kept_inputs"))
            raise ZeroDivisionError

    event.listen(database.engine.sync_engine, "rollback", fail)
    with pytest.raises(ZeroDivisionError):
        await write_and_fail()
    event.remove(database.engine.sync_engine, "rollback", fail)

    async with database.transaction() as connection:
        assert await pragma(connection, "foreign_keys") == 1


async def test_given_one_unit_of_work_inside_another_then_it_is_refused_in_the_end(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.01)

    async with opened(file) as database, database.transaction():
        with pytest.raises(PoolTimeoutError):
            async with database.transaction():
                pass
