"""What the calendar answered, written down; and what is said when it cannot be done."""

from sspf.domain.calendar_events import CalendarEvent, EventPlace, Shown, nothing_asked
from sspf.domain.meetings import MeetingId
from sspf.domain.outbox import EVENTS, Kind, Message, Sent
from sspf.ports import EventRequest
from sspf.ports.organizer import GONE, MeetingRoom
from sspf.use_cases.plan_events import told_of_events
from sspf.use_cases.room import Room


async def keep_event(room: Room, asked: EventRequest, place: EventPlace | None) -> None:
    """In the transaction that marks the message as sent."""
    before = await _known(room, asked.meeting.id)
    if place is None:
        await room.uow.calendar_events.put(before.cancelled())
        return
    people = tuple(person.id for person in asked.attendees)
    shown = Shown(sequence=asked.meeting.sequence, attendees=people, asked_at=asked.at)
    now = before.put(place, shown, room.now)
    await room.uow.calendar_events.put(now)
    if now.linked_at and not before.linked_at:
        await room.queue(_settle(room, now, asked))


async def keep_room(room: Room, meeting: MeetingId, found: MeetingRoom) -> None:
    before = await _known(room, meeting)
    await room.uow.calendar_events.put(before.settled(found.chat, is_closed=found.is_closed))


async def tell_of_event(room: Room, row: Sent, reason: str) -> None:
    """Once for each thing that could not be done. A room that stays open is said by the agenda."""
    message = row.message
    if message.kind is not Kind.EVENT:
        return
    event = await _known(room, MeetingId(message.subject))
    if reason == GONE:
        event = event.gone()
        await room.uow.calendar_events.put(event)
        await room.note("event:gone", event.meeting, controller=event.controller)
    await queue_trouble(room, event, reason)


async def queue_trouble(room: Room, event: CalendarEvent, reason: str) -> None:
    meeting = await room.uow.meetings.get(event.meeting)
    to = told_of_events(room, meeting)
    if to is None:
        return
    await room.queue(
        Message(
            key=f"{Kind.EVENT_TROUBLE}:{meeting.id}:{event.generation}.{event.puts}",
            kind=Kind.EVENT_TROUBLE,
            recipient=to,
            subject=meeting.id,
            controller=meeting.controller,
            send_at=room.days.next_sending(room.now),
            revision=event.puts,
            why="why.event_trouble",
            values={"reason": reason},
        )
    )


def is_event(row: Sent) -> bool:
    return row.message.kind in EVENTS


async def _known(room: Room, meeting: MeetingId) -> CalendarEvent:
    event = await room.uow.calendar_events.find(meeting)
    return event or nothing_asked(await room.uow.meetings.get(meeting))


def _settle(room: Room, event: CalendarEvent, asked: EventRequest) -> Message:
    """Its room is seen to by a message of its own: that it cannot be is no fault of the event."""
    to = told_of_events(room, asked.meeting)
    if to is None:  # nobody could have been asked for the event either
        raise LookupError(event.meeting)
    return Message(
        key=f"{Kind.EVENT_ROOM}:{event.key}",
        kind=Kind.EVENT_ROOM,
        recipient=to,
        subject=event.meeting,
        controller=event.controller,
        send_at=room.days.next_sending(room.now),
        why="why.event_room",
    )
