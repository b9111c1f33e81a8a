"""Tell the convener that a message did not arrive: once a meeting and person, folded, no loop."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sspf.domain.errors import UnknownMeetingError
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import MAIL, Delivery, Kind, Message, Sent
from sspf.domain.reach import SAYS
from sspf.domain.working_days import SEND_FROM
from sspf.use_cases.room import Room

FOLD = timedelta(minutes=5)
"""What fails within so long is told in one message; it is read again when it is sent."""
NEVER_TOLD = frozenset({Kind.NOT_REACHED, Kind.REPLACE, Kind.EVENT_TROUBLE, Kind.OWN_REMINDER})
"""A telling that fails does not tell again; a card that could not be replaced is no message, and
one's own reminder is for nobody else to know of."""


async def tell_convener(room: Room, row: Sent, *, is_news: bool) -> None:
    """`is_news`: the failure says something of the person that was not known before."""
    if row.message.kind in NEVER_TOLD:
        return
    meeting = await _meeting(room, row.message)
    if meeting is None:
        return
    rows = await room.uow.outbox.about(meeting.id)
    if row.message.subject == meeting.id:
        was_told = any(_is_same(other, row) for other in rows)
    else:
        was_told = row.reason in SAYS and not is_news
    to = _whom(room, meeting, row.message.recipient)
    if to is not None and not was_told:
        await _queue(room, meeting, to, rows)


async def _meeting(room: Room, message: Message) -> Meeting | None:
    """The one that the message is about, else the next of the person's groups."""
    try:
        return await room.uow.meetings.get(MeetingId(message.subject))
    except UnknownMeetingError:
        pass
    people = {person.id: person for person in room.organisation.people}
    person = people.get(message.recipient)
    for group in room.organisation.groups:
        if person is None or group.key not in person.groups:
            continue
        try:
            return await room.next_meeting(group.key)
        except UnknownMeetingError:
            continue
    return None


def _is_same(other: Sent, row: Sent) -> bool:
    """Another message of this meeting to the same person, by the same road, was given up before."""
    same = other.message.recipient == row.message.recipient
    road = (other.message.kind in MAIL) == (row.message.kind in MAIL)
    ended = other.state in (Delivery.DEAD, Delivery.UNKNOWN)
    return ended and same and road and other.message.key != row.message.key


def _whom(room: Room, meeting: Meeting, unreached: PersonId) -> PersonId | None:
    """The stand-in, when it is the convener who is not reached."""
    group = room.organisation.group(meeting.group)
    return group.stand_in if group.convener == unreached else group.convener


async def _queue(room: Room, meeting: Meeting, to: PersonId, rows: Sequence[Sent]) -> None:
    """Today's message, while it waits; the next working day's when today's has gone."""
    first = _telling(meeting, to, room, room.days.next_sending(room.now + FOLD))
    today = [row for row in rows if row.message.key == first.key]
    if not today:
        await room.queue(first)
    elif today[0].state is not Delivery.DUE:
        after = room.local(first.send_at).date() + timedelta(days=1)
        at = room.days.next_sending(room.days.at(after, SEND_FROM))
        await room.queue(_telling(meeting, to, room, at))


def _telling(meeting: Meeting, to: PersonId, room: Room, at: datetime) -> Message:
    return Message(
        key=f"{Kind.NOT_REACHED}:{meeting.id}:{to}:{room.local(at).date().isoformat()}",
        kind=Kind.NOT_REACHED,
        recipient=to,
        subject=meeting.id,
        controller=meeting.controller,
        send_at=at,
        revision=meeting.sequence,
        why="why.not_reached",
    )
