"""What a family may read: what SSPF is here, what is written down, their rights, whom to ask."""

from sspf.domain.access import may_convene
from sspf.domain.errors import NotConvenerError, UnknownMeetingError
from sspf.domain.family import FamilyContact, FamilyInformation, FamilyInvitation
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.organisation import GroupKey, Role
from sspf.ports import Services
from sspf.use_cases.lines import facts
from sspf.use_cases.room import AskersRoom, Who, enter


async def show_family(services: Services, who: Who) -> FamilyInformation:
    """Of the municipality alone, never of anybody; whoever works with SSPF may print it."""
    async with enter(services, who) as room:
        return _information(room)


async def show_family_invitation(
    services: Services, who: Who, id: MeetingId | None = None
) -> FamilyInvitation:
    """Of a meeting that a family has a seat at; None: the next one that the asker convenes.

    NotConvenerError for anybody else, UnknownMeetingError where no family takes part.
    """
    async with enter(services, who) as room:
        meeting = await _meeting(room, id)
        seats = room.organisation.seats(meeting.group)
        return FamilyInvitation(
            meeting=facts(room, meeting),
            agencies=tuple(party.name for party in seats if party.bot_access),
            information=_information(room),
        )


async def _meeting(room: AskersRoom, id: MeetingId | None) -> Meeting:
    groups = [g.key for g in room.organisation.groups if may_convene(room.asker, g.key)]
    if not groups:
        raise NotConvenerError(room.me.id)
    with_family = [group for group in groups if _has_family(room, group)]
    if id is not None:
        meeting = await room.uow.meetings.get(id)
        if meeting.group not in with_family:
            raise NotConvenerError(id)
        return meeting
    ahead = [
        meeting
        for group in with_family
        for meeting in await room.uow.meetings.of_group(group)
        if meeting.is_announced and meeting.is_on and meeting.ends_at > room.now
    ]
    if not ahead:
        raise UnknownMeetingError(room.me.id)
    return min(ahead, key=lambda meeting: meeting.starts_at)


def _has_family(room: AskersRoom, group: GroupKey) -> bool:
    """Somebody takes part whom the bot never writes to."""
    return any(not party.bot_access for party in room.organisation.seats(group))


def _information(room: AskersRoom) -> FamilyInformation:
    organisation = room.organisation
    controllers = {each.key: each.name for each in organisation.authorities}
    coordinators = [p for p in organisation.people if Role.COORDINATOR in p.roles]
    return FamilyInformation(
        municipality=organisation.name,
        agencies=tuple(party.name for party in organisation.parties if party.bot_access),
        works_with_individuals=any(
            BriefingLevel.INDIVIDUAL in group.levels for group in organisation.groups
        ),
        controller=controllers.get(organisation.controller, ""),
        contacts=tuple(
            FamilyContact(name=p.name, title=p.title, email=p.email) for p in coordinators
        ),
        concern_link=organisation.concern_link or "",
    )
