"""Which tables hold rows of a municipality, and what names a row there."""

from sqlalchemy import Column, Table, UniqueConstraint

from storage import activities, alarms, pacing, places, unit_of_work  # noqa: F401 every table is known once these are read
from storage.database import metadata

OWNER = "municipality_id"
OF_NOBODY = frozenset({"activities", "alarms", "pauses", "permits", "places"})
"""Tables whose rows belong to no municipality, each with its own way to be forgotten."""


def tables_of_municipalities() -> list[Table]:
    """In the order in which rows can be written: those that are pointed to come first.

    LookupError for a table that has no municipality and is not known to have none: a new table
    is either exported and erased, or somebody has said why not.
    """
    found = []
    for table in metadata.sorted_tables:
        if OWNER in table.c:
            found.append(table)
        elif table.name not in OF_NOBODY:
            raise LookupError(f"{table.name}: whose are its rows?")
    return found


def business_key(table: Table) -> list[Column[object]]:
    """What tells a row from the others of its municipality; its sealed values are bound to it."""
    keys = list(table.primary_key.columns)
    if OWNER not in {column.name for column in keys}:
        uniques = [c for c in table.constraints if isinstance(c, UniqueConstraint)]
        keys = next(list(c.columns) for c in uniques if OWNER in c.columns)
    return [column for column in keys if column.name != OWNER]
