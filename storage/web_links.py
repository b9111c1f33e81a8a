"""Table and repository of web links. The address itself is never kept: it takes a key to make."""

from sqlalchemy import Column, Index, String

from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import PersonId
from sspf.domain.web_links import Purpose, WebLink, WebLinkId
from storage.database import keyed_table, refers
from storage.scope import Scope, columns_of, value_of
from storage.types import UtcDateTime, one_of

web_links = keyed_table(
    "web_links",
    Column("id", String, primary_key=True),
    Column("purpose", one_of(Purpose, "purpose"), nullable=False),
    Column("person", String, nullable=False),
    Column("meeting", String),
    Column("document", String, nullable=False, server_default=""),
    Column("case", String),
    Column("issued_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("revoked_at", UtcDateTime),
    Column("used_at", UtcDateTime),
    refers("person", to="people"),
    refers("meeting", to="meetings"),
    Index(None, "municipality_id", "person", "meeting"),
)


class WebLinkRepository:
    """Implements sspf.ports.WebLinks."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def find(self, id: WebLinkId) -> WebLink | None:
        row = await self._scope.only(web_links, id=id)
        return value_of(WebLink, row) if row else None

    async def put(self, link: WebLink) -> None:
        row = columns_of(link) | {"controller": await self._scope.controller()}
        await self._scope.upsert(web_links, ("id",), [row])

    async def of(self, person: PersonId, meeting: MeetingId | None) -> list[WebLink]:
        c = web_links.c
        asked = self._scope.select(web_links, c.person == person, c.meeting.is_(meeting))
        if meeting is not None:
            asked = self._scope.select(web_links, c.person == person, c.meeting == meeting)
        rows = await self._scope.rows(asked.order_by(c.issued_at, c.id))
        return [value_of(WebLink, row) for row in rows]

    async def of_purpose(self, person: PersonId, purpose: Purpose) -> list[WebLink]:
        c = web_links.c
        asked = self._scope.select(web_links, c.person == person, c.purpose == purpose)
        left = asked.where(c.revoked_at.is_(None), c.used_at.is_(None))
        rows = await self._scope.rows(left.order_by(c.issued_at, c.id))
        return [value_of(WebLink, row) for row in rows]
