"""Commitments, their history and their numbers, in memory."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sspf.domain.cases import CaseId
from sspf.domain.commitments import Change, Commitment, CommitmentId, commitment_id
from sspf.domain.errors import StaleError, UnknownCommitmentError
from sspf.domain.organisation import GroupKey, PartyKey, PersonId
from sspf.domain.wanted import Order, Wanted
from tests.fakes.state import State, put_version


class FakeCommitments:
    def __init__(self, state: State) -> None:
        self._state = state

    async def get(self, id: CommitmentId) -> Commitment:
        if id not in self._state.commitments:
            raise UnknownCommitmentError(id)
        return self._state.commitments[id]

    async def put(self, commitment: Commitment) -> None:
        references = {"groups": commitment.group, "parties": commitment.party}
        self._state.check(commitment, **references, people=commitment.owner)
        for meeting in (commitment.meeting, commitment.due.at_meeting):
            self._state.know("meetings", meeting)
        other = await self.made_by(commitment.origin)
        if other and other.id != commitment.id:
            raise StaleError(commitment.id)
        put_version(self._state.commitments, commitment.id, commitment, commitment.version)

    async def of_group(self, group: GroupKey) -> list[Commitment]:
        of_it = [c for c in self._state.commitments.values() if c.group == group]
        return sorted(of_it, key=_number)

    async def of_case(self, case: CaseId) -> list[Commitment]:
        return sorted((c for c in self._state.commitments.values() if c.case == case), key=_number)

    async def still_open(self) -> list[Commitment]:
        still = [c for c in self._state.commitments.values() if c.is_open]
        return sorted(still, key=lambda c: (c.due.on, *_number(c)))

    async def open_of_group(
        self,
        group: GroupKey,
        *,
        owner: PersonId | None = None,
        parties: Sequence[PartyKey] = (),
        due_until: date | None = None,
    ) -> list[Commitment]:
        return [
            c
            for c in await self.still_open()
            if c.group == group
            and owner in (None, c.owner)
            and (not parties or c.party in parties)
            and (due_until is None or c.due.on <= due_until)
        ]

    async def find(
        self, wanted: Wanted, order: Order = Order.DUE, *, first: int = 1, at_most: int = 10
    ) -> list[Commitment]:
        found = sorted(self._wanted(wanted), key=ORDERS[order])
        return found[first - 1 : first - 1 + at_most]

    async def count(self, wanted: Wanted) -> int:
        return len(self._wanted(wanted))

    async def count_by_party(self, wanted: Wanted) -> dict[PartyKey, int]:
        return dict(Counter(c.party for c in self._wanted(wanted)))

    def _wanted(self, wanted: Wanted) -> list[Commitment]:
        return [c for c in self._state.commitments.values() if wanted.holds(c)]

    async def made_by(self, origin: str) -> Commitment | None:
        made = (c for c in self._state.commitments.values() if c.origin == origin != "")
        return next(made, None)

    async def next_number(self, year: int, taken: frozenset[str]) -> int:
        number = self._state.last_numbers.get(year, 0) + 1
        while commitment_id(year, number) in taken | self._state.commitments.keys():
            number += 1
        self._state.last_numbers[year] = number
        return number

    async def add_change(self, change: Change) -> None:
        await self.get(change.commitment)
        self._state.check(change)
        if _key(change) in map(_key, self._state.changes):
            raise LookupError(_key(change))
        self._state.changes.append(change)

    async def last_change(self, by: PersonId) -> Change | None:
        newest_first = reversed(self._state.changes)
        return next((c for c in newest_first if c.by == by and not c.undone), None)

    async def mark_undone(self, change: Change) -> None:
        self._state.changes[:] = [
            replace(c, undone=True) if _key(c) == _key(change) else c for c in self._state.changes
        ]

    async def changes(self, id: CommitmentId) -> list[Change]:
        return [c for c in self._state.changes if c.commitment == id]


def _key(change: Change) -> tuple[CommitmentId, int]:
    return change.commitment, change.after.version


def _number(commitment: Commitment) -> tuple[int, int]:
    return int(commitment.id.split("-")[1]), commitment.number


ORDERS: dict[Order, Callable[[Commitment], Any]] = {
    Order.DUE: lambda c: (c.due.on, *_number(c)),
    Order.AGENCY: lambda c: (c.party, c.due.on, *_number(c)),
    Order.STATUS: lambda c: (c.status, c.due.on, *_number(c)),
    Order.NUMBER: _number,
}
