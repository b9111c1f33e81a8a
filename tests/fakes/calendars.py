"""Secret addresses and the history of breaks, in memory."""

from collections.abc import Sequence

from sspf.domain.breaks import BreakChange
from sspf.domain.feeds import Digest, Feed
from tests.fakes.state import State


class FakeFeeds:
    def __init__(self, state: State) -> None:
        self._state = state

    async def put(self, feed: Feed) -> None:
        self._state.check(feed, people=feed.person, groups=feed.group)
        taken = await self.find(feed.digest)
        if taken is not None and taken.id != feed.id:
            raise ValueError("two addresses with one secret")
        self._state.feeds[feed.id] = feed

    async def get(self, id: str) -> Feed | None:
        return self._state.feeds.get(id)

    async def find(self, digest: Digest) -> Feed | None:
        return next((f for f in self._state.feeds.values() if f.digest == digest), None)


class FakeBreakChanges:
    def __init__(self, state: State) -> None:
        self._state = state

    async def add(self, changes: Sequence[BreakChange]) -> None:
        for change in changes:
            self._state.check(change)
            if any(change.id == other.id for other in self._state.break_changes):
                raise ValueError(f"there is a change {change.id}")
            self._state.break_changes.append(change)

    async def newest(self, at_most: int) -> list[BreakChange]:
        return self._state.break_changes[::-1][:at_most]
