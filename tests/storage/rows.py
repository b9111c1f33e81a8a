"""A row for every table of a database, whatever its migrations have made: for their tests."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from graphlib import TopologicalSorter
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
Tables = dict[str, Table]
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
SAID = {
    "sqlite": text(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
        " AND name NOT LIKE 'sqlite%' AND name <> 'alembic_version'"
    ),
    "postgresql": text("""
        SELECT c.relname,
          concat((SELECT json_agg(a ORDER BY attnum) FROM pg_attribute a WHERE attrelid = c.oid),
            (SELECT json_agg(pg_get_constraintdef(o.oid) ORDER BY conname)
               FROM pg_constraint o WHERE conrelid = c.oid))
        FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
          AND relname <> 'alembic_version'
    """),
}
"""Every table, and a text that is another when its columns or constraints are."""
FEW = "level"
"""A column of numbers of which only the first few may stand."""


@dataclass(slots=True)
class Standing:
    """The tables as they stand, with their checks; only those that have changed are read anew."""

    _tables: Tables = field(default_factory=dict)
    _said: dict[str, str] = field(default_factory=dict)
    """Of each table, what the database says of it."""

    def look(self, connection: Connection) -> Tables:
        asked = connection.execute(SAID[connection.dialect.name])
        said = {row[0]: row[1] for row in asked}
        for name in self._tables.keys() - said:
            del self._tables[name]
        for name, now in said.items():
            if self._said.get(name) != now:
                self._tables[name] = Table(
                    name, MetaData(), autoload_with=connection, resolve_fks=False
                )
        self._said = said
        return _in_order(self._tables)


def _in_order(tables: Tables) -> Tables:
    """What is referred to comes before whoever refers to it."""
    refers = {
        name: {fk.target_fullname.partition(".")[0] for fk in table.foreign_keys} - {name}
        for name, table in sorted(tables.items())
    }
    return {name: tables[name] for name in TopologicalSorter(refers).static_order()}


def put_rows(connection: Connection, tables: Iterable[Table], like: Like) -> None:
    """One row in each, knowing only the columns it is told of, as an older program does."""
    for table in tables:
        connection.execute(table.insert().values(row_for(table, like)))


def row_for(table: Table, like: Like) -> dict[str, Any]:
    words = _words(table)
    return {column.name: words.get(column.name) or _value(column, like) for column in table.columns}


def first_rows(connection: Connection, tables: Tables) -> Rows:
    """What `put_rows` put first, table by table, by the columns of `tables`, as the driver says it.

    By plain SQL: tables that were reflected anew are new ones, for which SQLAlchemy compiles anew.
    """
    rows = {}
    for table in tables.values():
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
