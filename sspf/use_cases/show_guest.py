"""The guest's own side: the one meeting and the one point, and the answer to the kallelse."""

from dataclasses import replace

from sspf.domain.errors import StaleError, UnknownMeetingError
from sspf.domain.guests import Guest
from sspf.domain.invitations import Answer, Response
from sspf.domain.meetings import Meeting, MeetingId, MeetingStatus
from sspf.domain.messages.guest import GuestInvitation, NotComing
from sspf.domain.outbox import Message
from sspf.domain.tellings import Road
from sspf.ports import Services
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.guest_of import guest_invitation, guest_of
from sspf.use_cases.lines import facts
from sspf.use_cases.room import AskersRoom, Who, enter


async def show_guest(services: Services, who: Who, id: MeetingId | None = None) -> GuestInvitation:
    """What this guest may see, and until when: UnknownMeetingError before, after and besides."""
    async with enter(services, who) as room:
        meeting, guest = await _mine(room, id)
        return await _shown(room, meeting, guest)


async def answer_guest(
    services: Services,
    who: Who,
    response: Response,
    id: MeetingId | None = None,
    sequence: int | None = None,
) -> GuestInvitation:
    """The newest answer counts. StaleError when the card shows another day than there is now."""
    async with enter(services, who) as room:
        meeting, guest = await _mine(room, id)
        if sequence not in (None, meeting.sequence) and not await _holds(room, meeting, sequence):
            raise StaleError(meeting.id)
        answer = Answer(
            meeting=meeting.id,
            person=room.me.id,
            response=response,
            answered_at=room.now,
            meeting_sequence=meeting.sequence,
        )
        before = await room.uow.invitations.of_meeting(meeting.id)
        if not any(replace(one, answered_at=room.now) == answer for one in before):
            await room.uow.invitations.put(answer)
            await room.note("invitation:answer", meeting.id, controller=meeting.controller)
        return await _shown(room, meeting, guest)


async def compose_guest(room: AskersRoom, message: Message) -> object:
    """The guest's kallelse, read again: somebody taken back meanwhile gets nothing."""
    meeting = await room.uow.meetings.get(MeetingId(message.subject))
    guest = await guest_of(room, meeting)
    if guest is None:
        return Dropped("dropped.not_called")
    if not guest.sees(meeting, room.now):
        return Dropped("dropped.past" if meeting.is_on else "dropped.cancelled")
    return await guest_invitation(room, meeting, guest)


async def compose_not_coming(room: AskersRoom, message: Message) -> object:
    """Somebody who never heard of it need not hear that it does not hold."""
    meeting = await room.uow.meetings.get(MeetingId(message.subject))
    told = await room.uow.tellings.to(room.me.id)
    if not any(t.meeting == meeting.id and t.road is Road.CHAT for t in told):
        return Dropped("dropped.not_called")
    if not meeting.is_on or room.now >= meeting.ends_at:
        return Dropped("dropped.past")
    return NotComing(meeting=facts(room, meeting), was_guest=bool(message.values.get("guest")))


async def _mine(room: AskersRoom, id: MeetingId | None) -> tuple[Meeting, Guest]:
    """Their own, while it gives access; the same answer for one that is not there (R-32)."""
    found = []
    for guest in await room.uow.guests.of_person(room.me.id):
        if id in (None, guest.meeting):
            meeting = await room.uow.meetings.get(guest.meeting)
            called = meeting.status is MeetingStatus.CALLED
            if called and guest.sees(meeting, room.now):
                found.append((meeting, guest))
    if not found:
        raise UnknownMeetingError(room.me.id)
    return min(found, key=lambda pair: pair[0].starts_at)


async def _holds(room: AskersRoom, meeting: Meeting, sequence: int | None) -> bool:
    told = await room.uow.tellings.to(room.me.id)
    mine = [t for t in told if t.meeting == meeting.id and t.road is Road.CHAT]
    return any(t.holds(meeting) and t.shown == sequence for t in mine)


async def _shown(room: AskersRoom, meeting: Meeting, guest: Guest) -> GuestInvitation:
    card = await guest_invitation(room, meeting, guest)
    for answer in await room.uow.invitations.of_meeting(meeting.id):
        if answer.person == room.me.id and answer.meeting_sequence == meeting.sequence:
            return replace(card, answered=answer.response)
    return card
