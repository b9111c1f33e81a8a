"""Tables and repository of who comes: answers to a kallelse, and absences."""

from sqlalchemy import Boolean, Column, Date, Integer, String

from sspf.domain.invitations import Absence, Answer, Response
from sspf.domain.meetings import MeetingId
from sspf.domain.roads import Road
from storage.database import keyed_table, refers
from storage.scope import Scope, columns_of, value_of
from storage.types import UtcDateTime, Word, one_of

answers = keyed_table(
    "answers",
    Column("meeting", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("response", one_of(Response, "response"), nullable=False),
    Column("answered_at", UtcDateTime, nullable=False),
    Column("deputy", String),
    Column("meeting_sequence", Integer, nullable=False),
    Column("mandate", Boolean),
    Column("road", Word(Road), nullable=False, server_default=Road.TEAMS),
    Column("noted_by", String),
    Column("said_at", UtcDateTime),
    refers("meeting", to="meetings"),
    refers("person", to="people"),
    refers("deputy", to="people"),
)

absences = keyed_table(
    "absences",
    Column("person", String, primary_key=True),
    Column("first", Date, primary_key=True),
    Column("last", Date, nullable=False),
    refers("person", to="people"),
)


class InvitationRepository:
    """Implements sspf.ports.Invitations."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def put(self, answer: Answer) -> None:
        row = columns_of(answer) | {"controller": await self._scope.controller()}
        await self._scope.upsert(answers, ("meeting", "person"), [row])

    async def of_meeting(self, meeting: MeetingId) -> list[Answer]:
        """In the order in which they were given."""
        rows = await self._scope.found(answers, "answered_at", "person", meeting=meeting)
        return [value_of(Answer, row) for row in rows]

    async def put_absence(self, absence: Absence) -> None:
        """One row per person and first day: a new last day replaces the former."""
        row = columns_of(absence) | {"controller": await self._scope.controller()}
        await self._scope.upsert(absences, ("person", "first"), [row])

    async def absences(self) -> list[Absence]:
        rows = await self._scope.found(absences, "first", "person")
        return [value_of(Absence, row) for row in rows]
