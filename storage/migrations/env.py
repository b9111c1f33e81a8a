"""How Alembic reaches the database: a URL in hand, `-x url=…`, or the one of pyproject.toml."""

import asyncio
from typing import Any

from alembic import context
from sqlalchemy import Connection, event, text

from storage import unit_of_work  # noqa: F401 every table is known once this is read
from storage.database import SQLITE, Database, metadata

ONE_AT_A_TIME = 7_739_773_010
"""Number of the lock under which one replica migrates while the others wait (PostgreSQL)."""


def url() -> str:
    asked = context.get_x_argument(as_dictionary=True).get("url")
    found = context.config.attributes.get("url") or asked
    return str(found or context.config.get_alembic_option("url"))


async def migrate() -> None:
    database = Database(url())
    if database.engine.dialect.name == SQLITE:
        event.listen(database.engine.sync_engine, "connect", _trust_references)
    try:
        async with database.engine.connect() as connection:
            await connection.run_sync(_migrate)
            await connection.commit()
    finally:
        await database.dispose()


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
            context.run_migrations()
            _check_references(connection)
        else:
            connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": ONE_AT_A_TIME})
            context.run_migrations()


def _check_references(connection: Connection) -> None:
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    if broken:
        raise RuntimeError(f"references broken by a migration: {broken[:5]}")


asyncio.run(migrate())
