"""The meeting's event as the calendar is to have it: headings, and no content (R-63)."""

from sspf.domain.calendar_events import CalendarEvent, EventState, must_change, nothing_asked
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.outbox import Sent
from sspf.ports import EventRequest, Words
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.plan_events import attendees
from sspf.use_cases.room import AskersRoom

COMMENT = "event.cancelled"


async def compose_event(room: AskersRoom, row: Sent, words: Words) -> EventRequest | Dropped:
    """Read again: whatever was queued first, what is asked for is what the meeting is now."""
    message = row.message
    meeting = await room.uow.meetings.get(MeetingId(message.subject))
    if not room.has_calendar:
        return Dropped("dropped.no_calendar")
    event = await room.uow.calendar_events.find(meeting.id)
    called = await attendees(room, meeting)
    if not must_change(event, meeting, called, room.now):
        return Dropped(_why(event, meeting))
    asked = (event or nothing_asked(meeting)).asked(message.key)
    if asked != event:
        await room.uow.calendar_events.put(asked)
    return EventRequest(
        key=f"{room.organisation.municipality}:{asked.key}",
        meeting=meeting,
        subject=words("sv", "calendar.subject", group=room.organisation.group(meeting.group).name),
        headings=headings(room, words, "sv"),
        attendees=tuple(room.organisation.person(person) for person in called),
        event=asked.place.event,
        may_be_there=row.may_be_there or asked.asked_by != message.key,
        is_cancelled=not meeting.is_on,
        comment=words("sv", COMMENT) if not meeting.is_on else "",
        at=room.now,
        former=asked.attendees,
    )


def _why(event: CalendarEvent | None, meeting: Meeting) -> str:
    if event is not None and event.state is EventState.GONE:
        return "dropped.event_gone"
    if not meeting.is_on:
        return "dropped.cancelled"
    return "dropped.event_same" if event else "dropped.past"


def headings(room: AskersRoom, words: Words, language: str) -> tuple[str, ...]:
    """What it is, the agenda's points by name, and what nobody may write here."""
    numbered = points(room, words, language)
    body = words(language, "event.body")
    begins = [body, words(language, "event.agenda")] if numbered else [body]
    return (*begins, *numbered, words(language, "event.no_names"))


def points(room: AskersRoom, words: Words, language: str) -> tuple[str, ...]:
    """The agenda's points by number and name, and nothing of what stands under them."""
    rules = room.organisation.rules
    own = {point.key: point.name for point in rules.points}
    names = [own.get(key) or words(language, f"agenda.point.{key}") for key in rules.agenda]
    return tuple(f"{number}. {name}" for number, name in enumerate(names, start=1))
