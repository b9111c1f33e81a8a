"""Messages waiting, each with its business key; everything is inside one municipality."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from sspf.domain.organisation import PersonId
from sspf.domain.outbox import Delivery, Message, Sent, Sweep


class Outbox(Protocol):
    async def add(self, message: Message) -> bool:
        """Queue once. False when this key was queued before."""
        ...

    async def add_missing(self, messages: Sequence[Message]) -> None:
        """Queue many at once; those whose keys were queued before stay as they are."""
        ...

    async def known(self, keys: Sequence[str]) -> frozenset[str]:
        """Those of the keys that have been queued before."""
        ...

    async def claim(self, now: datetime, at_most: int) -> list[Sent]:
        """Take due rows that nobody holds, oldest first; attempts are counted here.

        Nobody to whom a message is being sent, by whichever program, is among the recipients.
        Due by the injected clock; held by the database's own time, for 60 seconds. A row whose
        lease ran out after its send was begun comes back with state UNKNOWN.
        """
        ...

    async def begin(self, key: str, reason: str = "") -> None:
        """Written down before the bytes leave: the send has begun.

        `reason` stays on the row for whoever claims it next; empty leaves what stands there.
        """
        ...

    async def finish(self, key: str, state: Delivery, at: datetime, reason: str = "") -> bool:
        """SENT, DROPPED, DEAD or UNKNOWN; frees the row. False: nothing was changed."""
        ...

    async def postpone(self, key: str, until: datetime, reason: str) -> None:
        """Nothing was delivered; due again at `until`."""
        ...

    async def hand_back(self, key: str, until: datetime, reason: str) -> None:
        """Nothing was even tried: as `postpone`, and the claim is not counted as an attempt."""
        ...

    async def release(self, keep: Sequence[str] = ()) -> int:
        """What this program has claimed and not begun is free again, but for these keys.

        How many rows. The claim is not counted as an attempt.
        """
        ...

    async def drop(self, sweep: Sweep, at: datetime, at_most: int) -> list[PersonId]:
        """Drop together, oldest first; whom each of them was to, somebody perhaps many times."""
        ...

    async def count_dropped(self, person: PersonId, reason: str, since: datetime) -> int:
        """Rows to this person that were dropped for this reason at `since` or later."""
        ...

    async def next_due(self) -> datetime | None:
        """When the earliest unsent row is due."""
        ...

    async def log(self, at_most: int) -> list[Sent]:
        """Newest first: all states, by when they were due."""
        ...

    async def waiting(self, person: PersonId) -> list[Sent]:
        """Rows to this person that are not sent yet, in the order they were queued."""
        ...

    async def about(self, subject: str) -> list[Sent]:
        """Every row about this meeting, commitment or card, in the order they were queued."""
        ...

    async def dead(self, person: PersonId, since: datetime) -> list[Sent]:
        """Rows to this person that were given up, DEAD or UNKNOWN, at `since` or later."""
        ...

    async def hasten(self, key: str, at: datetime) -> None:
        """A row that waits and was never tried is due at `at`, when that is sooner."""
        ...

    async def revive(self, key: str, at: datetime) -> None:
        """A row that was given up is due once more, as if new; nothing happens to any other."""
        ...
