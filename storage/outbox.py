"""Messages waiting to be sent: queued once, held for a while by whoever sends, then marked.

`send_at` is counted by the injected clock; who holds a row, by the database's own. No column
takes prose: keys, kinds and ids only.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Update, func, select, update

from sspf.domain.errors import StaleError
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import Delivery, Kind, Message, Sent, Sweep
from storage.outbox_claims import CLAIMABLE, CLAIMABLE_AHEAD, NEXT_DUE, TAKE
from storage.outbox_table import (
    AT_ONCE,
    BEGIN,
    ENDED,
    SENT,
    WAITING,
    named,
    outbox,
    refuse_prose,
    still_open,
)
from storage.scope import Scope, columns_of, value_of


class OutboxRepository:
    """Implements sspf.ports.Outbox."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, message: Message) -> bool:
        is_new = await self._scope.insert_once(outbox, _fresh(message))
        self._scope.has_queued |= is_new
        return is_new

    async def add_missing(self, messages: Sequence[Message]) -> None:
        await self._scope.insert_missing(outbox, [_fresh(message) for message in messages])
        self._scope.has_queued |= bool(messages)

    async def known(self, keys: Sequence[str]) -> frozenset[str]:
        found: set[str] = set()
        for first in range(0, len(keys), AT_ONCE):
            some = keys[first : first + AT_ONCE]
            asked = self._scope.select(outbox, outbox.c.key.in_(some))
            found |= {row["key"] for row in await self._scope.rows(asked)}
        return frozenset(found)

    async def claim(self, now: datetime, at_most: int) -> list[Sent]:
        """A claimed row is LEASED; one whose send was begun and never ended is UNKNOWN.

        Two statements. The first locks what nobody holds and nobody is locking; the second sees
        what was committed meanwhile, and leaves those to whom another program is sending.
        """
        rows = list(await self._scope.rows(CLAIMABLE_AHEAD, now=now, at_most=at_most))
        if len(rows) < at_most:
            left = at_most - len(rows)
            rows += await self._scope.rows(CLAIMABLE, now=now, at_most=left)
        if not rows:
            return []
        taken = await self._take([row["sequence"] for row in rows])
        return [_claimed(row) for row in rows if row["sequence"] in taken]

    async def _take(self, locked: Sequence[int]) -> set[int]:
        done = await self._scope.rows(TAKE, held_by=self._scope.holder, locked=locked)
        return {row["sequence"] for row in done}

    async def begin(self, key: str, reason: str = "") -> None:
        """The lease begins anew. StaleError when somebody else has claimed the row meanwhile."""
        held = {"held_by": self._scope.holder, "because": named(reason) if reason else None}
        if not await self._step(BEGIN, key, **held):
            raise StaleError(key)

    async def finish(self, key: str, state: Delivery, at: datetime, reason: str = "") -> bool:
        """SENT is always written down; the others only while nobody else holds the row."""
        ended = {"ended_as": state, "at": at, "because": named(reason)}
        if state is Delivery.SENT:
            return await self._step(SENT, key, **ended)
        return await self._step(ENDED, key, held_by=self._scope.holder, **ended)

    async def postpone(self, key: str, until: datetime, reason: str) -> None:
        """Nothing changes when the row has ended before, or is held by somebody else."""
        await self._free(key, until, reason)

    async def hand_back(self, key: str, until: datetime, reason: str) -> None:
        """The same; and the claim is not counted, for nothing was tried."""
        await self._free(key, until, reason, attempts=outbox.c.attempts - 1)

    async def _free(self, key: str, until: datetime, reason: str, **others: Any) -> None:
        await self._change(
            key,
            still_open(self._scope.holder),
            state=Delivery.DUE,
            send_at=until,
            reason=named(reason),
            lease_until=None,
            holder=None,
            begun_at=None,
            **others,
        )

    async def release(self, keep: Sequence[str] = ()) -> int:
        free = {"state": Delivery.DUE, "lease_until": None, "holder": None}
        ours = outbox.c.state == Delivery.LEASED, outbox.c.holder == self._scope.holder
        mine = self._scope.mine(outbox), *ours, outbox.c.key.not_in(keep)
        counted = free | {"attempts": outbox.c.attempts - 1}
        return (
            await self._scope.connection.execute(update(outbox).where(*mine).values(counted))
        ).rowcount

    async def drop(self, sweep: Sweep, at: datetime, at_most: int) -> list[PersonId]:
        """One statement, whatever the number; rows that somebody has locked are left alone."""
        c = outbox.c
        where = c.kind.in_(sweep.kinds), c.state == Delivery.DUE, c.send_at <= sweep.before
        asked = self._scope.select(outbox, WAITING, *where).with_only_columns(c.sequence)  # type: ignore[arg-type]  # the very words of the index
        if sweep.subjects is not None:
            asked = asked.where(c.subject.in_(sweep.subjects))
        oldest = asked.order_by(c.send_at, c.sequence).limit(at_most)
        found = oldest.with_for_update(skip_locked=True).cte("found")
        ended = {"state": Delivery.DROPPED, "ended_at": at, "reason": named(sweep.reason)}
        mine = self._scope.mine(outbox), c.sequence.in_(select(found.c.sequence))
        statement = update(outbox).where(*mine).values(ended).returning(c.recipient)
        done = await self._scope.connection.execute(statement)
        return list(done.scalars())

    async def count_dropped(self, person: PersonId, reason: str, since: datetime) -> int:
        c = outbox.c
        where = c.recipient == person, c.reason == reason, c.ended_at >= since
        asked = select(func.count()).where(self._scope.mine(outbox), *where)
        found: int = (await self._scope.connection.execute(asked)).scalar_one()
        return found

    async def next_due(self) -> datetime | None:
        """Rows that somebody holds are left out, until their lease has run out."""
        row = await self._scope.row(NEXT_DUE)
        earliest: datetime | None = row["earliest"] if row else None
        return earliest

    async def log(self, at_most: int) -> list[Sent]:
        newest = outbox.c.send_at.desc(), outbox.c.sequence.desc()
        asked = self._scope.select(outbox).order_by(*newest).limit(at_most)
        return [_read(row) for row in await self._scope.rows(asked)]

    async def waiting(self, person: PersonId) -> list[Sent]:
        asked = self._scope.select(outbox, WAITING, outbox.c.recipient == person)  # type: ignore[arg-type]  # the very words of the index
        return [_read(row) for row in await self._scope.rows(asked.order_by(outbox.c.sequence))]

    async def about(self, subject: str) -> list[Sent]:
        asked = self._scope.select(outbox, outbox.c.subject == subject)
        return [_read(row) for row in await self._scope.rows(asked.order_by(outbox.c.sequence))]

    async def dead(self, person: PersonId, since: datetime) -> list[Sent]:
        c = outbox.c
        given_up = c.state.in_((Delivery.DEAD, Delivery.UNKNOWN))
        where = c.recipient == person, given_up, c.ended_at >= since
        asked = self._scope.select(outbox, *where).order_by(c.sequence)
        return [_read(row) for row in await self._scope.rows(asked)]

    async def hasten(self, key: str, at: datetime) -> None:
        waits = outbox.c.state == Delivery.DUE, outbox.c.attempts == 0, outbox.c.send_at > at
        self._scope.has_queued |= await self._change(key, *waits, send_at=at)

    async def revive(self, key: str, at: datetime) -> None:
        fresh = {"state": Delivery.DUE, "attempts": 0, "reason": "", "ended_at": None}
        where = outbox.c.state == Delivery.DEAD
        self._scope.has_queued |= await self._change(key, where, send_at=at, begun_at=None, **fresh)

    async def _step(self, statement: Update, key: str, **values: Any) -> bool:
        here = {"in_municipality": self._scope.municipality, "of_key": key}
        return await self._scope.changed(statement, **here, **values) == 1

    async def _change(self, key: str, *where: Any, **values: Any) -> bool:
        mine = self._scope.mine(outbox), outbox.c.key == key
        statement = update(outbox).where(*mine, *where).values(values)
        return (await self._scope.connection.execute(statement)).rowcount == 1


def _fresh(message: Message) -> dict[str, Any]:
    refuse_prose(message)
    row = columns_of(message) | {"values": dict(message.values)}
    return row | {"state": Delivery.DUE, "attempts": 0, "reason": ""}


def _claimed(row: RowMapping) -> Sent:
    state = Delivery.LEASED if row["begun_at"] is None else Delivery.UNKNOWN
    return _read(row, state=state, attempts=row["attempts"] + 1)


def _read(row: RowMapping, **others: Any) -> Sent:
    message = value_of(Message, row, kind=Kind(row["kind"]))
    return value_of(Sent, row, message=message, at=row["ended_at"], **others)
