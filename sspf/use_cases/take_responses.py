"""One page of what has changed in the organiser's calendar, taken into the meetings it is about."""

from dataclasses import replace

from sspf.domain.calendar_events import CalendarEvent, EventState
from sspf.domain.invitations import Answer
from sspf.domain.meetings import Meeting
from sspf.domain.organisation import MunicipalityId, PersonId
from sspf.ports import Changes, Organizer, Responded, Services
from sspf.ports.organizer import GONE
from sspf.use_cases.keep_event import queue_trouble
from sspf.use_cases.room import Room, enter_alone


async def now_gone(
    organizer: Organizer, services: Services, municipality: MunicipalityId, page: Changes
) -> frozenset[str]:
    """Events of ours that the page leaves out, and that are really not there: each is asked for.

    A page leaves out what has only moved beyond the days that are read.
    """
    removed = [change.event for change in page.events if change.is_removed]
    async with enter_alone(services, municipality) as room:
        ours = await room.uow.calendar_events.named(removed)
    there = [event.place.event for event in ours if event.state is EventState.THERE]
    return frozenset([event for event in there if not await organizer.calendar.has(event)])


async def take_changes(room: Room, page: Changes, gone: frozenset[str]) -> int:
    """How many answers were new. The same page again changes nothing."""
    said = {change.event: change.responses for change in page.events if not change.is_removed}
    news = 0
    for event in await room.uow.calendar_events.named([*said, *gone]):
        meeting = await room.uow.meetings.get(event.meeting)
        if event.place.event in gone:
            await _note_gone(room, event, meeting)
        elif meeting.is_on and event.state is EventState.THERE:
            news += await _take_answers(room, event, meeting, said[event.place.event])
    return news


async def _note_gone(room: Room, event: CalendarEvent, meeting: Meeting) -> None:
    """By our own cancellation it is cancelled; by anybody else's hand it is gone."""
    if event.state is not EventState.THERE or not meeting.is_on or room.now >= meeting.ends_at:
        return
    lost = event.gone()
    await room.uow.calendar_events.put(lost)
    await room.note("event:gone", meeting.id, controller=meeting.controller)
    await queue_trouble(room, lost, GONE)


async def _take_answers(
    room: Room, event: CalendarEvent, meeting: Meeting, responses: tuple[Responded, ...]
) -> int:
    known = {a.person: a for a in await room.uow.invitations.of_meeting(meeting.id)}
    people = {
        room.organisation.person(person).email.casefold(): person for person in event.attendees
    }
    news = 0
    for responded in responses:
        person = people.get(responded.address.casefold())
        if person is None or not _is_news(event, responded, known.get(person)):
            continue
        await room.uow.invitations.put(_answer(room, event, person, responded))
        await room.note("invitation:answer", meeting.id, controller=meeting.controller)
        news += 1
    return news


def _is_news(event: CalendarEvent, responded: Responded, known: Answer | None) -> bool:
    """Given to what the event shows now, and later than anything said in Teams."""
    if event.put_at is None or responded.at < event.put_at:
        return False
    if known is None or known.meeting_sequence < event.sequence:
        return True
    is_later = responded.at > known.answered_at and known.meeting_sequence == event.sequence
    return is_later and responded.response is not known.response


def _answer(room: Room, event: CalendarEvent, person: PersonId, responded: Responded) -> Answer:
    """Its comment is not read: nobody knows whom it is about."""
    answer = Answer(
        meeting=event.meeting,
        person=person,
        response=responded.response,
        answered_at=responded.at,
        meeting_sequence=event.sequence,
    )
    return replace(answer, answered_at=min(responded.at, room.now))
