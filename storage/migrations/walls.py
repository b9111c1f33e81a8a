"""The wall between municipalities on PostgreSQL; a migration that adds a table puts it there.

Frozen, as the migrations are: whoever needs it otherwise writes anew.
"""

from alembic import op
from sqlalchemy import inspect

MINE = "municipality_id = NULLIF(current_setting('sspf.municipality', true), '')"
"""A setting that was set once in a session is empty afterwards, not NULL."""
MIGRATING = "current_setting('sspf.migrating', true) = 'on'"


def put_wall(table: str) -> None:
    """Rows of another municipality can be neither seen nor written, by the owner neither."""
    if not is_postgresql():
        return
    op.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    op.execute(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
    op.execute(f'CREATE POLICY wall ON "{table}" USING ({MINE}) WITH CHECK ({MINE})')
    # Else a migration that fills a column would find no rows, and say nothing.
    op.execute(
        f'CREATE POLICY migration ON "{table}" TO CURRENT_USER '
        f"USING ({MIGRATING}) WITH CHECK ({MIGRATING})"
    )


def open_across(table: str) -> None:
    """Readable, and only readable, by a question that names it (storage/walls.py)."""
    if is_postgresql():
        named = f"'{table}' = ANY (string_to_array(current_setting('sspf.across', true), ','))"
        op.execute(f'CREATE POLICY across ON "{table}" FOR SELECT USING ({named})')


def take_down(table: str) -> None:
    if not is_postgresql():
        return
    for policy in ("across", "migration", "wall"):
        op.execute(f'DROP POLICY IF EXISTS {policy} ON "{table}"')
    op.execute(f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY')
    op.execute(f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY')


def tables_of_municipalities() -> list[str]:
    """Every table there is at this moment whose rows belong to a municipality."""
    found = inspect(op.get_bind())
    names = found.get_table_names()
    return [n for n in names if any(c["name"] == "municipality_id" for c in found.get_columns(n))]


def is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"
