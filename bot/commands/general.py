"""Typed: help, how texts are shared, yes and no to what was asked."""

from bot.turn import Reply, Turn, notice
from sspf.domain.organisation import IndividualMode
from sspf.ports import Services
from sspf.use_cases.choose_reminders import Reminders, choose_reminders
from sspf.use_cases.show_help import show_help

INDIVIDUAL_TEXTS = frozenset({IndividualMode.STRUCTURED, IndividualMode.FREE_TEXT})


async def show(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_help(services, turn.who))


async def no_reminders(turn: Turn, services: Services) -> Reply:
    await choose_reminders(services, turn.who, Reminders.OFF)
    return notice("answer.reminders_off")


async def reminders(turn: Turn, services: Services) -> Reply:
    await choose_reminders(services, turn.who, Reminders.ON)
    return notice("answer.reminders_on")


async def sharing(turn: Turn, services: Services) -> Reply:
    """Of the individual level only where it is written in texts."""
    writes = turn.organisation.individual in INDIVIDUAL_TEXTS
    return notice("answer.sharing_individual" if writes else "answer.sharing")
