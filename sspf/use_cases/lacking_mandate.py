"""Which agencies at the table have nobody there who may decide (A12)."""

from sspf.domain.mandates import lacking
from sspf.domain.meetings import Meeting
from sspf.domain.organisation import PartyKey
from sspf.use_cases.room import Room


async def lacking_mandate(room: Room, meeting: Meeting) -> tuple[PartyKey, ...]:
    """By who is ticked as present; before anybody is, by who has said that they come."""
    answers = await room.uow.invitations.of_meeting(meeting.id)
    present = frozenset(a.person for a in await room.uow.minutes.attendance(meeting.id))
    return lacking(room.organisation, meeting, answers, present)
