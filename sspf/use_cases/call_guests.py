"""Each guest's own kallelse: with the others', or at once when they have theirs already."""

from sspf.domain.meetings import Meeting
from sspf.domain.organisation import Person
from sspf.domain.outbox import Kind, Message
from sspf.domain.planning import message
from sspf.use_cases.guest_of import guests_of
from sspf.use_cases.let_go import anew
from sspf.use_cases.room import Room


async def call_guests(room: Room, meeting: Meeting) -> int:
    """Each guest's own kallelse; whoever has no chat here gets the mail alone."""
    rows = await room.uow.outbox.about(meeting.id)
    queued = 0
    for guest in await guests_of(room, meeting):
        person = room.organisation.person(guest.person)
        kinds = (Kind.GUEST_INVITATION, Kind.CALENDAR_REQUEST)
        said = [_said(room, meeting, person, kind) for kind in kinds if _reaches(person, kind)]
        queued += await room.queue(*anew(said, rows, person.id))
    return queued


def _reaches(person: Person, kind: Kind) -> bool:
    return bool(person.entra_object_id) or kind is Kind.CALENDAR_REQUEST


def _said(room: Room, meeting: Meeting, person: Person, kind: Kind) -> Message:
    at = room.days.next_sending(room.now)
    return message(meeting, kind, person.id, at, "why.guest", on=meeting.held_on.isoformat())
