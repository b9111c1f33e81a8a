"""A row for every table of a database, whatever its migrations have made: for their tests."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    MetaData,
    Table,
    bindparam,
    text,
)

FIRST_WORD = re.compile(r"'(\w+)'")
Like = Mapping[type, object]
Rows = dict[str, dict[str, Any]]


def values(number: int) -> Like:
    """Those of one row; another number's meet none of its keys."""
    return {
        str: f"x{number}",
        int: number,
        bool: False,
        bytes: b"x",
        date: date(2027, 3, 1),
        time: time(9),
        datetime: datetime(2027, 3, 1, tzinfo=UTC),
        object: {"x": 1},  # a JSON document
    }


FIRST = values(1)
FEW = "level"
"""A column of numbers of which only the first few may stand."""


def reflected(connection: Connection) -> MetaData:
    """The tables as they stand, with their checks."""
    found = MetaData()
    found.reflect(connection)
    if "alembic_version" in found.tables:
        found.remove(found.tables["alembic_version"])
    return found


def put_rows(connection: Connection, tables: Iterable[Table], like: Like) -> None:
    """One row in each, knowing only the columns it is told of, as an older program does."""
    for table in tables:
        connection.execute(table.insert().values(row_for(table, like)))


def row_for(table: Table, like: Like) -> dict[str, Any]:
    words = _words(table)
    return {column.name: words.get(column.name) or _value(column, like) for column in table.columns}


def first_rows(connection: Connection, tables: MetaData) -> Rows:
    """What `put_rows` put first, table by table, by the columns of `tables`, as the driver says it.

    By plain SQL: tables that were reflected anew are new ones, for which SQLAlchemy compiles anew.
    """
    rows = {}
    for table in tables.sorted_tables:
        key = next(c for c in table.primary_key.columns)
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        asked = text(f'SELECT {columns} FROM "{table.name}" WHERE "{key.name}" = :first')  # noqa: S608 our own names
        first = bindparam("first", row_for(table, FIRST)[key.name], key.type)
        rows[table.name] = dict(connection.execute(asked.bindparams(first)).mappings().one())
    return rows


def _words(table: Table) -> dict[str, str]:
    """Columns that take some words only, each with the first of them."""
    found = {}
    for constraint in table.constraints:
        if isinstance(constraint, CheckConstraint) and (
            word := FIRST_WORD.search(str(constraint.sqltext))
        ):
            name = str(constraint.name).removeprefix(f"ck_{table.name}_")
            if name in table.columns:
                found[name] = word[1]
    return found


def _value(column: Column[Any], like: Like) -> object:
    if column.name == FEW:
        return 1
    return like[column.type.python_type]
