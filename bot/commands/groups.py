"""Typed: the groups as a tree, the model, oversight, and who sits where."""

from bot.group_words import number_in
from bot.turn import Reply, Turn
from sspf.ports import Services
from sspf.use_cases.decide_proposals import decide_proposal, show_proposals
from sspf.use_cases.oversee import oversee
from sspf.use_cases.show_groups import show_contact_list, show_groups, show_model


async def tree(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_groups(services, turn.who))


async def model(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_model(services, turn.who))


async def oversight(turn: Turn, services: Services) -> Reply:
    return Reply(message=await oversee(services, turn.who))


async def contacts(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_contact_list(services, turn.who))


async def proposals(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_proposals(services, turn.who))


async def decide(turn: Turn, services: Services) -> Reply:
    """`besluta förslag 3`."""
    return Reply(message=await decide_proposal(services, turn.who, number_in(turn.rest)))
