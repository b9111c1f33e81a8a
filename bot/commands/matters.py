"""Typed: send a matter to another group, follow it, and decide in it."""

from datetime import date

from bot.group_words import after_number, cut_group, group_named, number_in, parts_of
from bot.present import words
from bot.turn import Reply, Turn, notice
from bot.words import parties_named
from cards.acts import Act
from sspf.domain.errors import TextRefusedError
from sspf.domain.matters import DECIDED_LIMIT, MatterKind
from sspf.domain.messages.general import TextKept
from sspf.ports import Services
from sspf.use_cases.follow_matter import (
    close_matter,
    decide_matter,
    forward_matter,
    give_matter,
    list_matters,
    open_matter,
)
from sspf.use_cases.raise_matter import MatterTyped, open_matter_form


async def listed(turn: Turn, services: Services) -> Reply:
    return Reply(message=await list_matters(services, turn.who))


async def open_one(turn: Turn, services: Services) -> Reply:
    return Reply(message=await open_matter(services, turn.who, number_in(turn.rest)))


async def assign(turn: Turn, services: Services) -> Reply:
    """`uppdrag till Lokal grupp Norr: kartlägg skolk; nivå 2; ansvarig Skola; klart 15 april`."""
    return await _raise(turn, services, MatterKind.ASSIGNMENT)


async def report(turn: Turn, services: Services) -> Reply:
    """`rapport till Strategiska gruppen: så gick det; nivå 1`."""
    return await _raise(turn, services, MatterKind.REPORT)


async def send(turn: Turn, services: Services) -> Reply:
    """`gruppärende till Lokal grupp Söder: belysningen; nivå 1`."""
    return await _raise(turn, services, MatterKind.ITEM)


async def forward(turn: Turn, services: Services) -> Reply:
    """`skicka gruppärende 3 till Styrgruppen`, or `… 3 vidare` to the next in the chain."""
    after = after_number(turn.rest)
    to = group_named(after, turn.organisation)
    if to is None and not after.lower().startswith(("vidare", "on")):
        return notice("answer.matter_to_whom")
    return Reply(message=await forward_matter(services, turn.who, number_in(turn.rest), to or ""))


async def decide(turn: Turn, services: Services) -> Reply:
    """`beslut i gruppärende 3: vi gör så`. What may not stand there is said, and nothing lost."""
    text = after_number(turn.rest)
    try:
        return Reply(message=await decide_matter(services, turn.who, number_in(turn.rest), text))
    except TextRefusedError as error:
        kept = ((words("sv", "kept.typed"), text),)
        said = TextKept(key=str(error.args[0]), texts=kept, values=(("limit", DECIDED_LIMIT),))
        return Reply(message=said, beside=True)


async def give(turn: Turn, services: Services) -> Reply:
    """`ansvarig för gruppärende 3: Skola`."""
    named = parties_named(after_number(turn.rest), turn.organisation)
    if not named:
        return notice("answer.matter_owner")
    return Reply(message=await give_matter(services, turn.who, number_in(turn.rest), named[0]))


async def close(turn: Turn, services: Services) -> Reply:
    return Reply(message=await close_matter(services, turn.who, number_in(turn.rest)))


async def _raise(turn: Turn, services: Services, kind: MatterKind) -> Reply:
    said, own = cut_group(turn.rest, turn.organisation)
    head, _, text = said.partition(":")
    parts = parts_of(text, turn.organisation, _today(turn, services))
    to = group_named(head, turn.organisation)
    typed = MatterTyped(
        kind=kind,
        from_group=own or "",
        to_group=to or "",
        what=parts.text,
        level=parts.level,
        owner=parts.owner,
        due=parts.due,
    )
    form = await open_matter_form(services, turn.who, typed)
    if form.faults or not parts.text:
        return Reply(message=form)
    fields = {f.id: f.value for f in form.fields}
    return Reply(message=form, asks=Act.MATTER_SEND, typed=fields)


def _today(turn: Turn, services: Services) -> date:
    return services.working_days(turn.organisation).local(services.clock.now()).date()
