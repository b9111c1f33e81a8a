"""Typed: a private reminder of one's own report of concern; only the day is read."""

from bot.clocks import today
from bot.dates import find_date
from bot.turn import Reply, Turn
from sspf.ports import Services
from sspf.use_cases.remind_oneself import forget_own_reminders, remind_oneself


async def keep(turn: Turn, services: Services) -> Reply:
    """`påminn mig om min egen anmälan på fredag`: whatever else was typed goes no further."""
    on = find_date(turn.rest, today(turn, services))
    return Reply(message=await remind_oneself(services, turn.who, on, turn.activity))


async def forget(turn: Turn, services: Services) -> Reply:
    """`glöm min påminnelse`."""
    return Reply(message=await forget_own_reminders(services, turn.who))
