"""The database's own time, which leases are counted in: replicas' clocks may differ."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Float, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import FunctionElement

from storage.types import UtcDateTime

NO_TIME = timedelta(0)


class _DatabaseTime(FunctionElement[datetime]):
    name = "database_time"
    type = UtcDateTime()
    inherit_cache = True


def database_time(ahead: timedelta = NO_TIME) -> ColumnElement[datetime]:
    """What the database's clock shows when the statement begins, plus `ahead`."""
    return _DatabaseTime(literal(ahead.total_seconds(), Float))


@compiles(_DatabaseTime, "sqlite")
def _on_sqlite(element: _DatabaseTime, compiler: SQLCompiler, **options: Any) -> str:
    seconds = compiler.process(element.clauses, **options)
    # As UtcDateTime writes it: six digits after the point, of which SQLite knows three.
    return f"strftime('%Y-%m-%d %H:%M:%f000', 'now', {seconds} || ' seconds')"


@compiles(_DatabaseTime, "postgresql")
def _on_postgresql(element: _DatabaseTime, compiler: SQLCompiler, **options: Any) -> str:
    seconds = compiler.process(element.clauses, **options)
    return f"(statement_timestamp() + {seconds} * interval '1 second')"
