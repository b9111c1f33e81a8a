"""Typed: count one more contact without a person, and take it back."""

from bot.turn import Reply, Turn, notice
from bot.understand import fold
from bot.words import parties_named
from sspf.domain.report_rules import body_key
from sspf.ports import Services
from sspf.use_cases.count_contact import Contact, count_contact, take_back_contact

MOST_WORDS = 3


async def contact(turn: Turn, services: Services) -> Reply:
    return await _count(turn, services, Contact("coordinator"))


async def offered(turn: Turn, services: Services) -> Reply:
    return await _count(turn, services, Contact("offered"))


async def guided(turn: Turn, services: Services) -> Reply:
    """`lotsad till MiniMaria`: an actor or an agency that the municipality knows, nobody else."""
    said, organisation = fold(turn.rest.strip(" .!?")), turn.organisation
    for actor in organisation.sayings.actors:
        if said == fold(actor):
            return await _count(turn, services, Contact("guided", body_key(actor), actor))
    for key in parties_named(said, organisation)[:1]:
        if len(said.split()) <= MOST_WORDS:
            name = organisation.party(key).name
            return await _count(turn, services, Contact("guided", key, name))
    names = (*organisation.sayings.actors, *(p.name for p in organisation.parties))
    return notice("answer.count_to_whom", names=names)


async def undo(turn: Turn, services: Services) -> Reply:
    return Reply(message=await take_back_contact(services, turn.who))


async def _count(turn: Turn, services: Services, contact: Contact) -> Reply:
    return Reply(message=await count_contact(services, turn.who, contact, turn.activity))
