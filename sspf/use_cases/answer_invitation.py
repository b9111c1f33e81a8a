"""Answer a kallelse; a deputy who is named gets a kallelse too."""

from dataclasses import replace

from sspf.domain.errors import NotAllowedError, StaleError, UnknownPersonError
from sspf.domain.invitations import Answer, Response
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.meeting import InvitationAnswered
from sspf.domain.organisation import PersonId
from sspf.ports import Services
from sspf.use_cases.await_link import link_of
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
        _must_be_answerable(room, meeting, sequence)
        if deputy is not None:
            _must_be_a_deputy(room, meeting, deputy)
        answer = Answer(
            meeting=id,
            person=room.me.id,
            response=response,
            answered_at=room.now,
            deputy=deputy if response is Response.DECLINED else None,
            meeting_sequence=meeting.sequence,
        )
        await _keep(room, meeting, answer)
        if deputy and response is Response.DECLINED:
            await room.queue(*summons(room, meeting, deputy, why="why.deputy"))
        return InvitationAnswered(
            meeting=facts(room, meeting),
            response=response,
            deputy=room.organisation.person(deputy).name if deputy else "",
            join_url=await link_of(room, meeting),
        )


async def _keep(room: AskersRoom, meeting: Meeting, answer: Answer) -> None:
    """The same answer again changes nothing."""
    for before in await room.uow.invitations.of_meeting(meeting.id):
        if replace(before, answered_at=answer.answered_at) == answer:
            return
    await room.uow.invitations.put(answer)
    await room.note("invitation:answer", meeting.id, controller=meeting.controller)


def _must_be_answerable(room: AskersRoom, meeting: Meeting, sequence: int | None) -> None:
    if meeting.group not in room.me.groups:
        raise NotAllowedError(meeting.id)
    if sequence is not None and sequence != meeting.sequence:
        raise StaleError(meeting.id)
    if not meeting.is_on or room.now >= meeting.ends_at:
        raise StaleError(meeting.id)


def _must_be_a_deputy(room: AskersRoom, meeting: Meeting, deputy: PersonId) -> None:
    seated = room.organisation.seated(meeting.group, room.me.party) if room.me.party else ()
    if deputy == room.me.id or deputy not in {p.id for p in seated}:
        raise UnknownPersonError(deputy)
