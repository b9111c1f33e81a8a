"""The short way to PostgreSQL for statements that are made once: straight to the driver.

As storage/sqlite_statements.py: SQLAlchemy's compiler writes them, its types read and write the
values, its errors name what goes wrong. asyncpg prepares each statement once for each connection.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.plans import Plan, Row, plan_to_ask
from storage.postgresql_links import Link
from storage.postgresql_transactions import PostgresqlAsyncConnection
from storage.postgresql_words import in_words
from storage.sqlite_statements import is_heard


class DirectWay:
    """Of one open transaction."""

    def __init__(self, connection: PostgresqlAsyncConnection) -> None:
        self._connection = connection

    async def rows(self, statement: Executable, given: Row) -> list[dict[str, Any]] | None:
        """Rows by the names of their columns; None when it has to go the long way."""
        plan = plan_to_ask(statement, given, self._connection.dialect)
        if plan is None:
            return None
        connection = self._connection
        await connection.entered()
        found = await connection.named(connection.link.driver.fetch(plan.sql, *plan.values(given)))
        return [plan.read(tuple(row)) for row in found]

    async def changed(self, statement: Executable, given: Row) -> int | None:
        """How many rows; None when it has to go the long way, and nothing was done."""
        plan = plan_to_ask(statement, given, self._connection.dialect)
        if plan is None:
            return None
        said = await self._said(plan, plan.values(given))
        return int(said.rpartition(" ")[2])  # `UPDATE 1`

    async def _said(self, plan: Plan, values: Sequence[Any]) -> str:
        connection = self._connection
        words = in_words(values) if connection.to_enter else None
        if words is not None:
            return await connection.first(partial(_begin_with, plan.sql, words))
        await connection.entered()
        said: str = await connection.named(connection.link.driver.execute(plan.sql, *values))
        return said


async def _begin_with(sql: str, values: str, link: Link, begin: str) -> str:
    """The transaction begins in the journey of its first statement."""
    name = await link.name_of(sql)
    said: str = await link.driver.execute(f"{begin}; EXECUTE {name} ({values})")
    return said


def direct_way(connection: AsyncConnection) -> DirectWay | None:
    """None where statements are heard or no transaction was begun, and on any other database."""
    if not isinstance(connection, PostgresqlAsyncConnection) or is_heard(connection):
        return None
    return DirectWay(connection) if connection.is_begun else None
