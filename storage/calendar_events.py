"""Tables and repositories of the organiser's calendar: the events, and how far they are read."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    RowMapping,
    String,
    or_,
    select,
    update,
)

from sspf.domain.calendar_events import CalendarEvent, EventFeed, EventPlace, EventState
from sspf.domain.errors import StaleError
from sspf.domain.meetings import MeetingId
from storage.database import keyed_table, refers
from storage.database_time import database_time
from storage.meetings import meetings
from storage.scope import Scope, columns_of, value_of
from storage.types import Strings, UtcDateTime, one_of

ANSWERS = "answers"
"""The one thing that is read so far: what attendees have answered."""

calendar_events = keyed_table(
    "calendar_events",
    Column("meeting", String, primary_key=True),
    Column("state", one_of(EventState, "state"), nullable=False),
    Column("generation", Integer, nullable=False),
    Column("puts", Integer, nullable=False),
    Column("asked_by", String, nullable=False),
    Column("event", String, nullable=False),
    Column("join_url", String, nullable=False),
    Column("ical_uid", String, nullable=False),
    Column("change_key", String, nullable=False),
    Column("etag", String, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("attendees", Strings, nullable=False),
    Column("put_at", UtcDateTime),
    Column("linked_at", UtcDateTime),
    Column("shown_at", UtcDateTime),
    Column("is_closed", Boolean, nullable=False),
    Column("chat", String, nullable=False),
    Column("version", Integer, nullable=False),
    refers("meeting", to="meetings"),
    Index(None, "municipality_id", "event"),
)
event_feeds = keyed_table(
    "event_feeds",
    Column("name", String, primary_key=True),
    Column("cursor", String, nullable=False),
    Column("first", Date),
    Column("last", Date),
    Column("read_at", UtcDateTime),
    Column("subscription", String, nullable=False),
    Column("subscribed_at", UtcDateTime),
    Column("expires_at", UtcDateTime),
    Column("holder", String, nullable=False),
    Column("held_until", UtcDateTime),
    Column("version", Integer, nullable=False),
)


class CalendarEventRepository:
    """Implements sspf.ports.CalendarEvents."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def find(self, meeting: MeetingId) -> CalendarEvent | None:
        row = await self._scope.row(self._scope.select(calendar_events, _is(meeting)))
        return _read(row) if row else None

    async def put(self, event: CalendarEvent) -> None:
        row = columns_of(event) | columns_of(event.place)
        del row["place"]
        await self._scope.put_version(calendar_events, ("meeting",), row)

    async def since(self, day: date) -> list[CalendarEvent]:
        near = select(meetings.c.id).where(self._scope.mine(meetings), meetings.c.held_on >= day)
        return await self._where(calendar_events.c.meeting.in_(near))

    async def named(self, events: Sequence[str]) -> list[CalendarEvent]:
        return await self._where(calendar_events.c.event.in_(events)) if events else []

    async def _where(self, holds: Any) -> list[CalendarEvent]:
        asked = self._scope.select(calendar_events, holds).order_by(calendar_events.c.meeting)
        return [_read(row) for row in await self._scope.rows(asked)]


class EventFeedRepository:
    """Implements sspf.ports.EventFeeds."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def hold(self, time: timedelta) -> EventFeed | None:
        await self._scope.insert_once(event_feeds, await self._fresh())
        c = event_feeds.c
        is_free = or_(
            c.held_until.is_(None),
            c.held_until <= database_time(),
            c.holder == self._scope.holder,
        )
        held = {"holder": self._scope.holder, "held_until": database_time(time)}
        taken = update(event_feeds).where(self._scope.mine(event_feeds), is_free).values(held)
        if (await self._scope.connection.execute(taken)).rowcount == 0:
            return None
        row = await self._scope.row(self._scope.select(event_feeds))
        return value_of(EventFeed, row) if row else None

    async def put(self, feed: EventFeed) -> None:
        row = columns_of(feed)
        mine = self._scope.mine(event_feeds), event_feeds.c.version == feed.version - 1
        statement = update(event_feeds).where(*mine).values(row)
        if (await self._scope.connection.execute(statement)).rowcount == 0:
            raise StaleError("feed")

    async def let_go(self) -> None:
        mine = self._scope.mine(event_feeds), event_feeds.c.holder == self._scope.holder
        free = update(event_feeds).where(*mine).values(held_until=None, holder="")
        await self._scope.connection.execute(free)

    async def _fresh(self) -> dict[str, Any]:
        controller = await self._scope.controller()
        return columns_of(EventFeed()) | {"name": ANSWERS, "holder": "", "controller": controller}


def _is(meeting: MeetingId) -> Any:
    return calendar_events.c.meeting == meeting


def _read(row: RowMapping) -> CalendarEvent:
    return value_of(CalendarEvent, row, place=value_of(EventPlace, row))
