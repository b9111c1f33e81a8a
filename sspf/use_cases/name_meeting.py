"""Which meeting is meant: the next, the last, the one of a day, the one on Thursday."""

from datetime import date, timedelta

from sspf.domain.errors import UnknownMeetingError
from sspf.domain.meetings import Meeting
from sspf.domain.messages.meeting import MeetingFacts
from sspf.ports import Services
from sspf.use_cases.lines import facts
from sspf.use_cases.resolve_query import meetings_around
from sspf.use_cases.room import AskersRoom, Who, enter

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


async def name_meeting(services: Services, who: Who, which: str) -> MeetingFacts:
    """`next`, `last`, an ISO date or a weekday in English; UnknownMeetingError for none."""
    async with enter(services, who) as room:
        return facts(room, await named_meeting(room, which))


async def named_meeting(room: AskersRoom, which: str) -> Meeting:
    group, around = await meetings_around(room)
    found = around.last if which == "last" else around.next
    if which not in ("", "next", "last"):
        day = day_named(which, room.today)
        every = await room.uow.meetings.of_group(group)
        found = next((m for m in every if m.held_on == day and m.is_on), None)
    if found is None:
        raise UnknownMeetingError(group)
    return found


def day_named(which: str, today: date) -> date | None:
    """An ISO date, or the next such weekday from today on; None for anything else."""
    if which in WEEKDAYS:
        return today + timedelta(days=(WEEKDAYS.index(which) - today.weekday()) % 7)
    try:
        return date.fromisoformat(which)
    except ValueError:
        return None
