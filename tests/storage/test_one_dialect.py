"""The tests' databases share what SQLAlchemy has compiled (tests/one_dialect.py)."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from storage.database import Database
from storage.meetings import meetings
from tests.contracts.stores import SqliteStore


async def asked(database: Database) -> tuple[object, Mapping[Any, object]]:
    """(the statement as compiled, all that are known where it was asked)."""
    async with database.transaction() as connection:
        statement = select(meetings.c.id).where(meetings.c.version == 1)
        found = await connection.execute(statement)
        return found.context.compiled, database.engine.get_execution_options()["compiled_cache"]


async def test_given_a_statement_of_one_database_when_another_asks_it_then_it_is_known(
    store: SqliteStore,
) -> None:
    other = store.again()
    first, _ = await asked(store.database)
    again, known = await asked(other.database)
    await other.close()

    assert again is first
    assert any(compiled is first for compiled in known.values())
