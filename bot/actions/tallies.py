"""Buttons of the anonymous tally."""

from bot.turn import Reply, Turn
from sspf.ports import Services
from sspf.use_cases.count_contact import take_back_contact


async def undo(turn: Turn, services: Services) -> Reply:
    return Reply(message=await take_back_contact(services, turn.who))
