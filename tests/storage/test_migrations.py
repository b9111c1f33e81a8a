"""The migrations make exactly the tables that the code speaks of, there and back again."""

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import create_engine, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable, DDLElement

from storage.database import Database, alembic_config, metadata
from tests.contracts.stores import SqliteStore, settled
from tests.factories import MEETING, a_meeting
from tests.storage.shape import shape

ROOT = Path(__file__).parents[2]
MIGRATE = """
import asyncio, sys
from storage.database import Database
asyncio.run(Database(sys.argv[1]).migrate())
"""
Migrate = Callable[[Callable[..., object], str], None]


@pytest.fixture
def migrate(file: Path) -> Migrate:
    def run(what: Callable[..., object], *arguments: str) -> None:
        what(alembic_config(f"sqlite+aiosqlite:///{file}"), *arguments)

    return run


def test_given_a_migrated_database_then_it_is_what_the_code_declares(
    file: Path, tmp_path: Path, migrate: Migrate
) -> None:
    declared = tmp_path / "declared.db"
    engine = create_engine(f"sqlite:///{declared}")
    metadata.create_all(engine)
    engine.dispose()

    assert shape(f"sqlite:///{file}") == shape(f"sqlite:///{declared}")
    migrate(command.check)  # type: ignore[call-arg]  # takes no argument


def test_given_a_migrated_database_when_taken_down_and_up_again_then_it_is_the_same(
    file: Path, migrate: Migrate
) -> None:
    before = shape(f"sqlite:///{file}")

    migrate(command.downgrade, "base")
    assert shape(f"sqlite:///{file}") == {}
    migrate(command.upgrade, "head")

    assert shape(f"sqlite:///{file}") == before


async def test_given_rows_when_migrated_again_then_they_stay(store: SqliteStore) -> None:
    municipality = await settled(store)

    await store.database.migrate()

    async with store.begin(municipality) as uow:
        assert await uow.meetings.get(MEETING) == a_meeting()


async def test_given_another_folder_and_an_odd_name_when_migrated_then_it_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'å 100%' / 'sspf.db'}")

    await database.migrate()

    async with database.transaction() as connection:
        count = await connection.execute(text("SELECT count(*) FROM municipalities"))
        assert count.scalar_one() == 0
    await database.dispose()


async def test_given_several_that_migrate_at_once_then_all_succeed(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'sspf.db'}"
    databases = [Database(url) for _ in range(3)]
    others = [
        await asyncio.create_subprocess_exec(sys.executable, "-c", MIGRATE, url, cwd=ROOT)
        for _ in range(3)
    ]

    await asyncio.gather(*(database.migrate() for database in databases))

    assert [await other.wait() for other in others] == [0, 0, 0]
    for database in databases:
        await database.dispose()


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_postgresql_can_spell_every_table(table: Any) -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped
    spelled: list[DDLElement] = [CreateTable(table), *map(CreateIndex, table.indexes)]

    assert all(str(one.compile(dialect=dialect)) for one in spelled)
