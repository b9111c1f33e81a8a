"""Button of the calendar that could not be brought up to date."""

from bot.turn import Reply, Turn, notice
from sspf.domain.meetings import MeetingId
from sspf.ports import Services
from sspf.use_cases.put_event_again import put_event_again


async def again(turn: Turn, services: Services) -> Reply:
    is_queued = await put_event_again(services, turn.who, MeetingId(turn.pressed.subject))
    return notice("event.again" if is_queued else "event.same")
