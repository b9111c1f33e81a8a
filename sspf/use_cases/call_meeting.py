"""Send the kallelse to everyone who is called, or choose another day for it."""

from datetime import date

from sspf.domain.access import may_convene
from sspf.domain.calendar_events import Road, road_of
from sspf.domain.errors import MeetingOverError, NotConvenerError, StaleError
from sspf.domain.meetings import Meeting, MeetingId, MeetingStatus
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import Kind, Message
from sspf.domain.planning import message
from sspf.ports import Services
from sspf.use_cases.call_guests import call_guests
from sspf.use_cases.plan_events import change_event
from sspf.use_cases.room import AskersRoom, Room, Who, enter


async def call_meeting(services: Services, who: Who, id: MeetingId) -> Meeting:
    """The convener's own press. Calling twice sends nothing more."""
    async with enter(services, who) as room:
        meeting = await room.uow.meetings.get(id)
        must_convene(room, meeting)
        if not meeting.is_on:
            raise MeetingOverError(id)
        if meeting.status is MeetingStatus.PLANNED:
            await call(room, meeting, why="why.called")
        return await room.uow.meetings.get(id)


async def wait_with_invitation(services: Services, who: Who, id: MeetingId, until: date) -> Meeting:
    """The kallelse goes out on this day instead; the convener is not asked again."""
    async with enter(services, who) as room:
        meeting = await room.uow.meetings.get(id)
        must_convene(room, meeting)
        if meeting.status is not MeetingStatus.PLANNED:
            raise StaleError(id)
        if meeting.invite_on == until:
            return meeting
        waiting = meeting.wait_until(until)
        await room.uow.meetings.put(waiting)
        await room.note("meeting:wait", id, controller=meeting.controller, version=waiting.version)
        return waiting


async def call(room: Room, meeting: Meeting, why: str) -> int:
    """Mark as called and queue one card and one calendar entry for each member."""
    if room.now >= meeting.ends_at:
        raise MeetingOverError(meeting.id)
    called = meeting.call(room.now)
    await room.uow.meetings.put(called)
    await room.note("meeting:call", called.id, controller=called.controller, version=called.version)
    messages: list[Message] = await change_event(room, called)
    for person in room.organisation.members(meeting.group):
        messages += summons(room, called, person.id, why)
    return await room.queue(*messages) + await call_guests(room, called)


def summons(room: Room, meeting: Meeting, person: PersonId, why: str) -> list[Message]:
    """The card and the calendar entry that together are one kallelse to one person.

    The entry of those who are in the organiser's tenant is the meeting's own event.
    """
    at = room.days.next_sending(room.now)
    on = meeting.held_on.isoformat()
    kinds = [Kind.INVITATION]
    if road_of(room.organisation.person(person), has_calendar=room.has_calendar) is Road.MAIL:
        kinds.append(Kind.CALENDAR_REQUEST)
    return [message(meeting, kind, person, at, why, on=on) for kind in kinds]


def must_convene(room: AskersRoom, meeting: Meeting) -> None:
    if not may_convene(room.asker, meeting.group):
        raise NotConvenerError(meeting.id)
