"""What is known of the organiser's calendar, in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sspf.domain.calendar_events import CalendarEvent, EventFeed
from sspf.domain.errors import StaleError
from sspf.domain.meetings import MeetingId
from storage.calendar_events import ANSWERS
from tests.fakes.outbox import DatabaseTime
from tests.fakes.state import HeldFeed, State, in_order, put_version


class FakeCalendarEvents:
    def __init__(self, state: State) -> None:
        self._state = state

    async def find(self, meeting: MeetingId) -> CalendarEvent | None:
        return self._state.calendar_events.get(meeting)

    async def put(self, event: CalendarEvent) -> None:
        self._state.check(event, meetings=event.meeting)
        put_version(self._state.calendar_events, event.meeting, event, event.version)

    async def since(self, day: date) -> list[CalendarEvent]:
        near = {m.id for m in self._state.meetings.values() if m.held_on >= day}
        return [e for e in self._in_order() if e.meeting in near]

    async def named(self, events: Sequence[str]) -> list[CalendarEvent]:
        return [e for e in self._in_order() if e.place.event in events]

    def _in_order(self) -> list[CalendarEvent]:
        return in_order(self._state.calendar_events, "meeting")


class FakeEventFeeds:
    def __init__(self, state: State, holder: str, time: DatabaseTime) -> None:
        self._state = state
        self._holder = holder
        self._time = time

    async def hold(self, time: timedelta) -> EventFeed | None:
        now: datetime = self._time.now
        held = self._state.event_feeds.get(ANSWERS, HeldFeed(EventFeed(), "", None))
        if held.until is not None and held.until > now and held.holder != self._holder:
            return None
        self._state.event_feeds[ANSWERS] = HeldFeed(held.feed, self._holder, now + time)
        return held.feed

    async def put(self, feed: EventFeed) -> None:
        held = self._state.event_feeds.get(ANSWERS)
        if held is None or held.feed.version != feed.version - 1:
            raise StaleError("feed")
        self._state.event_feeds[ANSWERS] = replace(held, feed=feed)

    async def let_go(self) -> None:
        held = self._state.event_feeds.get(ANSWERS)
        if held is not None and held.holder == self._holder:
            self._state.event_feeds[ANSWERS] = HeldFeed(held.feed, "", None)
