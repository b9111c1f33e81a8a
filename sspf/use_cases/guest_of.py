"""The one point that a guest is invited to, as that guest may see it: nothing else exists."""

from sspf.domain.agenda import Point
from sspf.domain.guests import Guest
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting
from sspf.domain.messages.guest import GuestInvitation
from sspf.domain.messages.meeting import MeetingChange
from sspf.domain.organisation import Organisation, PersonId
from sspf.use_cases.lines import facts
from sspf.use_cases.room import AskersRoom, Room

CLOSED_TO_GUESTS = frozenset({Point.INDIVIDUAL, Point.RAISING})
"""Points about individuals: nobody from outside is invited there (A26, level 3)."""


async def guest_of(room: AskersRoom, meeting: Meeting) -> Guest | None:
    """The asker's own invitation to this meeting as a guest, as long as it gives access."""
    for guest in await room.uow.guests.of_meeting(meeting.id):
        if guest.person == room.me.id and guest.is_invited:
            return guest
    return None


async def guests_of(room: Room, meeting: Meeting) -> list[Guest]:
    return [g for g in await room.uow.guests.of_meeting(meeting.id) if g.is_invited]


async def is_guest(room: Room, meeting: Meeting, person: PersonId) -> bool:
    return any(g.person == person for g in await guests_of(room, meeting))


async def guest_invitation(
    room: AskersRoom, meeting: Meeting, guest: Guest, change: MeetingChange | None = None
) -> GuestInvitation:
    return GuestInvitation(
        meeting=facts(room, meeting),
        point=guest.point,
        name=point_name(room.organisation, guest.point),
        title=await item_title(room, guest),
        change=change,
    )


async def item_title(room: Room, guest: Guest) -> str:
    """What was written under the point, as it reads now; never of an individual."""
    if guest.item is None:
        return ""
    for item in await room.uow.minutes.items(guest.meeting):
        shallow = item.level is not BriefingLevel.INDIVIDUAL and item.case is None
        if item.id == guest.item and shallow and not item.is_from_briefing:
            return item.title
    return ""


def point_name(organisation: Organisation, point: str) -> str:
    """In the model's own words, where it has some; empty: the catalogue's."""
    return next((c.name for c in organisation.rules.points if c.key == point), "")
