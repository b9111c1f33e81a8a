"""Table and log of activities that came from Teams: what each was answered, for a day.

No person and no text stands here in the clear: which activity it was, from which tenant and what
stood in it are hashes, and the answer is sealed. A row belongs to no municipality, for it is
written before anybody knows who speaks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Column, Index, Integer, String, Table, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from sspf.ports import KeyProvider
from storage.database import Database, metadata
from storage.database_time import database_time
from storage.engines import SQLITE
from storage.group_commit import GroupCommit
from storage.sealing import Place, seal, unseal
from storage.sqlite_statements import short_way
from storage.types import Sealed, UtcDateTime

LEASE = timedelta(seconds=30)
"""Whoever began an activity so long ago without answering has died; a turn takes a second."""

activities = Table(
    "activities",
    metadata,
    Column("key", String, primary_key=True),
    Column("tenant", String, nullable=False),
    Column("body", String, nullable=False),
    Column("begun_at", UtcDateTime, nullable=False),
    Column("status", Integer),
    Column("answer", Sealed),
    Index(None, "begun_at"),
)
c = activities.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An activity by its hashes."""

    key: str
    tenant: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """The same activity, which came before. No status: whoever took it is still at it."""

    body: str
    status: int | None
    answer: bytes | None


class ActivityLog:
    """Each activity is taken by one; the others are told what it was answered."""

    def __init__(self, database: Database, group: GroupCommit, keys: KeyProvider) -> None:
        self._database = database
        self._group = group
        self._keys = keys

    async def begin(self, seen: Seen) -> Former | None:
        """None: it is the caller's to answer. One begun by a replica that has died is, too."""
        row = await self._group.ask(_begin, seen)
        if row is None:
            return None
        box = row["answer"]
        plain = None if box is None else unseal(box, _place(seen.key), self._keys)
        return Former(body=row["body"], status=row["status"], answer=plain)

    async def answered(self, key: str, status: int, answer: bytes | None) -> None:
        """From now on the same activity gets this answer. The first answer is what is kept."""
        box = None if answer is None else seal(answer, _place(key), self._keys)
        await self._group.ask(_answered, {"of": key, "as_status": status, "as_answer": box})

    async def give_back(self, key: str) -> None:
        """It was not answered: whoever meets it next begins anew."""
        await self._group.ask(_give_back, key)

    async def forget_before(self, instant: datetime) -> int:
        """How many were removed."""
        async with self._database.transaction() as connection:
            done = await connection.execute(delete(activities).where(c.begun_at < instant))
        return done.rowcount

    async def forget_tenant(self, tenant: str) -> int:
        """All of one tenant, by the hash that was given with them; how many were removed."""
        async with self._database.transaction() as connection:
            done = await connection.execute(delete(activities).where(c.tenant == tenant))
        return done.rowcount


async def _begin(
    connection: AsyncConnection, asked: Sequence[Seen]
) -> list[Mapping[str, Any] | None]:
    """The row that was there already, or None for an activity that is new or left behind."""
    # In the order of their keys, or two replicas could wait for each other.
    rows = [
        {"key": one.key, "tenant": one.tenant, "body": one.body}
        for one in sorted(asked, key=lambda one: one.key)
    ]
    insert = _insert(sqlite if connection.dialect.name == SQLITE else postgresql)
    made = await _made(connection, insert, rows)
    if len(made) == len(asked):
        return [None] * len(asked)
    before = select(activities).where(c.key.in_([o.key for o in asked if o.key not in made]))
    known = {row["key"]: dict(row) for row in (await connection.execute(before)).mappings()}
    return [
        None
        if one.key in made or await _is_taken_over(connection, one, known[one.key])
        else known[one.key]
        for one in asked
    ]


async def _made(
    connection: AsyncConnection, insert: Any, rows: Sequence[Mapping[str, Any]]
) -> set[str]:
    """The keys that were new."""
    way = short_way(connection)
    found = way.returned(insert, rows) if way else None
    if found is None:
        return set((await connection.scalars(insert, rows)).all())
    return {row["key"] for row in found}


@cache
def _insert(dialect: Any) -> Any:
    """Made once: that takes longer than to do it. Hands back the keys that were new."""
    insert = dialect.insert(activities).values(begun_at=database_time())
    return insert.on_conflict_do_nothing().returning(c.key)


FIRST_ANSWER = (
    update(activities)
    .where(c.key == bindparam("of"), c.status.is_(None))
    .values(status=bindparam("as_status"), answer=bindparam("as_answer"))
)


async def _is_taken_over(connection: AsyncConnection, one: Seen, row: Mapping[str, Any]) -> bool:
    """By the database's clock; of several that try at once, one succeeds."""
    if row["status"] is not None or row["body"] != one.body:
        return False
    left = c.key == one.key, c.status.is_(None), c.begun_at < database_time(-LEASE)
    done = await connection.execute(
        update(activities).where(*left).values(begun_at=database_time())
    )
    return done.rowcount == 1


async def _answered(connection: AsyncConnection, asked: Sequence[Mapping[str, Any]]) -> list[None]:
    rows = sorted(asked, key=lambda one: str(one["of"]))
    way = short_way(connection)
    if way is None or not way.has_written(FIRST_ANSWER, rows):
        await connection.execute(FIRST_ANSWER, rows)
    return [None] * len(asked)


async def _give_back(connection: AsyncConnection, asked: Sequence[str]) -> list[None]:
    await connection.execute(delete(activities).where(c.key.in_(asked), c.status.is_(None)))
    return [None] * len(asked)


def _place(key: str) -> Place:
    return Place("", activities.name, c.answer.name, (key,))
