"""What this person can do right now."""

from datetime import datetime

from sspf.domain.access import levels_open
from sspf.domain.commitments import OPEN
from sspf.domain.errors import NotAllowedError, UnknownMeetingError
from sspf.domain.meetings import Meeting, MeetingStatus
from sspf.domain.messages.general import Help
from sspf.domain.organisation import Role
from sspf.domain.wanted import Wanted
from sspf.ports import Services
from sspf.use_cases.commitment_query import Query
from sspf.use_cases.knowing_room import enter_knowing
from sspf.use_cases.resolve_query import of_cases
from sspf.use_cases.room import AskersRoom, Who
from sspf.use_cases.show_meetings import deadline_of
from sspf.use_cases.what_one_can import what_one_can


async def show_help(services: Services, who: Who) -> Help:
    async with enter_knowing(services, who, "help") as room:
        return await help_card(room)


async def help_card(room: AskersRoom, *, is_welcome: bool = False) -> Help:
    deadline = await _deadline(room)
    return Help(
        first_name=room.me.first_name,
        deadline=deadline,
        to_update=await own_open(room) if room.asker.is_private else 0,
        concern_link=room.organisation.concern_link or "",
        municipality=room.organisation.name,
        is_welcome=is_welcome,
        can=await what_one_can(room, deadline),
        is_of_group=bool(room.me.groups),
        writes=room.me.party is not None or Role.COORDINATOR in room.me.roles,
    )


async def own_open(room: AskersRoom) -> int:
    """How many open commitments of the reader's own the reader may see."""
    counted = 0
    for group in room.me.groups:
        levels = levels_open(room.asker, group, room.now)
        pairs = of_cases(room, Query(), group)
        wanted = Wanted(group=group, levels=levels, of_cases=pairs, statuses=OPEN, owner=room.me.id)
        counted += await room.uow.commitments.count(wanted)
    return counted


async def _deadline(room: AskersRoom) -> datetime | None:
    """When this person's agency has a briefing to give, until when."""
    try:
        meeting = await room.next_meeting(await room.group())
    except (NotAllowedError, UnknownMeetingError):
        return None
    if room.me.party is None or not await _is_awaited(room, meeting):
        return None
    return deadline_of(room, meeting)


async def _is_awaited(room: AskersRoom, meeting: Meeting) -> bool:
    if meeting.status is not MeetingStatus.CALLED or room.me.party is None:
        return False
    if room.me.party not in room.organisation.group(meeting.group).parties:
        return False
    briefing = await room.uow.briefings.find(meeting.id, room.me.party)
    return briefing is None or not briefing.is_submitted
