"""Typed: with mandate or without, and how every seat stands before the meeting."""

from bot.turn import Reply, Turn
from sspf.domain.mandates import Mandate
from sspf.ports import Services
from sspf.use_cases.show_mandate import say_mandate, show_mandate


async def with_mandate(turn: Turn, services: Services) -> Reply:
    return Reply(message=await say_mandate(services, turn.who, Mandate.WITH))


async def without_mandate(turn: Turn, services: Services) -> Reply:
    return Reply(message=await say_mandate(services, turn.who, Mandate.WITHOUT))


async def show(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_mandate(services, turn.who))
