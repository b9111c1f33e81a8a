"""The migrations make exactly the tables that the code speaks of, there and back again."""

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable, DDLElement

from storage.database import Database, alembic_config, metadata
from tests.contracts.stores import SqliteStore, settled
from tests.factories import MEETING, a_meeting

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


def shape(file: Path) -> dict[str, Any]:
    """Everything a database says of its tables, in an order that does not matter."""
    engine = create_engine(f"sqlite:///{file}")
    inspector = inspect(engine)
    found = {
        table: {
            "columns": {
                (c["name"], str(c["type"]), c["nullable"]) for c in inspector.get_columns(table)
            },
            "primary key": str(inspector.get_pk_constraint(table)),
            "checks": {(c["name"], c["sqltext"]) for c in inspector.get_check_constraints(table)},
            "unique": {str(sorted(u.items())) for u in inspector.get_unique_constraints(table)},
            "references": {str(sorted(f.items())) for f in inspector.get_foreign_keys(table)},
            "indices": {
                (i["name"], i["unique"], *i["column_names"], str(_partial(i)))
                for i in inspector.get_indexes(table)
            },
        }
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }
    engine.dispose()
    return found


def _partial(index: Any) -> object:
    return index["dialect_options"].get("sqlite_where")


def test_given_a_migrated_database_then_it_is_what_the_code_declares(
    file: Path, tmp_path: Path, migrate: Migrate
) -> None:
    declared = tmp_path / "declared.db"
    engine = create_engine(f"sqlite:///{declared}")
    metadata.create_all(engine)
    engine.dispose()

    assert shape(file) == shape(declared)
    migrate(command.check)  # type: ignore[call-arg]  # takes no argument


def test_given_a_migrated_database_when_taken_down_and_up_again_then_it_is_the_same(
    file: Path, migrate: Migrate
) -> None:
    before = shape(file)

    migrate(command.downgrade, "base")
    assert shape(file) == {}
    migrate(command.upgrade, "head")

    assert shape(file) == before


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
