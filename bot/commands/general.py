"""Typed: help, how texts are shared, yes and no to what was asked."""

from bot.turn import Reply, Turn, notice
from sspf.ports import Services
from sspf.use_cases.choose_reminders import Reminders, choose_reminders
from sspf.use_cases.show_help import show_help


async def show(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_help(services, turn.who))


async def no_reminders(turn: Turn, services: Services) -> Reply:
    await choose_reminders(services, turn.who, Reminders.OFF)
    return notice("answer.reminders_off")


async def reminders(turn: Turn, services: Services) -> Reply:
    await choose_reminders(services, turn.who, Reminders.ON)
    return notice("answer.reminders_on")


async def sharing(turn: Turn, services: Services) -> Reply:
    return notice("answer.sharing")
