"""The short way to SQLite for statements that are made once: compiled once, done on the spot.

SQLAlchemy's own way takes fifty times as long as SQLite does. Its compiler, its types and the names
of its errors stay here. Whatever cannot go this way goes SQLAlchemy's own: a statement made for the
occasion, one that has to wait, and every one where somebody listens to statements (tests do, and
shall hear all).
"""

import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.plans import Plan, Row, plan_to_ask, plan_to_write
from storage.sqlite_connection import SqliteConnection
from storage.sqlite_transactions import driver_of

LISTENED = ("before_cursor_execute", "after_cursor_execute", "before_execute", "after_execute")


class ShortWay:
    """Of one open transaction."""

    def __init__(self, driver: SqliteConnection, dialect: Any) -> None:
        self._driver = driver
        self._dialect = dialect

    def rows(self, statement: Executable, given: Row) -> list[dict[str, Any]] | None:
        """Rows by the names of their columns; None when it has to go the long way."""
        plan = plan_to_ask(statement, given, self._dialect)
        if plan is None:
            return None
        found = self._done("execute", plan, lambda: plan.values(given))
        return None if found is None else [plan.read(row) for row in found]

    def has_written(self, statement: Executable, rows: Sequence[Row]) -> bool:
        """All rows, which have the same columns. False: nothing was done."""
        plan = plan_to_write(statement, rows[0], self._dialect)
        if plan is None:
            return False
        if len(rows) == 1:
            return self._done("execute", plan, lambda: plan.values(rows[0])) is not None
        every = self._done("executemany", plan, lambda: [plan.values(row) for row in rows])
        return every is not None

    def returned(self, statement: Executable, rows: Sequence[Row]) -> list[dict[str, Any]] | None:
        """What each row was answered by RETURNING; None: nothing was done.

        Row by row, for the driver returns nothing of many at once.
        """
        plan = plan_to_write(statement, rows[0], self._dialect)
        if plan is None:
            return None
        found: list[dict[str, Any]] = []
        for row in rows:
            answer = self._done("execute", plan, partial(plan.values, row))
            if answer is None:
                return None  # at the first one, or never: nobody else has a turn in between
            found += [plan.read(one) for one in answer]
        return found

    def _done(self, name: str, plan: Plan, values: Callable[[], Any]) -> list[Any] | None:
        try:
            return self._driver.rows_here(name, plan.sql, values())
        except Exception as error:
            raise DBAPIError.instance(
                plan.sql, None, error, sqlite3.Error, hide_parameters=True, dialect=self._dialect
            ) from error


def short_way(connection: AsyncConnection) -> ShortWay | None:
    """None where statements are heard, and on any other database."""
    driver = driver_of(connection)
    if driver is None:
        return None
    return None if is_heard(connection) else ShortWay(driver, connection.dialect)


def is_heard(connection: AsyncConnection) -> bool:
    """Somebody listens to statements."""
    if not connection.sync_engine._has_events:
        return False
    return any(len(getattr(connection.sync_engine.dispatch, name)) for name in LISTENED)
