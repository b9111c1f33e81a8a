"""Typed: lists of commitments, and changes to one; a change is always asked about first."""

from bot.commands.ids import after_id, find_id
from bot.dates import find_date
from bot.prevention_words import goal_named, prevention_named
from bot.turn import Reply, Turn
from bot.understand import fold
from bot.words import parties_named
from cards.acts import Act
from sspf.domain.commitments import Effect
from sspf.ports import Services
from sspf.use_cases.ask_change import confirm_change, confirm_postponement, open_change_form
from sspf.use_cases.change_commitment import ask_owner
from sspf.use_cases.commitment_query import Query
from sspf.use_cases.list_commitments import list_commitments, open_commitment
from sspf.use_cases.undo_change import undo_last

EFFECTS = {
    "delvis": Effect.PARTLY,
    "for tidigt": Effect.TOO_EARLY,
    "ingen effekt": Effect.NO,
    "effekt nej": Effect.NO,
    "effekt ja": Effect.YES,
    "partly": Effect.PARTLY,
    "too early": Effect.TOO_EARLY,
    "no effect": Effect.NO,
}


async def mine(turn: Turn, services: Services) -> Reply:
    status = "overdue" if "forsena" in fold(turn.rest) else "open"
    return await _list(turn, services, Query(mine=True, status=status))


async def listed(turn: Turn, services: Services) -> Reply:
    return await _list(turn, services, _query(turn, "open"))


async def every(turn: Turn, services: Services) -> Reply:
    """Whatever has become of them."""
    return await _list(turn, services, _query(turn, "any"))


async def overdue(turn: Turn, services: Services) -> Reply:
    return await _list(turn, services, _query(turn, "overdue"))


async def open_one(turn: Turn, services: Services) -> Reply:
    which = await find_id(turn, services)
    return Reply(message=await open_commitment(services, turn.who, which))


async def done(turn: Turn, services: Services) -> Reply:
    """With an effect said, the form with it filled in; else a plain question."""
    which = await find_id(turn, services)
    effect = next((e for words, e in EFFECTS.items() if words in fold(turn.rest)), None)
    if effect:
        form = await open_change_form(services, turn.who, which, "done", effect.value)
        typed = {"effect": effect.value}
        return Reply(message=form, asks=Act.COMMITMENT_DONE, typed=typed)
    card = await confirm_change(services, turn.who, which, "done")
    return Reply(message=card, asks=Act.COMMITMENT_CONFIRM)


async def start(turn: Turn, services: Services) -> Reply:
    which = await find_id(turn, services)
    card = await confirm_change(services, turn.who, which, "start")
    return Reply(message=card, asks=Act.COMMITMENT_CONFIRM)


async def postpone(turn: Turn, services: Services) -> Reply:
    """The new date comes after the number: `flytta 4 till 12 mars`."""
    which = await find_id(turn, services)
    today = services.working_days(turn.organisation).local(services.clock.now()).date()
    day = find_date(after_id(turn.rest), today)
    if day is None:
        return Reply(message=await open_change_form(services, turn.who, which, "postpone"))
    card = await confirm_postponement(services, turn.who, which, day.isoformat())
    return Reply(message=card, asks=Act.COMMITMENT_CONFIRM)


async def need_help(turn: Turn, services: Services) -> Reply:
    which = await find_id(turn, services)
    note = after_id(turn.rest)
    form = await open_change_form(services, turn.who, which, "help", note)
    asks = Act.COMMITMENT_HELP if note else ""
    return Reply(message=form, asks=asks, typed={"help_note": note})


async def cancel(turn: Turn, services: Services) -> Reply:
    """Asks for a reason; nothing is ever deleted."""
    which = await find_id(turn, services)
    reason = after_id(turn.rest)
    form = await open_change_form(services, turn.who, which, "cancel", reason)
    asks = Act.COMMITMENT_CANCEL if reason else ""
    return Reply(message=form, asks=asks, typed={"reason": reason})


async def ask(turn: Turn, services: Services) -> Reply:
    return Reply(message=await ask_owner(services, turn.who, await find_id(turn, services)))


async def undo(turn: Turn, services: Services) -> Reply:
    return Reply(message=await undo_last(services, turn.who, turn.activity))


async def _list(turn: Turn, services: Services, query: Query) -> Reply:
    return Reply(message=await list_commitments(services, turn.who, query))


def _query(turn: Turn, status: str) -> Query:
    parties = parties_named(turn.text, turn.organisation)
    return Query(
        parties=tuple(parties),
        status=status,
        prevention=prevention_named(turn.text),
        goal=goal_named(turn.text, turn.organisation),
    )
