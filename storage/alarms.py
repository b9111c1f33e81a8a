"""Table of alarms that were raised: each is told by one, whichever replicas saw it.

A row says neither what about nor to whom: its key is a hash of both.
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import Column, String, Table, delete, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Database, metadata
from storage.database_time import database_time
from storage.engines import SQLITE
from storage.pacing import hashed
from storage.types import UtcDateTime

LEASE = timedelta(seconds=30)
"""Whoever began to tell so long ago has died; it is told by another."""
KEPT = timedelta(days=2)

alarms = Table(
    "alarms",
    metadata,
    Column("key", String, primary_key=True),
    Column("begun_at", UtcDateTime, nullable=False),
    Column("told_at", UtcDateTime),
)
c = alarms.c


class StoredAlarms:
    """Implements sspf.ports.watching.Alarms."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, key: str, again_after: timedelta) -> bool:
        """By the database's clock; of several that try at once, one succeeds."""
        left = c.told_at.is_(None) & (c.begun_at < database_time(-LEASE))
        async with self._database.transaction() as connection:
            dialect: Any = sqlite if connection.dialect.name == SQLITE else postgresql
            put = dialect.insert(alarms).values(key=hashed(key), begun_at=database_time())
            taken = put.on_conflict_do_update(
                index_elements=["key"],
                set_={"begun_at": put.excluded.begun_at, "told_at": None},
                where=left | (c.told_at < database_time(-again_after)),
            )
            done = await connection.execute(taken.returning(c.key))
            return done.first() is not None

    async def told(self, key: str) -> None:
        async with self._database.transaction() as connection:
            mine = update(alarms).where(c.key == hashed(key))
            await connection.execute(mine.values(told_at=database_time()))

    async def forget(self) -> int:
        """How many old ones were removed."""
        async with self._database.transaction() as connection:
            old = delete(alarms).where(c.begun_at < database_time(-KEPT))
            return (await connection.execute(old)).rowcount
