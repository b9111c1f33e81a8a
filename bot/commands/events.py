"""Typed: put the meeting in everybody's calendar once more."""

from bot.turn import Reply, Turn, notice
from sspf.ports import Services
from sspf.use_cases.put_event_again import put_event_again


async def again(turn: Turn, services: Services) -> Reply:
    is_queued = await put_event_again(services, turn.who)
    return notice("event.again" if is_queued else "event.same")
