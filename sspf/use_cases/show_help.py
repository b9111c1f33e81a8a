"""What this person can do right now."""

from datetime import datetime

from sspf.domain.errors import NotAllowedError, UnknownMeetingError
from sspf.domain.meetings import Meeting, MeetingStatus
from sspf.domain.messages.general import Help
from sspf.ports import Services
from sspf.use_cases.lines import visible
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.show_meetings import convenes_any, deadline_of


async def show_help(services: Services, who: Who) -> Help:
    async with enter(services, who) as room:
        return await help_card(room)


async def help_card(room: AskersRoom, *, is_welcome: bool = False) -> Help:
    mine = [
        c
        for c in visible(room, await room.uow.commitments.still_open())
        if c.owner == room.me.id and room.asker.is_private
    ]
    return Help(
        first_name=room.me.first_name,
        deadline=await _deadline(room),
        to_update=len(mine),
        concern_link=room.organisation.concern_link or "",
        municipality=room.organisation.name,
        is_welcome=is_welcome,
        is_convener=convenes_any(room),
    )


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
