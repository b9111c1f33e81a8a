"""What the auditor needs, in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sspf.ports.watching import Late
from tests.fakes.clock import FakeClock


@dataclass
class FakeQueueWatch:
    """Implements sspf.ports.watching.QueueWatch."""

    found: list[Late] = field(default_factory=list)
    asked: list[datetime] = field(default_factory=list)
    failure: Exception | None = None

    async def late(self, before: datetime) -> Sequence[Late]:
        self.asked.append(before)
        if self.failure:
            raise self.failure
        return [late for late in self.found if late.oldest <= before]


@dataclass
class FakeAlarms:
    """Implements sspf.ports.watching.Alarms, by an injected clock instead of the database's."""

    clock: FakeClock
    lease: timedelta = timedelta(seconds=30)
    begun: dict[str, datetime] = field(default_factory=dict)
    ended: dict[str, datetime] = field(default_factory=dict)

    async def begin(self, key: str, again_after: timedelta) -> bool:
        now, ended = self.clock.now(), self.ended.get(key)
        if ended is not None:
            is_mine = now - ended > again_after
        else:
            is_mine = key not in self.begun or now - self.begun[key] > self.lease
        if is_mine:
            self.begun[key] = now
            self.ended.pop(key, None)
        return is_mine

    async def told(self, key: str) -> None:
        self.ended[key] = self.clock.now()


@dataclass
class FakeAlarmMeter:
    """Implements sspf.ports.watching.AlarmMeter."""

    seen: list[int | None] = field(default_factory=list)
    alarms: int = 0

    def audited(self, rows: int | None, oldest_seconds: float) -> None:
        self.seen.append(rows)

    def alarm(self) -> None:
        self.alarms += 1


@dataclass
class FakeHeartbeat:
    """Implements sspf.ports.watching.Heartbeat."""

    beats: int = 0

    async def beat(self) -> None:
        self.beats += 1
