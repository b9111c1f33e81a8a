"""Understood: a case is looked up, listed, raised. The consents of one: bot/answers/individuals."""

from bot.absent import no_case
from bot.case_replies import is_off, list_all, show_one
from bot.case_words import code_in
from bot.commands import case_work, cases
from bot.turn import Reply, Turn
from sspf.ports import Services


async def lookup(turn: Turn, services: Services) -> Reply:
    code = str(turn.slots.get("case", "")) or code_in(turn.text)
    return no_case(turn) if is_off(turn) else await show_one(turn, services, code)


async def listed(turn: Turn, services: Services) -> Reply:
    return no_case(turn) if is_off(turn) else await list_all(turn, services)


async def create(turn: Turn, services: Services) -> Reply:
    if is_off(turn) or not turn.who.is_private:
        return no_case(turn)
    return await cases.new(turn, services)


async def close(turn: Turn, services: Services) -> Reply:
    if is_off(turn) or not turn.who.is_private:
        return no_case(turn)
    return await case_work.close(turn, services)
