"""Tables and repository of what each was last told of a meeting, and of its guests."""

from collections.abc import Sequence

from sqlalchemy import Boolean, Column, Date, Index, Integer, String

from sspf.domain.guests import Guest
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import PersonId
from sspf.domain.tellings import Road, Telling
from storage.database import keyed_table, refers
from storage.scope import Scope, columns_of, value_of
from storage.types import LocalTime, UtcDateTime, one_of

tellings = keyed_table(
    "tellings",
    Column("meeting", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("road", one_of(Road, "road"), primary_key=True),
    Column("sequence", Integer, nullable=False),
    Column("shown", Integer, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("starts", LocalTime, nullable=False),
    Column("ends", LocalTime, nullable=False),
    Column("is_on", Boolean, nullable=False),
    refers("meeting", to="meetings"),
    refers("person", to="people"),
    Index(None, "municipality_id", "person"),
)

guests = keyed_table(
    "guests",
    Column("meeting", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("point", String, nullable=False),
    Column("item", String),
    Column("invited_by", String, nullable=False),
    Column("invited_at", UtcDateTime, nullable=False),
    Column("withdrawn_at", UtcDateTime),
    refers("meeting", to="meetings"),
    refers("person", to="people"),
    refers("invited_by", to="people"),
    Index(None, "municipality_id", "person"),
)


class TellingRepository:
    """Implements sspf.ports.Tellings."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def put(self, told: Sequence[Telling]) -> None:
        controller = await self._scope.controller()
        rows = [columns_of(one) | {"controller": controller} for one in told]
        await self._scope.upsert(tellings, ("meeting", "person", "road"), rows)

    async def of_meeting(self, meeting: MeetingId) -> list[Telling]:
        rows = await self._scope.found(tellings, "person", "road", meeting=meeting)
        return [value_of(Telling, row) for row in rows]

    async def to(self, person: PersonId) -> list[Telling]:
        rows = await self._scope.found(tellings, "meeting", "road", person=person)
        return [value_of(Telling, row) for row in rows]


class GuestRepository:
    """Implements sspf.ports.Guests."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def put(self, guest: Guest) -> None:
        row = columns_of(guest) | {"controller": await self._scope.controller()}
        await self._scope.upsert(guests, ("meeting", "person"), [row])

    async def of_meeting(self, meeting: MeetingId) -> list[Guest]:
        rows = await self._scope.found(guests, "invited_at", "person", meeting=meeting)
        return [value_of(Guest, row) for row in rows]

    async def of_person(self, person: PersonId) -> list[Guest]:
        rows = await self._scope.found(guests, "invited_at", "meeting", person=person)
        return [value_of(Guest, row) for row in rows]
