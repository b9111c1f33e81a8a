"""The outbox in memory, with leases by a time of its own."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sspf.domain.errors import StaleError
from sspf.domain.outbox import Delivery, Message, Sent
from storage.outbox import LEASE, named, refuse_prose
from tests.fakes.state import State, Waiting

WAITING = {Delivery.DUE, Delivery.LEASED}


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

    async def known(self, keys: Sequence[str]) -> frozenset[str]:
        return frozenset(keys) & frozenset(self._rows)

    async def claim(self, now: datetime, at_most: int) -> list[Sent]:
        due = [r for r in self._rows.values() if self._is_free(r) and r.sent.message.send_at <= now]
        due.sort(key=lambda r: (r.sent.message.send_at, r.sent.sequence))
        return [self._take(row) for row in due[:at_most]]

    def _take(self, row: Waiting) -> Sent:
        sent = replace(row.sent, state=Delivery.LEASED, attempts=row.sent.attempts + 1)
        self._rows[sent.message.key] = replace(
            row, sent=sent, holder=self._holder, lease_until=self._time.now + LEASE
        )
        return replace(sent, state=Delivery.UNKNOWN) if row.begun else sent

    async def begin(self, key: str) -> None:
        row = self._rows.get(key)
        if row is None or not self._is_held(row):
            raise StaleError(key)
        self._rows[key] = replace(row, begun=True, lease_until=self._time.now + LEASE)

    async def finish(self, key: str, state: Delivery, at: datetime, reason: str = "") -> None:
        row = self._rows.get(key)
        if row is None or not (state is Delivery.SENT or self._is_open(row)):
            return
        if row.sent.state is not Delivery.SENT:
            sent = replace(row.sent, state=state, at=at, reason=named(reason))
            self._rows[key] = Waiting(sent=sent, begun=row.begun)

    async def postpone(self, key: str, until: datetime, reason: str) -> None:
        row = self._rows.get(key)
        if row is None or not self._is_open(row):
            return
        message = replace(row.sent.message, send_at=until)
        sent = replace(row.sent, message=message, state=Delivery.DUE, reason=named(reason))
        self._rows[key] = Waiting(sent=sent)

    async def next_due(self) -> datetime | None:
        free = [r.sent.message.send_at for r in self._rows.values() if self._is_free(r)]
        return min(free, default=None)

    async def log(self, at_most: int) -> list[Sent]:
        rows = [r.sent for r in self._rows.values()]
        rows.sort(key=lambda s: (s.message.send_at, s.sequence), reverse=True)
        return rows[:at_most]

    def _is_free(self, row: Waiting) -> bool:
        held = row.lease_until is not None and row.lease_until > self._time.now
        return row.sent.state in WAITING and not held

    def _is_held(self, row: Waiting) -> bool:
        return row.sent.state is Delivery.LEASED and row.holder == self._holder

    def _is_open(self, row: Waiting) -> bool:
        return row.sent.state is Delivery.DUE or self._is_held(row)
