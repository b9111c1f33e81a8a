"""Which migrations a database has had, beside those that this version of the program knows.

Revisions are numbers that rise, so a database can be seen to be ahead of a program that has never
heard of its newest one. tests/storage/test_revisions.py holds them to it.
"""

from functools import cache

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage.database import MIGRATIONS


def revision_of(connection: Connection) -> str:
    """Empty before the first migration."""
    return MigrationContext.configure(connection).get_current_revision() or ""


@cache
def newest_known() -> str:
    """Of the files beside the program, which do not change while it runs."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head() or ""
