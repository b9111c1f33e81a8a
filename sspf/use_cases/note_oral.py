"""Written down by the convener: what somebody said by word of mouth in answer to a kallelse."""

from dataclasses import dataclass
from datetime import datetime

from sspf.domain.access import may_convene
from sspf.domain.errors import NotConvenerError
from sspf.domain.invitations import Answer, Response
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import PersonId
from sspf.domain.roads import Road
from sspf.ports import Services
from sspf.use_cases.answer_invitation import (
    keep_answer,
    must_be_a_deputy,
    must_be_answerable,
)
from sspf.use_cases.room import Who, enter


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One person's answer, as it was said."""

    person: PersonId
    response: Response
    deputy: PersonId | None = None
    said_at: datetime | None = None
    """Aware; None when the hour was not noted."""


async def note_oral_answer(services: Services, who: Who, id: MeetingId, said: Spoken) -> None:
    """A full answer, with who wrote it down and when it was said."""
    async with enter(services, who) as room:
        meeting = await room.uow.meetings.get(id)
        if not may_convene(room.asker, meeting.group):
            raise NotConvenerError(id)
        person = room.organisation.person(said.person)
        await must_be_answerable(room, meeting, person)
        declined = said.response is Response.DECLINED
        deputy = said.deputy if declined else None
        if deputy is not None:
            must_be_a_deputy(room, meeting, person, deputy)
        answer = Answer(
            meeting=id,
            person=person.id,
            response=said.response,
            answered_at=room.now,
            deputy=deputy,
            meeting_sequence=meeting.sequence,
            road=Road.ORAL,
            noted_by=room.me.id,
            said_at=said.said_at,
        )
        await keep_answer(room, meeting, answer)
