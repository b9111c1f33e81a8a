"""The calendar's form of a kallelse: neutral subject, no names, no cases (R-63)."""

from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.general import Span
from sspf.domain.organisation import Person
from sspf.domain.outbox import Kind, Message, mail_key
from sspf.ports import CalendarRequest, Words
from sspf.use_cases.await_link import link_of
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.room import AskersRoom
from sspf.use_cases.show_meetings import deadline_of


async def compose_calendar(
    room: AskersRoom, message: Message, words: Words
) -> CalendarRequest | Dropped:
    meeting = await room.uow.meetings.get(MeetingId(message.subject))
    is_cancelled = message.kind is Kind.CALENDAR_CANCEL
    if not is_cancelled and (not meeting.is_on or meeting.sequence != message.revision):
        return Dropped("dropped.moved_again" if meeting.is_on else "dropped.cancelled")
    group = room.organisation.group(meeting.group)
    join_url = await link_of(room, meeting)
    body = "calendar.cancelled" if is_cancelled else "calendar.body"
    return CalendarRequest(
        key=mail_key(meeting.id, room.me.id, meeting.sequence, is_cancelled=is_cancelled),
        to=room.me,
        organizer=_organizer(room, meeting),
        subject=words(room.me.language, "calendar.subject", group=group.name),
        body=_with_link(
            words(
                room.me.language,
                body,
                on=meeting.held_on,
                span=Span(meeting.starts, meeting.ends),
                deadline=deadline_of(room, meeting),
                aim=room.organisation.rules.aim,
            ),
            words(room.me.language, "calendar.join", address=join_url) if join_url else "",
        ),
        meeting=meeting,
        is_cancelled=is_cancelled,
        at=room.now,
    )


def _with_link(body: str, link: str) -> str:
    return f"{body}\n\n{link}" if link else body


def _organizer(room: AskersRoom, meeting: Meeting) -> Person:
    convener = room.organisation.group(meeting.group).convener
    return room.organisation.person(convener) if convener else room.me
