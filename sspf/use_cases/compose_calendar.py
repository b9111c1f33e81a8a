"""The calendar's form of a kallelse: neutral subject, no names, no cases (R-63)."""

from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.general import Span
from sspf.domain.organisation import Person
from sspf.domain.outbox import Kind, Message, mail_key
from sspf.ports import CalendarRequest, Services
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.issue_link import link_for
from sspf.use_cases.room import AskersRoom
from sspf.use_cases.show_meetings import deadline_of


async def compose_calendar(
    room: AskersRoom, message: Message, services: Services
) -> CalendarRequest | Dropped:
    """A kallelse holds the reader's own link; a meeting that is off has none to answer by."""
    meeting = await room.uow.meetings.get(MeetingId(message.subject))
    is_cancelled = message.kind is Kind.CALENDAR_CANCEL
    if not is_cancelled and (not meeting.is_on or meeting.sequence != message.revision):
        return Dropped("dropped.moved_again" if meeting.is_on else "dropped.cancelled")
    words, municipality = services.words, room.uow.municipality
    link = None if is_cancelled else await link_for(room, meeting, room.me.id, services.new_id)
    group = room.organisation.group(meeting.group)
    body = "calendar.cancelled" if is_cancelled else "calendar.body"
    return CalendarRequest(
        key=mail_key(meeting.id, room.me.id, meeting.sequence, is_cancelled=is_cancelled),
        to=room.me,
        organizer=organizer(room, meeting),
        subject=words(room.me.language, "calendar.subject", group=group.name),
        body=words(
            room.me.language,
            body,
            on=meeting.held_on,
            span=Span(meeting.starts, meeting.ends),
            deadline=deadline_of(room, meeting),
            aim=room.organisation.rules.aim,
        ),
        meeting=meeting,
        is_cancelled=is_cancelled,
        at=room.now,
        link=services.links.address(municipality, link) if link else "",
        reply_to=services.links.reply_address(municipality, link) if link else "",
    )


def organizer(room: AskersRoom, meeting: Meeting) -> Person:
    """In whose name mail about a meeting goes: whoever convenes it."""
    convener = room.organisation.group(meeting.group).convener
    return room.organisation.person(convener) if convener else room.me
