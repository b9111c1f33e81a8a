"""Statements that write, made once for each table: making one takes longer than carrying it out."""

from functools import cache
from typing import Any

from sqlalchemy import Executable, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engines import SQLITE


def dialect_of(connection: AsyncConnection) -> Any:
    """The dialect that spells ON CONFLICT; both spell it alike."""
    return sqlite if connection.dialect.name == SQLITE else postgresql


@cache
def inserting(into: Table) -> Executable:
    made: Executable = into.insert()
    return made


@cache
def inserting_missing(dialect: Any, into: Table) -> Executable:
    made: Executable = dialect.insert(into).on_conflict_do_nothing()
    return made


@cache
def upserting(
    dialect: Any, into: Table, key: tuple[str, ...], names: tuple[str, ...]
) -> Executable:
    """Each time SQLAlchemy makes all columns of the table anew for it."""
    statement = dialect.insert(into)
    changed = {name: statement.excluded[name] for name in names if name not in key}
    made: Executable = statement.on_conflict_do_update(
        index_elements=["municipality_id", *key], set_=changed
    )
    return made
