"""The short way to PostgreSQL for statements that are made once: straight to the driver.

As storage/sqlite_statements.py: SQLAlchemy's compiler writes them, its types read and write the
values, its errors name what goes wrong. asyncpg prepares each statement once for each connection.
"""

from typing import Any

from asyncpg import Connection
from sqlalchemy import Executable
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.plans import Row, plan_to_ask
from storage.postgresql_transactions import PostgresqlAsyncConnection
from storage.sqlite_statements import is_heard


class DirectWay:
    """Of one open transaction."""

    def __init__(self, connection: PostgresqlAsyncConnection, driver: Connection) -> None:
        self._connection = connection
        self._driver = driver

    async def rows(self, statement: Executable, given: Row) -> list[dict[str, Any]] | None:
        """Rows by the names of their columns; None when it has to go the long way."""
        plan = plan_to_ask(statement, given, self._connection.dialect)
        if plan is None:
            return None
        found = await self._connection.named(self._driver.fetch(plan.sql, *plan.values(given)))
        return [plan.read(tuple(row)) for row in found]

    async def changed(self, statement: Executable, given: Row) -> int | None:
        """How many rows; None when it has to go the long way, and nothing was done."""
        plan = plan_to_ask(statement, given, self._connection.dialect)
        if plan is None:
            return None
        said = await self._connection.named(self._driver.execute(plan.sql, *plan.values(given)))
        return int(said.rpartition(" ")[2])  # `UPDATE 1`


def direct_way(connection: AsyncConnection) -> DirectWay | None:
    """None where statements are heard or no transaction was begun, and on any other database."""
    if not isinstance(connection, PostgresqlAsyncConnection) or is_heard(connection):
        return None
    return DirectWay(connection, connection.link.driver) if connection.is_begun else None
