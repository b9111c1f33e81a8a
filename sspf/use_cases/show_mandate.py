"""Mandatradar: which agency comes without mandate, has not answered, or has nobody (A12)."""

from dataclasses import replace

from sspf.domain.access import may_convene, may_remind
from sspf.domain.errors import ComesNotError, NotAllowedError, StaleError, UnknownMeetingError
from sspf.domain.invitations import Answer, Response
from sspf.domain.mandates import Mandate, SeatMandate, seats_of
from sspf.domain.meetings import Meeting, MeetingId, MeetingStatus
from sspf.domain.messages.mandate import MandateRadar, SeatEmpty, SeatMandateLine
from sspf.domain.messages.meeting import InvitationAnswered
from sspf.domain.organisation import PartyKey, PersonId
from sspf.domain.outbox import Message
from sspf.ports import Services
from sspf.use_cases.await_link import link_of
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.lines import facts, titled
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.show_meetings import answered


async def show_mandate(services: Services, who: Who, id: MeetingId | None = None) -> MandateRadar:
    """For the convener, the stand-in and the coordinator."""
    async with enter(services, who) as room:
        meeting = (
            await room.uow.meetings.get(id)
            if id is not None
            else await room.next_meeting(await room.group())
        )
        if not may_remind(room.asker, meeting.group):
            raise NotAllowedError(meeting.id)
        return await radar(room, meeting)


async def say_mandate(
    services: Services,
    who: Who,
    said: Mandate,
    id: MeetingId | None = None,
    sequence: int | None = None,
) -> InvitationAnswered:
    """Whoever comes for an agency says whether they may decide: WITH or WITHOUT.

    ComesNotError for somebody who has not said that they come.
    """
    has = said is Mandate.WITH
    async with enter(services, who) as room:
        meeting = await _mine(room, id)
        if sequence not in (None, meeting.sequence):
            raise StaleError(meeting.id)
        before = await _own_yes(room, meeting)
        if before.mandate is has:
            return answered(room, meeting, before, await link_of(room, meeting))
        after = replace(before, mandate=has, answered_at=room.now)
        await room.uow.invitations.put(after)
        await room.note("invitation:mandate", meeting.id, controller=meeting.controller)
        return answered(room, meeting, after, await link_of(room, meeting))


async def _own_yes(room: AskersRoom, meeting: Meeting) -> Answer:
    for answer in await room.uow.invitations.of_meeting(meeting.id):
        mine = answer.person == room.me.id and answer.meeting_sequence == meeting.sequence
        if mine and answer.response is Response.ACCEPTED:
            return answer
    raise ComesNotError(meeting.id)


async def radar(room: AskersRoom, meeting: Meeting) -> MandateRadar:
    answers = await room.uow.invitations.of_meeting(meeting.id)
    absences = await room.uow.invitations.absences()
    seats = seats_of(room.organisation, meeting, answers, absences)
    short = [seat for seat in seats if seat.state is not Mandate.WITH]
    able = [seat for seat in seats if seat.state is Mandate.WITH]
    return MandateRadar(
        meeting=facts(room, meeting), seats=tuple(_line(seat) for seat in (*short, *able))
    )


async def compose_mandate(room: AskersRoom, message: Message) -> object:
    """Read again: when every agency comes with mandate there is nothing to say."""
    meeting = await room.uow.meetings.get(MeetingId(message.subject))
    if meeting.sequence != message.revision:
        return Dropped("dropped.moved_again")
    if not meeting.is_on or room.now >= meeting.starts_at:
        return Dropped("dropped.past" if meeting.is_on else "dropped.cancelled")
    if not may_convene(room.asker, meeting.group):
        return Dropped("dropped.no_access")
    found = await radar(room, meeting)
    if all(seat.state == Mandate.WITH for seat in found.seats):
        return Dropped("dropped.mandate")
    return found


async def compose_seat_empty(room: AskersRoom, message: Message) -> object:
    """Read again: somebody may have been found meanwhile."""
    meeting = await room.uow.meetings.get(MeetingId(message.subject))
    if meeting.sequence != message.revision or not meeting.is_on or room.now >= meeting.ends_at:
        return Dropped("dropped.past" if meeting.is_on else "dropped.cancelled")
    answers = await room.uow.invitations.of_meeting(meeting.id)
    absences = await room.uow.invitations.absences()
    party = PartyKey(str(message.values["party"]))
    for seat in seats_of(room.organisation, meeting, answers, absences):
        if seat.party.key == party and seat.state in (Mandate.NOBODY, Mandate.UNANSWERED):
            person = room.organisation.person(PersonId(str(message.values["person"])))
            return SeatEmpty(
                meeting=facts(room, meeting), party=seat.party.name, person=person.name
            )
    return Dropped("dropped.seat_filled")


def _line(seat: SeatMandate) -> SeatMandateLine:
    people = tuple(titled(p) for p in seat.people)
    return SeatMandateLine(party=seat.party.name, state=seat.state.value, people=people)


async def _mine(room: AskersRoom, id: MeetingId | None) -> Meeting:
    meeting = (
        await room.uow.meetings.get(id)
        if id is not None
        else await room.next_meeting(await room.group())
    )
    is_mine = meeting.group in room.me.groups and room.me.party is not None
    if meeting.status is not MeetingStatus.CALLED or room.now >= meeting.ends_at or not is_mine:
        raise UnknownMeetingError(meeting.id)
    return meeting
