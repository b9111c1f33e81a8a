"""The statements by which rows are written, each made once for its table."""

from functools import cache
from typing import Any

from sqlalchemy import Executable, Table


@cache
def insert_into(into: Table) -> Executable:
    made: Executable = into.insert()
    return made


@cache
def insert_missing(dialect: Any, into: Table) -> Executable:
    made: Executable = dialect.insert(into).on_conflict_do_nothing()
    return made


@cache
def upsert(dialect: Any, into: Table, key: tuple[str, ...], names: tuple[str, ...]) -> Executable:
    """Made once: each time SQLAlchemy makes all columns of the table anew for it."""
    statement = dialect.insert(into)
    changed = {name: statement.excluded[name] for name in names if name not in key}
    made: Executable = statement.on_conflict_do_update(
        index_elements=["municipality_id", *key], set_=changed
    )
    return made
