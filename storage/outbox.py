"""Messages waiting to be sent: queued once, held for a while by whoever sends, then marked.

`send_at` is counted by the injected clock; who holds a row, by the database's own. No column
takes prose: keys, kinds and ids only.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    RowMapping,
    String,
    UniqueConstraint,
    and_,
    func,
    or_,
    select,
    text,
    update,
)

from sspf.domain.errors import StaleError
from sspf.domain.outbox import Delivery, Kind, Message, Sent
from storage.database import listed_table, refers
from storage.database_time import database_time
from storage.scope import Scope, columns_of, value_of
from storage.types import Document, UtcDateTime, one_of

LEASE = timedelta(seconds=60)
NOT_PROSE = re.compile(r"[\w:.,;/+=@|~-]{0,200}")
UNNAMED = "other"
AT_ONCE = 500
"""Keys asked for in one statement; databases have a limit."""
WAITING = text("state IN ('due', 'leased')")
SHORT = [CheckConstraint(f"length({name}) <= 200", name=name) for name in ("key", "why", "reason")]

outbox = listed_table(
    "outbox",
    Column("key", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("recipient", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("send_at", UtcDateTime, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("why", String, nullable=False),
    Column("values", Document, nullable=False),
    Column("state", one_of(Delivery, "state"), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("lease_until", UtcDateTime),
    Column("holder", String),
    Column("begun_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    Column("reason", String, nullable=False),
    UniqueConstraint("municipality_id", "key"),
    refers("recipient", to="people"),
    Index(
        "ix_outbox_waiting",
        "municipality_id",
        "send_at",
        "sequence",
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    ),
    Index(None, "municipality_id", "send_at", "sequence"),
    *SHORT,
)


def refuse_prose(message: Message) -> None:
    """ValueError when a field holds what is not a key or an id; it could be somebody's text."""
    words = (message.key, message.subject, message.why, *map(str, message.values.values()))
    for word in words:
        if not NOT_PROSE.fullmatch(word):
            raise ValueError(f"not a key or an id, in message of kind {message.kind}")


def named(reason: str) -> str:
    """The reason when it is a catalogue key, else `other`: an error may quote what it choked on."""
    return reason if NOT_PROSE.fullmatch(reason) else UNNAMED


class OutboxRepository:
    """Implements sspf.ports.Outbox."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, message: Message) -> bool:
        refuse_prose(message)
        row = columns_of(message) | {"values": dict(message.values)}
        fresh = {"state": Delivery.DUE, "attempts": 0, "reason": ""}
        return await self._scope.insert_once(outbox, row | fresh)

    async def known(self, keys: Sequence[str]) -> frozenset[str]:
        found: set[str] = set()
        for first in range(0, len(keys), AT_ONCE):
            some = keys[first : first + AT_ONCE]
            asked = self._scope.select(outbox, outbox.c.key.in_(some))
            found |= {row["key"] for row in await self._scope.rows(asked)}
        return frozenset(found)

    async def claim(self, now: datetime, at_most: int) -> list[Sent]:
        """A claimed row is LEASED; one whose send was begun and never ended is UNKNOWN."""
        asked = (
            self._scope.select(outbox, WAITING, outbox.c.send_at <= now, self._is_free())  # type: ignore[arg-type]  # the very words of the index
            .order_by(outbox.c.send_at, outbox.c.sequence)
            .limit(at_most)
            .with_for_update(skip_locked=True)
        )
        rows = await self._scope.rows(asked)
        held = {
            "state": Delivery.LEASED,
            "lease_until": database_time(LEASE),
            "holder": self._scope.holder,
            "attempts": outbox.c.attempts + 1,
        }
        taken = [row["sequence"] for row in rows]
        await self._scope.connection.execute(
            update(outbox).where(outbox.c.sequence.in_(taken)).values(held)
        )
        return [_claimed(row) for row in rows]

    async def begin(self, key: str) -> None:
        """The lease begins anew. StaleError when somebody else has claimed the row meanwhile."""
        begun = {"begun_at": database_time(), "lease_until": database_time(LEASE)}
        if not await self._change(key, self._is_held(), **begun):
            raise StaleError(key)

    async def finish(self, key: str, state: Delivery, at: datetime, reason: str = "") -> None:
        """SENT is always written down; the others only while nobody else holds the row."""
        sent = state is Delivery.SENT
        await self._change(
            key,
            outbox.c.state != Delivery.SENT if sent else self._is_open(),
            state=state,
            ended_at=at,
            reason=named(reason),
            lease_until=None,
            holder=None,
        )

    async def postpone(self, key: str, until: datetime, reason: str) -> None:
        """Nothing changes when the row has ended before, or is held by somebody else."""
        await self._change(
            key,
            self._is_open(),
            state=Delivery.DUE,
            send_at=until,
            reason=named(reason),
            lease_until=None,
            holder=None,
            begun_at=None,
        )

    async def next_due(self) -> datetime | None:
        """Rows that somebody holds are left out, until their lease has run out."""
        asked = select(func.min(outbox.c.send_at)).where(
            self._scope.mine(outbox), WAITING, self._is_free()
        )
        earliest: datetime | None = (await self._scope.connection.execute(asked)).scalar_one()
        return earliest

    async def log(self, at_most: int) -> list[Sent]:
        newest = outbox.c.send_at.desc(), outbox.c.sequence.desc()
        asked = self._scope.select(outbox).order_by(*newest).limit(at_most)
        return [_read(row) for row in await self._scope.rows(asked)]

    def _is_free(self) -> Any:
        return or_(outbox.c.lease_until.is_(None), outbox.c.lease_until <= database_time())

    def _is_held(self) -> Any:
        """By this program. Its lease may be over: nobody else has taken the row since."""
        return and_(outbox.c.state == Delivery.LEASED, outbox.c.holder == self._scope.holder)

    def _is_open(self) -> Any:
        return or_(outbox.c.state == Delivery.DUE, self._is_held())

    async def _change(self, key: str, *where: Any, **values: Any) -> bool:
        mine = self._scope.mine(outbox), outbox.c.key == key
        statement = update(outbox).where(*mine, *where).values(values)
        return (await self._scope.connection.execute(statement)).rowcount == 1


def _claimed(row: RowMapping) -> Sent:
    state = Delivery.LEASED if row["begun_at"] is None else Delivery.UNKNOWN
    return _read(row, state=state, attempts=row["attempts"] + 1)


def _read(row: RowMapping, **others: Any) -> Sent:
    message = value_of(Message, row, kind=Kind(row["kind"]))
    return value_of(Sent, row, message=message, at=row["ended_at"], **others)
