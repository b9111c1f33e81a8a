"""Understood: cases, consents and lists of individuals.

The individual level is not built. Everybody gets the same words whatever exists (R-32), and where
others read along they are pointed to their own chat (R-52).
"""

from bot.absent import no_case
from bot.turn import Reply, Turn
from sspf.ports import Services


async def none(turn: Turn, services: Services) -> Reply:
    return no_case(turn)
