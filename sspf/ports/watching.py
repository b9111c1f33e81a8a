"""What the auditor needs: its own eyes on the queue, and ways to raise an alarm."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from sspf.domain.organisation import MunicipalityId


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """Rows of one municipality that should have left the outbox and have not."""

    municipality: MunicipalityId
    rows: int
    oldest: datetime
    """When the first of them fell due."""


class QueueWatch(Protocol):
    async def late(self, before: datetime) -> Sequence[Late]:
        """Of all municipalities: what fell due at that instant or before and has not ended."""
        ...


class Alarms(Protocol):
    async def begin(self, key: str, again_after: timedelta) -> bool:
        """Whether this alarm is the caller's to tell: nobody has, for so long, or is at it."""
        ...

    async def told(self, key: str) -> None: ...


class AlarmMeter(Protocol):
    def audited(self, rows: int | None, oldest_seconds: float) -> None:
        """One round. None: the queue could not be looked at."""
        ...

    def alarm(self) -> None:
        """The queue was well the round before, and is not now."""
        ...


class Heartbeat(Protocol):
    async def beat(self) -> None:
        """Tell whoever listens outside that all is well. Never raises."""
        ...
