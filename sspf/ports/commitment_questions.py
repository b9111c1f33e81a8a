"""What may be asked about commitments as a whole, answered without reading those left out."""

from typing import Protocol

from sspf.domain.commitments import Commitment
from sspf.domain.organisation import PartyKey
from sspf.domain.wanted import Order, Wanted


class CommitmentQuestions(Protocol):
    async def find(
        self, wanted: Wanted, order: Order = Order.DUE, *, first: int = 1, at_most: int = 10
    ) -> list[Commitment]:
        """Those that are wanted, from number `first`, counted from 1."""
        ...

    async def count(self, wanted: Wanted) -> int: ...
    async def count_by_party(self, wanted: Wanted) -> dict[PartyKey, int]:
        """By owner agency; those with none are not in it."""
        ...
