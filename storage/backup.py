"""A copy of the embedded database while it is in use, and what is settled when a copy is put back.

PostgreSQL is copied with its own tools: docs/runbook.md.
"""

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import update

from sspf.domain.organisation import MunicipalityId
from sspf.domain.outbox import Delivery
from sspf.ports import KeyProvider
from storage.audit import AuditRepository
from storage.database import Database
from storage.outbox_table import WAITING, outbox
from storage.scope import Scope

RESTORED = "dropped.restored"
PRIVATE = 0o600


class BrokenCopyError(Exception):
    """It is not as it was written."""


def copy_file(file: Path, to: Path) -> None:
    """One moment of it, whoever writes meanwhile; without what was removed before."""
    to.touch(mode=PRIVATE, exist_ok=False)  # SQLite would ask the umask
    with closing(sqlite3.connect(file)) as db:
        db.execute("VACUUM INTO ?", (str(to),))
    look_through(to)


def look_through(file: Path) -> None:
    """BrokenCopyError when a page of it is damaged."""
    try:
        with closing(sqlite3.connect(file)) as db:
            found = db.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.DatabaseError:
        found = None
    if found != ("ok",):
        raise BrokenCopyError


async def is_whole(database: Database, municipality: MunicipalityId, keys: KeyProvider) -> bool:
    """Whether every entry of its audit log is as it was written."""
    async with database.transaction(municipality) as connection:
        log = AuditRepository(Scope(connection, municipality, keys, ""))
        return await log.broken_at() is None


async def drop_what_was_due(
    database: Database, municipality: MunicipalityId, now: datetime
) -> Counter[str]:
    """How many of each kind. What fell due before now may have been sent after the copy was made.

    Nobody holds a row here: whoever did, did so in the database that was copied.
    """
    c = outbox.c
    ended = {"state": Delivery.DROPPED, "ended_at": now, "reason": RESTORED}
    free = {"lease_until": None, "holder": None}
    due = c.municipality_id == municipality, WAITING, c.send_at <= now
    async with database.transaction(municipality) as connection:
        dropped = update(outbox).where(*due).values(**ended, **free).returning(c.kind)
        return Counter((await connection.execute(dropped)).scalars())
