"""The calendar's form of a kallelse: neutral subject, no names, no cases (R-63)."""

from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.general import Span
from sspf.domain.organisation import GroupKey, Person
from sspf.domain.outbox import Delivery, Kind, Message, mail_key
from sspf.domain.tellings import Road
from sspf.ports import CalendarRequest, Services, Words
from sspf.use_cases.await_link import link_of
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.guest_of import guest_of
from sspf.use_cases.issue_link import link_for
from sspf.use_cases.room import AskersRoom
from sspf.use_cases.show_meetings import deadline_of

MAY_BE_THERE = frozenset({Delivery.SENDING, Delivery.SENT, Delivery.UNKNOWN})


async def compose_calendar(
    room: AskersRoom, message: Message, services: Services
) -> CalendarRequest | Dropped:
    """A kallelse holds the reader's own link; a meeting that is off has none to answer by."""
    meeting = await room.uow.meetings.get(MeetingId(message.subject))
    is_cancelled = message.kind is Kind.CALENDAR_CANCEL
    if not is_cancelled and (not meeting.is_on or meeting.sequence != message.revision):
        return Dropped("dropped.moved_again" if meeting.is_on else "dropped.cancelled")
    is_let_go = bool(message.values.get("let_go"))
    if await _is_known(room, meeting, is_cancelled=is_cancelled, is_let_go=is_let_go):
        return Dropped("dropped.told")
    words, municipality = services.words, room.uow.municipality
    link = None if is_cancelled else await link_for(room, meeting, room.me.id, services.new_id)
    group = room.organisation.group(meeting.group)
    return CalendarRequest(
        key=mail_key(meeting.id, room.me.id, meeting.sequence, is_cancelled=is_cancelled),
        to=room.me,
        organizer=organizer(room, meeting),
        subject=words(room.me.language, "calendar.subject", group=group.name),
        body=await _body(room, meeting, words, is_cancelled=is_cancelled),
        meeting=meeting,
        is_cancelled=is_cancelled,
        at=room.now,
        link=services.links.address(municipality, link) if link else "",
        reply_to=services.links.reply_address(municipality, link) if link else "",
    )


async def _body(room: AskersRoom, meeting: Meeting, words: Words, *, is_cancelled: bool) -> str:
    """That it has changed, where something else was mailed; the call; the way in."""
    language = room.me.language
    key = "calendar.cancelled" if is_cancelled else "calendar.body"
    if not is_cancelled and await guest_of(room, meeting):
        key = "calendar.guest"
    said = words(
        language,
        key,
        on=meeting.held_on,
        span=Span(meeting.starts, meeting.ends),
        deadline=deadline_of(room, meeting),
        aim=room.organisation.rules.aim,
    )
    is_changed = not is_cancelled and await _was_told(room, meeting)
    join_url = await link_of(room, meeting)
    begins = [words(language, "calendar.changed")] if is_changed else []
    ends = [words(language, "calendar.join", address=join_url)] if join_url else []
    return "\n\n".join([*begins, said, *ends])


async def _is_known(
    room: AskersRoom, meeting: Meeting, *, is_cancelled: bool, is_let_go: bool
) -> bool:
    """The calendar has it so already, or never had it and need not take it away."""
    told = [
        t
        for t in await room.uow.tellings.to(room.me.id)
        if t.meeting == meeting.id and t.road is Road.MAIL
    ]
    if told:
        return not told[0].is_on if is_let_go else told[0].holds(meeting)
    if not is_cancelled:
        return False
    rows = await room.uow.outbox.about(meeting.id)
    mine = [r for r in rows if r.message.recipient == room.me.id]
    return not any(
        r.message.kind is Kind.CALENDAR_REQUEST and r.state in MAY_BE_THERE for r in mine
    )


async def _was_told(room: AskersRoom, meeting: Meeting) -> bool:
    """By mail, of the same meeting as it was before: the mail begins by saying so."""
    told = await room.uow.tellings.to(room.me.id)
    return any(t.meeting == meeting.id and t.road is Road.MAIL and t.is_on for t in told)


def organizer(room: AskersRoom, meeting: Meeting) -> Person:
    """In whose name mail about a meeting goes: whoever convenes it."""
    return convener_of(room, meeting.group)


def convener_of(room: AskersRoom, group: GroupKey) -> Person:
    """In whose name mail of a group goes; where nobody convenes it, the reader's own."""
    convener = room.organisation.group(group).convener
    return room.organisation.person(convener) if convener else room.me
