"""Typed: who has been reached."""

from bot.turn import Reply, Turn
from sspf.ports import Services
from sspf.use_cases.show_reached import show_reached


async def show(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_reached(services, turn.who))
