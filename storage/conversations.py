"""Table and repository of where each person is reached."""

from collections.abc import Sequence

from sqlalchemy import Column, String, bindparam, delete

from sspf.domain.organisation import PersonId
from sspf.ports import Conversation
from storage.database import keyed_table, refers
from storage.scope import Scope, columns_of, prepared, value_of

conversations = keyed_table(
    "conversations",
    Column("person", String, primary_key=True),
    Column("conversation", String, nullable=False),
    Column("service_url", String, nullable=False),
    Column("tenant", String, nullable=False),
    Column("bot", String, nullable=False),
    Column("user", String, nullable=False),
    Column("kind", String, nullable=False, server_default="personal"),
    Column("member", String, nullable=False, server_default=""),
    refers("person", to="people"),
)


OF_PEOPLE = prepared(conversations, conversations.c.person.in_(bindparam("people", expanding=True)))


class ConversationRepository:
    """Implements sspf.ports.Conversations."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def find(self, person: PersonId) -> Conversation | None:
        row = await self._scope.only(conversations, person=person)
        return value_of(Conversation, row) if row else None

    async def of(self, people: Sequence[PersonId]) -> dict[PersonId, Conversation]:
        return {
            row["person"]: value_of(Conversation, row)
            for row in await self._scope.rows(OF_PEOPLE, people=people)
        }

    async def put(self, conversation: Conversation) -> None:
        """One per person: the newest replaces the former."""
        row = columns_of(conversation) | {"controller": await self._scope.controller()}
        await self._scope.upsert(conversations, ("person",), [row])

    async def forget(self, person: PersonId) -> None:
        mine = self._scope.mine(conversations), conversations.c.person == person
        await self._scope.connection.execute(delete(conversations).where(*mine))
