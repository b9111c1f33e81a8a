"""What is kept of calendars besides the meetings: secret addresses, and the history of breaks."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from sspf.domain.breaks import BreakChange
from sspf.domain.feeds import Digest, Feed
from sspf.domain.organisation import MunicipalityId


class Feeds(Protocol):
    """Secret addresses; only the hash of each is kept."""

    async def put(self, feed: Feed) -> None:
        """Insert, or replace the one with the same id; its former address is forgotten."""
        ...

    async def get(self, id: str) -> Feed | None:
        """Revoked ones too."""
        ...

    async def find(self, digest: Digest) -> Feed | None:
        """Revoked ones too."""
        ...


class BreakChanges(Protocol):
    """The history of the municipality's breaks. What is written stays."""

    async def add(self, changes: Sequence[BreakChange]) -> None: ...
    async def newest(self, at_most: int) -> list[BreakChange]:
        """Newest first."""
        ...


class FeedDirectory(Protocol):
    async def municipality(self, digest: Digest, now: datetime) -> MunicipalityId | None:
        """Whose open address has this hash; None for an unknown, revoked or ended one, found out
        in one and the same way. Asked before any municipality is known.
        """
        ...
