"""Mail to somebody whom a card did not reach: words, numbers and a link; never what was written."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.commitment import Digest
from sspf.domain.outbox import Kind, Message, letter_key, letter_of
from sspf.ports import Letter, Services
from sspf.use_cases.compose_calendar import convener_of, organizer
from sspf.use_cases.compose_commitments import compose_digest
from sspf.use_cases.compose_event import points
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.issue_link import link_for
from sspf.use_cases.open_briefing import current, own_party
from sspf.use_cases.room import AskersRoom
from sspf.use_cases.show_meetings import deadline_of


async def compose_letter(
    room: AskersRoom, message: Message, services: Services
) -> Letter | Dropped:
    """Read again, as the card would have been."""
    return await LETTERS[letter_of(message)](room, message, services)


async def _request(room: AskersRoom, message: Message, services: Services) -> Letter | Dropped:
    meeting = await room.uow.meetings.get(MeetingId(message.subject))
    over = _over(room, meeting, message)
    if over:
        return over
    if (await current(room, meeting, own_party(room, meeting))).is_submitted:
        return Dropped("dropped.answered")
    address = await _page(room, meeting, services)
    convener, language = organizer(room, meeting), room.me.language
    body = services.words(
        language,
        "letter.request" if address else "letter.request_alone",
        on=meeting.held_on,
        deadline=deadline_of(room, meeting),
        convener=convener.name,
    )
    letter = _letter(room, message, services, "title.briefing_request", body)
    return replace(letter, organizer=convener, link=address)


async def _agenda(room: AskersRoom, message: Message, services: Services) -> Letter | Dropped:
    """That it is ready, and its points by name: what stands under them is read in Teams."""
    meeting = await room.uow.meetings.get(MeetingId(message.subject))
    over = _over(room, meeting, message)
    if over:
        return over
    convener, language = organizer(room, meeting), room.me.language
    said = services.words(language, "letter.agenda", on=meeting.held_on, convener=convener.name)
    body = "\n\n".join([said, *points(room, services.words, language)])
    letter = _letter(room, message, services, "title.agenda", body)
    return replace(letter, organizer=convener, link=await _page(room, meeting, services))


async def _digest(room: AskersRoom, message: Message, services: Services) -> Letter | Dropped:
    """Numbers only (R-66), and the page where a briefing that is missing can be left."""
    found = await compose_digest(room, message)
    if not isinstance(found, Digest):
        return found if isinstance(found, Dropped) else Dropped("dropped.nothing_left")
    group = await room.group()
    said: list[str] = []
    address = ""
    for meeting in await room.uow.meetings.of_group(group):
        if found.missing_briefing == meeting.held_on and meeting.is_on:
            said.append(_missing(room, meeting, services))
            address = await _page(room, meeting, services)
    counted = {"letter.to_update": len(found.lines), "letter.late": len(found.late_elsewhere)}
    language, convener = room.me.language, convener_of(room, group)
    said += [services.words(language, key, n=n) for key, n in counted.items() if n]
    said.append(services.words(language, "letter.tell", convener=convener.name))
    letter = _letter(room, message, services, "letter.reminder", "\n\n".join(said))
    return replace(letter, organizer=convener, link=address)


LETTERS: dict[Kind, Callable[[AskersRoom, Message, Services], Awaitable[Letter | Dropped]]] = {
    Kind.BRIEFING_REQUEST: _request,
    Kind.AGENDA: _agenda,
    Kind.DIGEST: _digest,
}


def _over(room: AskersRoom, meeting: Meeting, message: Message) -> Dropped | None:
    if not meeting.is_on or meeting.sequence != message.revision:
        return Dropped("dropped.moved_again" if meeting.is_on else "dropped.cancelled")
    return Dropped("dropped.past") if room.now >= meeting.ends_at else None


def _missing(room: AskersRoom, meeting: Meeting, services: Services) -> str:
    deadline = deadline_of(room, meeting)
    return services.words(room.me.language, "letter.missing", on=meeting.held_on, deadline=deadline)


async def _page(room: AskersRoom, meeting: Meeting, services: Services) -> str:
    """The reader's own; empty where the house has no address on the web."""
    link = await link_for(room, meeting, room.me.id, services.new_id)
    return services.links.address(room.uow.municipality, link)


def _letter(
    room: AskersRoom, message: Message, services: Services, subject: str, body: str
) -> Letter:
    return Letter(
        key=letter_key(message.subject, room.me.id, message.revision, letter_of(message)),
        to=room.me,
        organizer=room.me,
        subject=services.words(room.me.language, subject),
        body=body,
        at=room.now,
    )
