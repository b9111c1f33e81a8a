"""What is kept of the counting: numbers, and nothing that leads back to what was counted."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from sspf.domain.tallies import Counted, Estimate, Tally
from sspf.domain.work_counts import Span, WorkCounts


class Tallies(Protocol):
    """Counters by kind, month and one word at a time."""

    async def add(self, tally: Tally, *, origin: str, number: int = 1) -> bool:
        """Count it. False, and nothing counted, when this origin of this kind was counted before.

        `origin`: what happened, as `case:…:closed:2`; kept as a digest that only this month's own
        secret can make, until the month is closed. ValueError for a month that is closed.
        """
        ...

    async def take_back(self, tally: Tally, *, origin: str, number: int = 1) -> bool:
        """The same tally, counted by mistake. False when it is not counted, or cannot be found
        any more because its month is closed."""
        ...

    async def between(self, first: date, last: date) -> list[Counted]:
        """Counters of the months from one to the other, both included, in order; none is zero."""
        ...

    async def close_before(self, month: date) -> int:
        """Destroy the secrets and digests of every earlier month; how many months were closed."""
        ...

    async def batch(self, key: str) -> tuple[Counted, ...]:
        """What a file of figures put here; empty when there is none with this key."""
        ...

    async def put_batch(self, key: str, counted: Sequence[Counted]) -> None:
        """In place of what the same file put here before: the counters change by the difference."""
        ...


class Estimates(Protocol):
    """Ranges that somebody has said; a table of their own."""

    async def put(self, estimate: Estimate) -> None:
        """The newest of a metric and period replaces the former."""
        ...

    async def between(self, first: date, last: date) -> list[Estimate]:
        """Those whose whole period lies in it, in order."""
        ...


class Work(Protocol):
    """Meetings, briefings and commitments as numbers, added up where they are kept."""

    async def counts(self, span: Span) -> WorkCounts: ...
