"""Typed: figures of meetings, briefings and commitments."""

from bot.turn import Reply, Turn
from sspf.ports import Services
from sspf.use_cases.show_statistics import show_statistics


async def show(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_statistics(services, turn.who))
