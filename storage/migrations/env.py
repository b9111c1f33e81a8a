"""How Alembic reaches the database: a URL in hand, `-x url=…`, or the one of pyproject.toml.

Migrations are additive first: add, fill, switch, remove, each in its own release. While one
replica migrates, others still run the release before, so what they write must be accepted by the
new tables: a new column has a server default or may be NULL, and nothing is renamed.
tests/storage/test_migrations_with_rows.py holds every migration to it.
"""

import asyncio
from typing import Any

from alembic import context
from sqlalchemy import Connection, event, text

from storage import (
    activities,  # noqa: F401 every table is known once these are read
    alarms,  # noqa: F401
    pacing,  # noqa: F401
    unit_of_work,  # noqa: F401
)
from storage.database import metadata
from storage.engines import SQLITE, open_engine_to_migrate
from storage.revisions import newest_known, revision_of
from storage.roles import grant

ONE_AT_A_TIME = 7_739_773_010
"""Number of the lock under which one replica migrates while the others wait (PostgreSQL)."""
POLITE = "SET LOCAL lock_timeout = '5s'"
"""Rather no migration than one that waits for a long transaction with everybody behind it."""
NO_WALL = "SELECT set_config('sspf.migrating', 'on', true)"
"""A migration may fill all municipalities' rows; only the owner has a policy for it."""


def asked(name: str) -> str | None:
    typed = context.get_x_argument(as_dictionary=True).get(name)
    found: str | None = context.config.attributes.get(name) or typed
    return found


def url() -> str:
    return str(asked("url") or context.config.get_alembic_option("url"))


async def migrate() -> None:
    engine = open_engine_to_migrate(url())
    if engine.dialect.name == SQLITE:
        event.listen(engine.sync_engine, "connect", _trust_references)
    try:
        async with engine.connect() as connection:
            await connection.run_sync(_migrate)
            await connection.commit()
    finally:
        await engine.dispose()


def _trust_references(connection: Any, _record: object) -> None:
    """A table is rebuilt by dropping it; the references are checked when all is done."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = OFF")
    cursor.close()


def _migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        transactional_ddl=True,
        compare_type=True,
    )
    with context.begin_transaction():
        if connection.dialect.name == SQLITE:
            _run(connection)
            _check_references(connection)
        else:
            _on_postgresql(connection)


def _on_postgresql(connection: Connection) -> None:
    connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": ONE_AT_A_TIME})
    connection.execute(text(POLITE))
    connection.execute(text(NO_WALL))
    _run(connection)
    if role := asked("app_role"):
        grant(connection, role)


def _run(connection: Connection) -> None:
    is_later = revision_of(connection) > newest_known()
    if not (is_later and context.config.attributes.get("leave_later")):
        context.run_migrations()


def _check_references(connection: Connection) -> None:
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    if broken:
        raise RuntimeError(f"references broken by a migration: {broken[:5]}")


asyncio.run(migrate())
