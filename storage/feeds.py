"""Table and repository of secret calendar addresses; the look-up that comes before all else."""

from datetime import datetime

from sqlalchemy import Column, Index, String, or_, select

from sspf.domain.feeds import Digest, Feed, FeedScope
from sspf.domain.organisation import MunicipalityId
from storage.database import Database, keyed_table, refers
from storage.scope import Scope, columns_of, value_of
from storage.types import UtcDateTime, one_of
from storage.walls import across

feeds = keyed_table(
    "feeds",
    Column("id", String, primary_key=True),
    Column("digest", String, nullable=False),
    Column("scope", one_of(FeedScope, "scope"), nullable=False),
    Column("person", String, nullable=False),
    Column("group", String),
    Column("made_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime),
    Column("revoked_at", UtcDateTime),
    Column("origin", String, nullable=False),
    refers("person", to="people"),
    refers("group", to="groups", key="key"),
    Index("ix_feeds_digest", "digest", unique=True),
)


class FeedRepository:
    """Implements sspf.ports.calendars.Feeds."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def put(self, feed: Feed) -> None:
        row = columns_of(feed) | {"controller": await self._scope.controller()}
        await self._scope.upsert(feeds, ("id",), [row])

    async def get(self, id: str) -> Feed | None:
        row = await self._scope.row(self._scope.select(feeds, feeds.c.id == id))
        return value_of(Feed, row) if row else None

    async def find(self, digest: Digest) -> Feed | None:
        row = await self._scope.row(self._scope.select(feeds, feeds.c.digest == digest))
        return value_of(Feed, row) if row else None


class StoredFeedDirectory:
    """Implements sspf.ports.calendars.FeedDirectory."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def municipality(self, digest: Digest, now: datetime) -> MunicipalityId | None:
        """What nobody may open is not found at all, so that it takes as long as the unknown."""
        asked = select(feeds.c.municipality_id).where(
            feeds.c.digest == digest,
            feeds.c.revoked_at.is_(None),
            or_(feeds.c.ends_at.is_(None), feeds.c.ends_at > now),
        )
        async with self._database.transaction() as connection, across(connection, feeds):
            return (await connection.scalars(asked)).one_or_none()
