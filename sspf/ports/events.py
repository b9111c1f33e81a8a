"""What is kept of the organiser's calendar; everything is inside one municipality."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol

from sspf.domain.calendar_events import CalendarEvent, EventFeed
from sspf.domain.meetings import MeetingId


class CalendarEvents(Protocol):
    """What is known of each meeting's event in the organiser's calendar."""

    async def find(self, meeting: MeetingId) -> CalendarEvent | None: ...
    async def put(self, event: CalendarEvent) -> None:
        """Insert (version 1) or replace version - 1; StaleError when it is another version."""
        ...

    async def since(self, day: date) -> list[CalendarEvent]:
        """Those of meetings on or after a local day, by meeting."""
        ...

    async def named(self, events: Sequence[str]) -> list[CalendarEvent]:
        """Those with one of these ids of the calendar's own, by meeting."""
        ...


class EventFeeds(Protocol):
    """How far the organiser's calendar is read: one row, held by whoever reads."""

    async def hold(self, time: timedelta) -> EventFeed | None:
        """For so long, by the database's own time; None: another program holds it."""
        ...

    async def put(self, feed: EventFeed) -> None:
        """Replaces version - 1; StaleError when it is another version. It is still held."""
        ...

    async def let_go(self) -> None: ...
