"""What is kept of who was told what of a meeting, and of its guests."""

from collections.abc import Sequence
from typing import Protocol

from sspf.domain.guests import Guest
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import PersonId
from sspf.domain.tellings import Telling


class Tellings(Protocol):
    """What each was last told of a meeting's day and hours, by chat and by mail."""

    async def put(self, told: Sequence[Telling]) -> None:
        """One row per meeting, person and road; the newest replaces the former."""
        ...

    async def of_meeting(self, meeting: MeetingId) -> list[Telling]: ...
    async def to(self, person: PersonId) -> list[Telling]: ...


class Guests(Protocol):
    async def put(self, guest: Guest) -> None:
        """One row per meeting and person; the newest invitation replaces the former."""
        ...

    async def of_meeting(self, meeting: MeetingId) -> list[Guest]:
        """In the order in which they were invited; those taken back too."""
        ...

    async def of_person(self, person: PersonId) -> list[Guest]: ...
