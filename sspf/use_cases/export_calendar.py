"""One group's meetings, for a file that whoever runs the house writes on its own machine."""

from sspf.domain.feeds import FeedCalendar
from sspf.domain.organisation import GroupKey, MunicipalityId
from sspf.ports import Services
from sspf.use_cases.read_feed import lines_of
from sspf.use_cases.room import enter_alone


async def export_calendar(
    services: Services, municipality: MunicipalityId, group: GroupKey
) -> FeedCalendar:
    """UnknownGroupError for a group that is not there."""
    async with enter_alone(services, municipality) as room:
        room.organisation.group(group)
        return FeedCalendar(lines=await lines_of(room, frozenset({group})))
