"""A request for a briefing by mail, to somebody whom its card did not reach: words and a link."""

from sspf.domain.meetings import MeetingId
from sspf.domain.outbox import Message, letter_key
from sspf.ports import Letter, Services
from sspf.use_cases.compose_calendar import organizer
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.issue_link import link_for
from sspf.use_cases.open_briefing import current, own_party
from sspf.use_cases.room import AskersRoom
from sspf.use_cases.show_meetings import deadline_of


async def compose_letter(
    room: AskersRoom, message: Message, services: Services
) -> Letter | Dropped:
    meeting = await room.uow.meetings.get(MeetingId(message.subject))
    if not meeting.is_on or meeting.sequence != message.revision:
        return Dropped("dropped.moved_again" if meeting.is_on else "dropped.cancelled")
    if room.now >= meeting.ends_at:
        return Dropped("dropped.past")
    if (await current(room, meeting, own_party(room, meeting))).is_submitted:
        return Dropped("dropped.answered")
    link = await link_for(room, meeting, room.me.id, services.new_id)
    address = services.links.address(room.uow.municipality, link)
    convener, language = organizer(room, meeting), room.me.language
    key = "letter.request" if address else "letter.request_alone"
    return Letter(
        key=letter_key(meeting.id, room.me.id, meeting.sequence),
        to=room.me,
        organizer=convener,
        subject=services.words(language, "title.briefing_request"),
        body=services.words(
            language,
            key,
            on=meeting.held_on,
            deadline=deadline_of(room, meeting),
            convener=convener.name,
        ),
        at=room.now,
        link=address,
    )
