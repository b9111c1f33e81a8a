"""Table and repository of what is known of the road to each person."""

from collections.abc import Sequence

from sqlalchemy import CheckConstraint, Column, String, bindparam

from sspf.domain.organisation import PersonId
from sspf.domain.reach import Reach, ReachState
from storage.database import keyed_table, refers
from storage.scope import Scope, columns_of, prepared, value_of
from storage.types import UtcDateTime, one_of

reach = keyed_table(
    "reach",
    Column("person", String, primary_key=True),
    Column("state", one_of(ReachState, "state"), nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("reason", String, nullable=False),
    Column("heard_at", UtcDateTime),
    Column("sent_at", UtcDateTime),
    CheckConstraint("length(reason) <= 200", name="reason"),
    refers("person", to="people"),
)


OF_PEOPLE = prepared(reach, reach.c.person.in_(bindparam("people", expanding=True)))


class ReachRepository:
    """Implements sspf.ports.Reaches."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def find(self, person: PersonId) -> Reach | None:
        row = await self._scope.only(reach, person=person)
        return value_of(Reach, row) if row else None

    async def of(self, people: Sequence[PersonId]) -> dict[PersonId, Reach]:
        return {
            row["person"]: value_of(Reach, row)
            for row in await self._scope.rows(OF_PEOPLE, people=people)
        }

    async def put(self, known: Reach) -> None:
        """One per person: the newest replaces the former."""
        row = columns_of(known) | {"controller": await self._scope.controller()}
        await self._scope.upsert(reach, ("person",), [row])

    async def every(self) -> list[Reach]:
        return [value_of(Reach, row) for row in await self._scope.found(reach, "person")]
