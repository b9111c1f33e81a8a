"""Purges of cases, in memory."""

from collections.abc import Collection
from dataclasses import replace

from tests.fakes.state import State


class FakePurges:
    """Implements sspf.ports.Purges. A collection of cases' own values is emptied here too."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def forget(self, cases: Collection[str]) -> int:
        linked = [c for c in self._state.commitments.values() if c.case in cases]
        self._state.commitments |= {c.id: replace(c, case=None) for c in linked}
        return len(linked)
