"""Counters in memory, with this month's origins in the clear."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sspf.domain.tallies import Counted, Dimension, Estimate, Tally, TallyKind, counted
from tests.fakes.state import State


class FakeTallies:
    def __init__(self, state: State) -> None:
        self._state = state

    async def add(self, tally: Tally, *, origin: str, number: int = 1) -> bool:
        self._state.check(tally)
        if tally.month in self._state.closed_months:
            raise ValueError(f"the month is closed: {tally.month:%Y-%m}")
        key = tally.month, str(tally.kind), origin
        if key in self._state.origins:
            return False
        self._state.origins |= {key}
        self._change(counted(tally, number))
        return True

    async def take_back(self, tally: Tally, *, origin: str, number: int = 1) -> bool:
        key = tally.month, str(tally.kind), origin
        if key not in self._state.origins:
            return False
        self._state.origins -= {key}
        self._change(counted(tally, -number))
        return True

    async def between(self, first: date, last: date) -> list[Counted]:
        found = [
            Counted(
                kind=TallyKind(kind),
                month=month,
                dimension=Dimension(dimension) if dimension else None,
                value=value,
                number=number,
            )
            for (kind, month, dimension, value), number in self._state.tallies.items()
            if first.replace(day=1) <= month <= last and number
        ]
        return sorted(found, key=lambda c: (c.month, c.kind, c.dimension or "", c.value))

    async def close_before(self, month: date) -> int:
        closing = {kept[0] for kept in self._state.origins if kept[0] < month}
        self._state.closed_months |= closing
        self._state.origins = frozenset(k for k in self._state.origins if k[0] >= month)
        return len(closing)

    async def batch(self, key: str) -> tuple[Counted, ...]:
        return self._state.batches.get(key, ())

    async def put_batch(self, key: str, counted: Sequence[Counted]) -> None:
        self._state.check(key)
        self._change(counted)
        self._change(replace(each, number=-each.number) for each in await self.batch(key))
        self._state.batches[key] = tuple(counted)

    def _change(self, by: Iterable[Counted]) -> None:
        for each in by:
            key = str(each.kind), each.month, str(each.dimension or ""), each.value
            self._state.tallies[key] = self._state.tallies.get(key, 0) + each.number


class FakeEstimates:
    def __init__(self, state: State) -> None:
        self._state = state

    async def put(self, estimate: Estimate) -> None:
        self._state.check(estimate)
        self._state.estimates[estimate.metric, estimate.first, estimate.last] = estimate

    async def between(self, first: date, last: date) -> list[Estimate]:
        found = [e for e in self._state.estimates.values() if first <= e.first and e.last <= last]
        return sorted(found, key=lambda e: (e.metric, e.first, e.last))
