"""Every migration, there and back, with rows in every table; and an older program writes on."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, NullPool, Table, create_engine, event

from storage.database import MIGRATIONS, alembic_config
from tests.postgresql import APP
from tests.storage.rows import FIRST, Like, Rows, Standing, Tables, first_rows, put_rows, values

REVISIONS = [s.revision for s in ScriptDirectory(str(MIGRATIONS)).walk_revisions()][::-1]
STEPS = [*zip(["base", *REVISIONS], REVISIONS, strict=False)]


class Ground:
    """A database to migrate to and fro, and a way into it past every wall."""

    def __init__(self, url: str, way_in: str) -> None:
        self._url = url
        self._engine = create_engine(way_in, poolclass=NullPool)
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _checking_references)
        self._standing = Standing()

    def up(self, to: str) -> None:
        command.upgrade(alembic_config(self._url, APP if "postgresql" in self._url else None), to)

    def down(self, to: str) -> None:
        command.downgrade(alembic_config(self._url), to)

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        with self._engine.begin() as connection:
            yield connection

    def tables(self) -> Tables:
        with self.connected() as connection:
            return self._standing.look(connection)

    def rows(self, tables: Tables) -> Rows:
        with self.connected() as connection:
            return first_rows(connection, tables)

    def put(self, tables: Iterable[Table], like: Like) -> None:
        with self.connected() as connection:
            put_rows(connection, tables, like)


def _checking_references(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")


@pytest.fixture(params=["sqlite", "postgresql"])
def ground(request: pytest.FixtureRequest, tmp_path: Path) -> Ground:
    if request.param == "sqlite":
        file = tmp_path / "bare.db"
        return Ground(f"sqlite+aiosqlite:///{file}", f"sqlite:///{file}")
    place = request.getfixturevalue("bare_place")
    return Ground(place.owner, place.admin.replace("asyncpg", "psycopg"))


def test_given_rows_in_every_table_when_each_migration_is_made_then_they_stay_as_they_are(
    ground: Ground,
) -> None:
    """And additive first: a program of the release before can still write as it did."""
    known: Tables = {}
    for number, revision in enumerate(REVISIONS, start=2):
        before = ground.rows(known)
        ground.up(revision)
        assert ground.rows(known) == before, revision
        ground.put(known.values(), values(number))

        tables = ground.tables()
        ground.put((t for name, t in tables.items() if name not in known), FIRST)
        known = tables


def test_given_rows_in_every_table_when_each_migration_is_taken_back_then_the_others_stay(
    ground: Ground,
) -> None:
    ground.up("head")
    ground.put(ground.tables().values(), FIRST)
    before = ground.rows(ground.tables())

    for former, revision in STEPS[::-1]:
        ground.down(former)
        after = ground.rows(ground.tables())
        for table, row in after.items():
            assert row.items() <= before[table].items(), (revision, table)
        before = after
    assert before == {}
    ground.up("head")
