"""A kallelse holds the link to its meeting (A25): it waits a little for the calendar to give it."""

from datetime import timedelta

from sspf.domain.calendar_events import CalendarEvent, EventState
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.outbox import Kind, Message
from sspf.use_cases.plan_events import link_is_awaited_until
from sspf.use_cases.room import Room

LOOK_AGAIN = timedelta(seconds=10)
HOLDS_A_LINK = frozenset({Kind.INVITATION, Kind.INVITATION_MOVED, Kind.CALENDAR_REQUEST})


async def awaits_link(room: Room, message: Message) -> bool:
    """Whether to look again in a moment; when it has waited long enough it goes without."""
    if not room.has_calendar or message.kind not in HOLDS_A_LINK:
        return False
    meeting = await room.uow.meetings.get(MeetingId(message.subject))
    until = link_is_awaited_until(room, meeting)
    if until is None or room.now >= until:
        return False
    event = await room.uow.calendar_events.find(meeting.id)
    return not _is_settled(event)


async def link_of(room: Room, meeting: Meeting) -> str:
    """Address of the online meeting; empty: there is none that anybody could come to."""
    if not room.has_calendar or not meeting.is_on:
        return ""
    event = await room.uow.calendar_events.find(meeting.id)
    return event.place.join_url if event and event.state is EventState.THERE else ""


def _is_settled(event: CalendarEvent | None) -> bool:
    """There is a link, or nobody will make one."""
    return event is not None and (bool(event.place.join_url) or event.state is EventState.GONE)
