"""Typed: raise a case, show one, list them. Codes only; a name is never asked for or looked up."""

import re

from bot.case_replies import is_off, list_all, show_one
from bot.case_words import code_in, typed_case
from bot.turn import Reply, Turn, notice
from bot.understand import fold
from cards.acts import Act
from cards.case_form import fields_of
from sspf.domain.organisation import Role
from sspf.ports import Services
from sspf.use_cases.raise_case import ask_protected, open_case_form, stop_protected

ITEM = re.compile(r"\s*(?:fran|from)?\s*(?:punkt|item)\s+(\d{1,3})\b\s*[:;]?")
PROTECTED = re.compile(r"\bskydda\w*|\bprotected\b|\bsekretessmark\w*")
NOT = re.compile(r"\b(?:inte|ej|inga|nej|not|no)\b")


async def new(turn: Turn, services: Services) -> Reply:
    """`nytt ärende`, `nytt ärende från punkt 3`, `nytt ärende: inte skyddad; åk 8; skola; …`."""
    if is_off(turn):
        return notice("notunderstood")
    if turn.person.party is None and Role.COORDINATOR in turn.person.roles:
        return notice("case.seat_raises")
    found = ITEM.match(fold(turn.rest))
    number = int(found[1]) if found else 0
    said = turn.rest[found.end() :] if found else turn.rest
    parts = [part.strip() for part in said.split(";") if part.strip(" .!?")]
    protected = [p for p in parts if PROTECTED.search(fold(p))]
    if any(not NOT.search(fold(p)) for p in protected):
        return Reply(message=await stop_protected(services, turn.who))
    question = await ask_protected(services, turn.who, number=number, was_typed=bool(parts))
    if not protected:
        return Reply(message=question)
    typed = typed_case([p for p in parts if p not in protected], turn.organisation)
    form = await open_case_form(services, turn.who, typed, question.item)
    asks = "" if form.faults else Act.CASE_RAISE
    return Reply(message=form, asks=asks, typed=fields_of(typed))


async def show(turn: Turn, services: Services) -> Reply:
    """`visa ärende N27-01`."""
    return await show_one(turn, services, code_in(turn.text))


async def listed(turn: Turn, services: Services) -> Reply:
    """`mina ärenden`."""
    return await list_all(turn, services)
