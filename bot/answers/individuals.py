"""Understood: when the two agencies' lists are evaluated and chosen anew.

The dates stand on the list itself. Who does not keep it gets the words that everybody gets
whatever exists (R-32).
"""

from bot.absent import answered
from bot.turn import Reply, Turn
from sspf.ports import Services
from sspf.use_cases.keep_list import show_list


async def dates(turn: Turn, services: Services) -> Reply:
    key = str(turn.slots.get("list", ""))
    return await answered(turn, services, show_list(services, turn.who, key))
