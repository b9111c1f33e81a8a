"""Facts of the organiser's calendar for tests; they fit with those of tests/factories.py."""

from dataclasses import replace
from typing import Any

from sspf.domain.calendar_events import CalendarEvent, EventPlace, EventState
from tests.factories import FRIDA, KOMMUN, MEETING, NOW, RUT


def an_event(**changes: Any) -> CalendarEvent:
    """The meeting's, as it stands in the calendar."""
    event = CalendarEvent(
        meeting=MEETING,
        controller=KOMMUN,
        state=EventState.THERE,
        asked_by="event:norrsjo-2027-01-21:0:0.0",
        place=EventPlace(
            event="AAMk=",
            join_url="https://teams.example.org/meet",
            ical_uid="0400",
            change_key="key",
            etag='W/"key"',
        ),
        attendees=(FRIDA, RUT),
        put_at=NOW,
        linked_at=NOW,
    )
    return replace(event, **changes)
