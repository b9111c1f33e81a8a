"""The convener wishes the calendar to be tried once more; what was taken away is made anew."""

from sspf.domain.calendar_events import nothing_asked
from sspf.domain.errors import MeetingOverError
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.event import EventTrouble
from sspf.domain.outbox import Delivery, Kind, Message
from sspf.ports import Services
from sspf.use_cases.call_meeting import must_convene
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.lines import facts
from sspf.use_cases.plan_events import change_event
from sspf.use_cases.room import AskersRoom, Who, enter

ENDED = frozenset({Delivery.SENT, Delivery.DROPPED, Delivery.DEAD, Delivery.UNKNOWN})
REASONS = {
    "failed.event_gone": "gone",
    "failed.calendar_missing": "mailbox",
    "failed.calendar_refused": "refused",
}


async def put_event_again(services: Services, who: Who, id: MeetingId | None = None) -> bool:
    """Whether anything is to be done; pressed twice it is done once.

    Without `id`: the next meeting of the asker's group.
    """
    async with enter(services, who) as room:
        meeting = await _meeting(room, id)
        must_convene(room, meeting)
        if not room.has_calendar or room.now >= meeting.ends_at:
            raise MeetingOverError(meeting.id)
        if await _is_on_its_way(room, meeting):
            return True
        return await _again(room, meeting)


async def compose_trouble(room: AskersRoom, message: Message) -> object:
    """Not said when the calendar has been brought up to date, or tried anew, meanwhile."""
    meeting = await room.uow.meetings.get(MeetingId(message.subject))
    event = await room.uow.calendar_events.find(meeting.id)
    puts = event.puts if event else 0
    if room.now >= meeting.ends_at or puts != message.revision:
        return Dropped("dropped.event_same")
    return EventTrouble(
        meeting=facts(room, meeting),
        reason=REASONS.get(str(message.values["reason"]), "failed"),
        puts=puts,
        is_cancelled=not meeting.is_on,
    )


async def _meeting(room: AskersRoom, id: MeetingId | None) -> Meeting:
    if id is not None:
        return await room.uow.meetings.get(id)
    return await room.next_meeting(await room.group())


async def _is_on_its_way(room: AskersRoom, meeting: Meeting) -> bool:
    rows = await room.uow.outbox.about(meeting.id)
    return any(row.message.kind is Kind.EVENT and row.state not in ENDED for row in rows)


async def _again(room: AskersRoom, meeting: Meeting) -> bool:
    """False: the calendar is as the meeting is, as far as anybody knows."""
    before = await room.uow.calendar_events.find(meeting.id) or nothing_asked(meeting)
    await room.uow.calendar_events.put(before.anew())
    if not await room.queue(*await change_event(room, meeting)):
        return False
    await room.note("event:again", meeting.id, controller=meeting.controller)
    return True
