"""The outbox in memory, with leases by a time of its own."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sspf.domain.errors import StaleError
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import AHEAD, Delivery, Message, Sent, Sweep
from storage.outbox_table import LEASE, named, refuse_prose
from tests.fakes.state import State, Waiting

HELD = {Delivery.LEASED, Delivery.SENDING}
WAITING = HELD | {Delivery.DUE}


class DatabaseTime:
    """What the database's clock would show; it stands still until a test lets time pass."""

    def __init__(self) -> None:
        self.now = datetime(2000, 1, 1, tzinfo=UTC)

    def let_pass(self, time: timedelta) -> None:
        self.now += time


class FakeOutbox:
    def __init__(self, state: State, holder: str, time: DatabaseTime) -> None:
        self._rows = state.outbox
        self._state = state
        self._holder = holder
        self._time = time

    async def add(self, message: Message) -> bool:
        refuse_prose(message)
        self._state.check(message, people=message.recipient)
        if message.key in self._rows:
            return False
        number = len(self._rows) + 1
        message = replace(message, values=dict(message.values))
        sent = Sent(message=message, state=Delivery.DUE, at=None, sequence=number)
        self._rows[message.key] = Waiting(sent=sent)
        return True

    async def add_missing(self, messages: Sequence[Message]) -> None:
        for message in messages:
            await self.add(message)

    async def known(self, keys: Sequence[str]) -> frozenset[str]:
        return frozenset(keys) & frozenset(self._rows)

    async def claim(self, now: datetime, at_most: int) -> list[Sent]:
        free = [r for r in self._rows.values() if self._is_free(r)]
        busy = {r.sent.message.recipient for r in self._rows.values() if self._is_leased(r)}
        due = [r for r in free if r.sent.message.send_at <= now]
        due = [r for r in due if r.sent.message.recipient not in busy]
        due.sort(key=lambda r: (_waits(r), r.sent.message.send_at, r.sent.sequence))
        return [self._take(row) for row in due[:at_most]]

    def _take(self, row: Waiting) -> Sent:
        sent = replace(row.sent, state=Delivery.LEASED, attempts=row.sent.attempts + 1)
        self._rows[sent.message.key] = replace(
            row, sent=sent, holder=self._holder, lease_until=self._time.now + LEASE
        )
        return replace(sent, state=Delivery.UNKNOWN) if row.begun else sent

    async def begin(self, key: str, reason: str = "") -> None:
        row = self._rows.get(key)
        if row is None or not self._is_held(row):
            raise StaleError(key)
        sent = replace(row.sent, state=Delivery.SENDING, reason=named(reason or row.sent.reason))
        lease = self._time.now + LEASE
        self._rows[key] = replace(row, sent=sent, begun=True, lease_until=lease)

    async def finish(self, key: str, state: Delivery, at: datetime, reason: str = "") -> bool:
        row = self._rows.get(key)
        if row is None or not (state is Delivery.SENT or self._is_open(row)):
            return False
        if row.sent.state is Delivery.SENT:
            return False
        sent = replace(row.sent, state=state, at=at, reason=named(reason))
        self._rows[key] = Waiting(sent=sent, begun=row.begun)
        return True

    async def postpone(self, key: str, until: datetime, reason: str) -> None:
        self._free(key, until, reason)

    async def hand_back(self, key: str, until: datetime, reason: str) -> None:
        self._free(key, until, reason, tried=-1)

    def _free(self, key: str, until: datetime, reason: str, tried: int = 0) -> None:
        row = self._rows.get(key)
        if row is None or not self._is_open(row):
            return
        message = replace(row.sent.message, send_at=until)
        sent = replace(row.sent, message=message, state=Delivery.DUE, reason=named(reason))
        self._rows[key] = Waiting(sent=replace(sent, attempts=sent.attempts + tried))

    async def release(self, keep: Sequence[str] = ()) -> int:
        rows = self._rows.items()
        held = [
            (key, row)
            for key, row in rows
            if row.sent.state is Delivery.LEASED and row.holder == self._holder and key not in keep
        ]
        for key, row in held:
            sent = replace(row.sent, state=Delivery.DUE, attempts=row.sent.attempts - 1)
            self._rows[key] = Waiting(sent=sent, begun=row.begun)
        return len(held)

    async def drop(self, sweep: Sweep, at: datetime, at_most: int) -> list[PersonId]:
        found = [r.sent for r in self._rows.values() if _is_swept(r.sent, sweep)]
        found.sort(key=lambda s: (s.message.send_at, s.sequence))
        for sent in found[:at_most]:
            ended = replace(sent, state=Delivery.DROPPED, at=at, reason=named(sweep.reason))
            self._rows[sent.message.key] = Waiting(sent=ended)
        return [sent.message.recipient for sent in found[:at_most]]

    async def count_dropped(self, person: PersonId, reason: str, since: datetime) -> int:
        those = [s for s in self._in_order() if s.message.recipient == person and s.at]
        return len([s for s in those if s.reason == reason and s.at and s.at >= since])

    async def next_due(self) -> datetime | None:
        free = [r.sent.message.send_at for r in self._rows.values() if self._is_free(r)]
        return min(free, default=None)

    async def log(self, at_most: int) -> list[Sent]:
        rows = [r.sent for r in self._rows.values()]
        rows.sort(key=lambda s: (s.message.send_at, s.sequence), reverse=True)
        return rows[:at_most]

    async def waiting(self, person: PersonId) -> list[Sent]:
        return [s for s in self._in_order() if s.state in WAITING and s.message.recipient == person]

    async def about(self, subject: str) -> list[Sent]:
        return [s for s in self._in_order() if s.message.subject == subject]

    async def dead(self, person: PersonId, since: datetime) -> list[Sent]:
        given_up = Delivery.DEAD, Delivery.UNKNOWN
        gone = [s for s in self._in_order() if s.state in given_up and s.at and s.at >= since]
        return [s for s in gone if s.message.recipient == person]

    async def hasten(self, key: str, at: datetime) -> None:
        row = self._rows.get(key)
        if row is None or row.sent.state is not Delivery.DUE or row.sent.attempts:
            return
        if row.sent.message.send_at > at:
            sent = replace(row.sent, message=replace(row.sent.message, send_at=at))
            self._rows[key] = replace(row, sent=sent)

    async def revive(self, key: str, at: datetime) -> None:
        row = self._rows.get(key)
        if row is None or row.sent.state is not Delivery.DEAD:
            return
        message = replace(row.sent.message, send_at=at)
        self._rows[key] = Waiting(
            sent=replace(
                row.sent, message=message, state=Delivery.DUE, attempts=0, reason="", at=None
            )
        )

    def _in_order(self) -> list[Sent]:
        return sorted((row.sent for row in self._rows.values()), key=lambda s: s.sequence)

    def _is_leased(self, row: Waiting) -> bool:
        return row.lease_until is not None and row.lease_until > self._time.now

    def _is_free(self, row: Waiting) -> bool:
        return row.sent.state in WAITING and not self._is_leased(row)

    def _is_held(self, row: Waiting) -> bool:
        return row.sent.state in HELD and row.holder == self._holder

    def _is_open(self, row: Waiting) -> bool:
        return row.sent.state is Delivery.DUE or self._is_held(row)


def _waits(row: Waiting) -> bool:
    """What goes ahead of all others comes first."""
    return row.sent.message.kind not in AHEAD


def _is_swept(sent: Sent, sweep: Sweep) -> bool:
    message = sent.message
    if sent.state is not Delivery.DUE or message.kind not in sweep.kinds:
        return False
    about = sweep.subjects is None or message.subject in sweep.subjects
    return about and message.send_at <= sweep.before
