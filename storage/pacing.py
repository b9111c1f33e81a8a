"""Tables and the giving of leave to send, for all replicas together, by the database's clock.

A row for each call that was let through, with the instant from which it may go; ids are hashes.
A tenant's rows are written by one at a time, in one short transaction for all who ask at that
moment, so that nobody can take what another has taken. Whoever dies with leave in hand costs the
others that leave and nothing else.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    Row,
    String,
    Table,
    delete,
    literal,
    select,
    text,
    union_all,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database, metadata
from storage.database_time import database_time
from storage.engines import SQLITE
from storage.group_commit import GroupCommit
from storage.pacing_lines import Asked, Lines, Slot, Window
from storage.types import UtcDateTime

MARGIN = 0.2
"""Seconds added to each window: a call may go so much later than its slot (bot/shared_limits.py),
and what is sent evenly does not arrive evenly."""
AHEAD = timedelta(seconds=10)
"""No slot lies so far ahead. One that seems to was given before the database's clock was set."""
ALONE = (
    "SELECT set_config('idle_in_transaction_session_timeout', '2s', true),"
    " pg_advisory_xact_lock(:tenant)"
)
"""A replica whose machine loses its power here holds the others for two seconds, not fifteen."""

permits = Table(
    "permits",
    metadata,
    Column(
        "sequence",
        BigInteger().with_variant(Integer, SQLITE),
        primary_key=True,
        autoincrement=True,
    ),
    Column("tenant", String, nullable=False),
    Column("thread", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index(None, "tenant", "at"),
    Index(None, "thread", "at"),
)
pauses = Table(
    "pauses",
    metadata,
    Column("thread", String, primary_key=True),
    Column("tenant", String, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Index(None, "tenant", "until"),
)


@dataclass(frozen=True, slots=True)
class Permit:
    """A slot, and the stretch of the asker's own clock in which the database's was read."""

    slot: Slot
    earliest: float
    latest: float


@dataclass(frozen=True, slots=True)
class _Pause:
    tenant: str
    thread: str
    seconds: float


class Pacing:
    """One for each program. `clock`: seconds, monotonic."""

    def __init__(
        self,
        database: Database,
        *,
        thread: Sequence[Window],
        tenant: Sequence[Window],
        margin: float = MARGIN,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._group = GroupCommit(database)
        self._thread = thread
        self._tenant = tenant
        self._margin = margin
        self._clock = clock

    async def ask(self, asked: Asked) -> Permit:
        """Committed when it returns: no other replica can be given the same."""
        return await self._group.ask(self._give, asked)

    async def pause(self, tenant: str, thread: str, seconds: float) -> None:
        """The other side asked for it; the longest of several holds."""
        await self._group.ask(_pause, _Pause(tenant, thread, seconds))

    async def forget(self) -> int:
        """What no window reaches any more, and pauses that are over; how many were removed."""
        async with self._database.transaction() as connection:
            old = permits.c.at < database_time(-self._reach(self._thread) - AHEAD)
            done = await connection.execute(delete(permits).where(old))
            over = pauses.c.until < database_time()
            return done.rowcount + (await connection.execute(delete(pauses).where(over))).rowcount

    async def _give(self, connection: AsyncConnection, asked: Sequence[Asked]) -> list[Permit]:
        await _stand_alone(connection, {one.tenant for one in asked})
        earliest = self._clock()
        now, *rows = (await connection.execute(self._question(asked))).all()
        latest = self._clock()
        lines = self._lines(now.at, rows)
        slots = [lines.take(one) for one in asked]
        given = [
            {
                "tenant": one.tenant,
                "thread": one.thread,
                "at": now.at + timedelta(seconds=slot.wait_seconds),
            }
            for one, slot in zip(asked, slots, strict=True)
            if slot.is_given
        ]
        if given:
            await connection.execute(permits.insert(), given)
        return [Permit(slot, earliest, latest) for slot in slots]

    def _question(self, asked: Sequence[Asked]) -> Any:
        """The database's time first, then everything that the lines are made of, by time."""
        tenants = {one.tenant for one in asked}
        threads = {one.thread for one in asked}
        p, z = permits.c, pauses.c
        return union_all(
            select(
                literal("now").label("what"), literal("").label("of"), database_time().label("at")
            ),
            select(literal("passed"), p.tenant, p.at).where(
                p.tenant.in_(tenants), p.at > database_time(-self._reach(self._tenant))
            ),
            select(literal("passed"), p.thread, p.at).where(
                p.thread.in_(threads), p.at > database_time(-self._reach(self._thread))
            ),
            select(z.tenant, z.thread, z.until).where(
                z.tenant.in_(tenants), z.until > database_time()
            ),
        )

    def _lines(self, now: datetime, rows: Sequence[Row[Any]]) -> Lines:
        lines = Lines(self._thread, self._tenant, self._margin)
        for row in sorted(rows, key=lambda row: row.at):
            seconds = (row.at - now).total_seconds()
            if row.what != "passed":
                lines.paused[row.what][row.of] = seconds
            elif row.at < now + AHEAD:
                lines.passed[row.of].append(seconds)
        return lines

    def _reach(self, windows: Sequence[Window]) -> timedelta:
        return timedelta(seconds=max(window.seconds for window in windows) + self._margin)


def hashed(*words: str) -> str:
    return sha256("\x1f".join(words).encode()).hexdigest()


async def _stand_alone(connection: AsyncConnection, tenants: set[str]) -> None:
    """No other replica gives leave for these tenants until this transaction has ended.

    On SQLite no other transaction writes at all.
    """
    if connection.dialect.name == SQLITE:
        return
    # In order, or two replicas could wait for each other.
    for number in sorted(int(tenant[:15], 16) for tenant in tenants):
        await connection.execute(text(ALONE), {"tenant": number})


async def _pause(connection: AsyncConnection, asked: Sequence[_Pause]) -> list[None]:
    dialect: Any = sqlite if connection.dialect.name == SQLITE else postgresql
    for one in sorted(asked, key=lambda one: one.thread):
        until = database_time(timedelta(seconds=one.seconds))
        put = dialect.insert(pauses).values(thread=one.thread, tenant=one.tenant, until=until)
        await connection.execute(
            put.on_conflict_do_update(
                index_elements=["thread"],
                set_={"until": put.excluded.until},
                where=pauses.c.until < put.excluded.until,
            )
        )
    return [None] * len(asked)
