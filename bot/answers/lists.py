"""Understood: lists and numbers of commitments, one of them, and how a list goes on."""

from collections.abc import Awaitable, Mapping
from dataclasses import replace

from bot.absent import no_case
from bot.answers.asked import query_of
from bot.answers.which import which
from bot.clocks import today
from bot.prevention_words import with_prevention
from bot.turn import Reply, Turn, notice
from bot.understanding.meaning import Meaning
from sspf.domain.levels import BriefingLevel
from sspf.ports import Services
from sspf.use_cases.commitment_query import Query
from sspf.use_cases.list_commitments import (
    count_commitments,
    count_of_case,
    list_commitments,
    list_of_case,
    open_commitment,
)
from sspf.use_cases.recall import recall

INDIVIDUAL = BriefingLevel.INDIVIDUAL


async def listed(turn: Turn, services: Services) -> Reply:
    if turn.slots.get("level") == INDIVIDUAL and not turn.who.is_private:
        return notice("answer.private")
    turn = _with_prevention(turn)
    query = _query(turn, services)
    if turn.slots.get("case"):
        return await _of_case(turn, list_of_case(services, turn.who, _code(turn), query))
    found = await list_commitments(services, turn.who, query)
    return Reply(message=found, answers=Meaning("list_commitments", dict(turn.slots), 1.0))


async def counted(turn: Turn, services: Services) -> Reply:
    if turn.slots.get("level") == INDIVIDUAL and not turn.who.is_private:
        return notice("answer.private")
    turn = _with_prevention(turn)
    if turn.slots.get("case"):
        query = _query(turn, services)
        return await _of_case(turn, count_of_case(services, turn.who, _code(turn), query))
    by = str(turn.slots.get("by", ""))
    query = _query(turn, services)
    found = await count_commitments(services, turn.who, query, by)
    return Reply(message=found, answers=Meaning("list_commitments", dict(turn.slots), 1.0))


async def _of_case(turn: Turn, asked: Awaitable[object]) -> Reply:
    """Where others read the answer is the same, and as much is done for it."""
    found = await asked
    return Reply(message=found) if found and turn.who.is_private else no_case(turn)


def _code(turn: Turn) -> str:
    return str(turn.slots["case"])


async def shown(turn: Turn, services: Services) -> Reply:
    if not turn.who.is_private:
        return notice("answer.private")
    meant = await which(turn, services, "show_commitment")
    if isinstance(meant, Reply):
        return meant
    return Reply(message=await open_commitment(services, turn.who, meant))


async def searched(turn: Turn, services: Services) -> Reply:
    """In the texts of what may be seen; whatever has become of it."""
    slots = {"status": "any", **turn.slots}
    return await listed(with_slots(turn, slots), services)


async def followed(turn: Turn, services: Services) -> Reply:
    """ "Och polisens?", "bara försenade": the last list with this instead."""
    before = await recall(services, turn.who)
    if not before.answered:
        return notice("answer.nothing_to_follow")
    return await listed(with_slots(turn, merged(before.answered["slots"], turn.slots)), services)


async def sorted_anew(turn: Turn, services: Services) -> Reply:
    return await followed(turn, services)


async def next_page(turn: Turn, services: Services) -> Reply:
    """ "Visa fler" is taken by bot/dispatch.py, which knows the button; nothing more is left."""
    return notice("answer.no_more")


def merged(before: Mapping[str, object], said: Mapping[str, object]) -> dict[str, object]:
    """An agency that is named takes the place of whose the list was."""
    kept = dict(before)
    if {"agency", "owner"} & set(said):
        for name in ("agency", "agency_not", "owner", "match"):
            kept.pop(name, None)
    return kept | dict(said)


def with_slots(turn: Turn, slots: Mapping[str, object]) -> Turn:
    return replace(turn, slots=slots)


def _with_prevention(turn: Turn) -> Turn:
    return with_slots(turn, with_prevention(turn.text, turn.slots, turn.organisation))


def _query(turn: Turn, services: Services) -> Query:
    return query_of(turn.slots, turn.person, turn.organisation, today(turn, services))
