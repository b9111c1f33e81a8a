"""Answer a kallelse; a deputy who is named gets a kallelse too."""

from sspf.domain.errors import NotAllowedError, StaleError, UnknownPersonError
from sspf.domain.invitations import Answer, Response
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.meeting import InvitationAnswered
from sspf.domain.organisation import Person, PersonId
from sspf.ports import Services
from sspf.use_cases.call_meeting import summons
from sspf.use_cases.lines import facts
from sspf.use_cases.room import AskersRoom, Who, enter


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
        must_be_answerable(room, meeting, room.me, sequence)
        if deputy is not None:
            must_be_a_deputy(room, meeting, room.me, deputy)
        answer = Answer(
            meeting=id,
            person=room.me.id,
            response=response,
            answered_at=room.now,
            deputy=deputy if response is Response.DECLINED else None,
            meeting_sequence=meeting.sequence,
            road=who.road,
        )
        await keep_answer(room, meeting, answer)
        return InvitationAnswered(
            meeting=facts(room, meeting),
            response=response,
            deputy=room.organisation.person(deputy).name if deputy else "",
            road=who.road,
        )


async def keep_answer(room: AskersRoom, meeting: Meeting, answer: Answer) -> None:
    """The same answer again changes nothing; a deputy who is named is called."""
    every = await room.uow.invitations.of_meeting(meeting.id)
    if not any(before.says_the_same(answer) for before in every):
        await room.uow.invitations.put(answer)
        tag = f"invitation:answer:{answer.road}"
        await room.note(tag, meeting.id, controller=meeting.controller)
    if answer.deputy and answer.response is Response.DECLINED:
        await room.queue(*summons(room, meeting, answer.deputy, why="why.deputy"))


def must_be_answerable(
    room: AskersRoom, meeting: Meeting, person: Person, sequence: int | None = None
) -> None:
    if meeting.group not in person.groups:
        raise NotAllowedError(meeting.id)
    if sequence is not None and sequence != meeting.sequence:
        raise StaleError(meeting.id)
    if not meeting.is_on or room.now >= meeting.ends_at:
        raise StaleError(meeting.id)


def must_be_a_deputy(room: AskersRoom, meeting: Meeting, person: Person, deputy: PersonId) -> None:
    seated = room.organisation.seated(meeting.group, person.party) if person.party else ()
    if deputy == person.id or deputy not in {p.id for p in seated}:
        raise UnknownPersonError(deputy)
