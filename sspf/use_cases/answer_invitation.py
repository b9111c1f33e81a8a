"""Answer a kallelse; a deputy who is named gets a kallelse too."""

from collections.abc import Sequence
from dataclasses import replace

from sspf.domain.errors import NotAllowedError, StaleError, UnknownPersonError
from sspf.domain.invitations import Answer, Response, is_declined, standing_in
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.meeting import InvitationAnswered
from sspf.domain.organisation import Person, PersonId
from sspf.domain.outbox import Kind, Sent
from sspf.domain.planning import message
from sspf.domain.tellings import Road
from sspf.ports import Services
from sspf.use_cases.await_link import link_of
from sspf.use_cases.call_meeting import summons
from sspf.use_cases.let_go import anew, let_go
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.show_meetings import answered


async def answer_invitation(
    services: Services,
    who: Who,
    id: MeetingId,
    response: Response,
    deputy: PersonId | None = None,
    sequence: int | None = None,
) -> InvitationAnswered:
    """The newest answer counts. `sequence`: of the card answered; StaleError when it has moved."""
    async with enter(services, who) as room:
        meeting = await room.uow.meetings.get(id)
        await must_be_answerable(room, meeting, room.me, sequence)
        if deputy is not None:
            must_be_a_deputy(room, meeting, room.me, deputy)
        before = await room.uow.invitations.of_meeting(meeting.id)
        answer = Answer(
            meeting=id,
            person=room.me.id,
            response=response,
            answered_at=room.now,
            deputy=deputy if response is Response.DECLINED else None,
            mandate=_said(room, meeting, before) if response is Response.ACCEPTED else None,
            meeting_sequence=meeting.sequence,
            road=who.road,
        )
        await keep_answer(room, meeting, answer)
        return answered(room, meeting, answer, await link_of(room, meeting))


def _said(room: AskersRoom, meeting: Meeting, before: Sequence[Answer]) -> bool | None:
    """Saying yes again takes nothing back of what was said about mandate."""
    for answer in before:
        if answer.person == room.me.id and answer.meeting_sequence == meeting.sequence:
            return answer.mandate
    return None


async def keep_answer(room: AskersRoom, meeting: Meeting, answer: Answer) -> None:
    """The same answer again changes nothing; a deputy who is named is called."""
    before = await room.uow.invitations.of_meeting(meeting.id)
    if any(one.says_the_same(answer) for one in before):
        return
    await room.uow.invitations.put(answer)
    tag = f"invitation:answer:{answer.road}"
    await room.note(tag, meeting.id, controller=meeting.controller)
    await _tell(room, meeting, room.organisation.person(answer.person), before)


async def _tell(
    room: AskersRoom, meeting: Meeting, person: Person, before: Sequence[Answer]
) -> None:
    """A deputy who is named is called, one who is not needed any more is told; and the convener
    hears at once when somebody who was to sit in another's place cannot come either."""
    after = await room.uow.invitations.of_meeting(meeting.id)
    was, now = standing_in(before, meeting), standing_in(after, meeting)
    rows = await room.uow.outbox.about(meeting.id)
    for deputy in sorted(now - was):
        called = summons(room, meeting, deputy, why="why.deputy")
        await room.queue(*anew(called, rows, deputy))
    members = {p.id for p in room.organisation.members(meeting.group)}
    for deputy in sorted(was - now - members):
        await let_go(room, meeting, deputy)
    mine = [a for a in after if a.person == person.id]
    if person.id in now and is_declined(mine, meeting, person.id) and not mine[0].deputy:
        await _tell_convener(room, meeting, person, rows)


async def _tell_convener(
    room: AskersRoom, meeting: Meeting, person: Person, rows: Sequence[Sent]
) -> None:
    """A seat that was filled is empty again."""
    group = room.organisation.group(meeting.group)
    convener = group.stand_in if group.convener == person.id else group.convener
    if convener is None or person.party is None:
        return
    said = message(
        meeting,
        Kind.SEAT_EMPTY,
        convener,
        room.days.next_sending(room.now),
        "why.seat_empty",
        on=meeting.held_on.isoformat(),
        party=person.party,
        person=person.id,
    )
    n = sum(row.message.kind is Kind.SEAT_EMPTY for row in rows)
    await room.queue(replace(said, key=f"{said.key}:{n}"))


async def must_be_answerable(
    room: AskersRoom, meeting: Meeting, person: Person, sequence: int | None = None
) -> None:
    if meeting.group not in person.groups:
        raise NotAllowedError(meeting.id)
    if not meeting.is_on or room.now >= meeting.ends_at:
        raise StaleError(meeting.id)
    if sequence not in (None, meeting.sequence) and not await _shows(room, meeting, sequence):
        raise StaleError(meeting.id)


async def _shows(room: AskersRoom, meeting: Meeting, sequence: int | None) -> bool:
    """The card says what holds: the meeting has been moved and moved back since."""
    told = await room.uow.tellings.to(room.me.id)
    mine = [t for t in told if t.meeting == meeting.id and t.road is Road.CHAT]
    return any(t.holds(meeting) and t.shown == sequence for t in mine)


def must_be_a_deputy(room: AskersRoom, meeting: Meeting, person: Person, deputy: PersonId) -> None:
    group, party, day = meeting.group, person.party, meeting.held_on
    seated = room.organisation.seated(group, party, day) if party else ()
    if deputy == person.id or deputy not in {p.id for p in seated}:
        raise UnknownPersonError(deputy)
