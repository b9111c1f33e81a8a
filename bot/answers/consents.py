"""Understood: what stands of consents, registering one and taking it back; only in private chat.

The same as when it is typed: the case's code is read from what was said.
"""

from bot.commands import consents
from bot.turn import Reply, Turn
from sspf.ports import Services


async def status(turn: Turn, services: Services) -> Reply:
    return await consents.show(turn, services)


async def listed(turn: Turn, services: Services) -> Reply:
    return await consents.show(turn, services)


async def registered(turn: Turn, services: Services) -> Reply:
    return await consents.register(turn, services)


async def withdrawn(turn: Turn, services: Services) -> Reply:
    return await consents.withdraw(turn, services)
