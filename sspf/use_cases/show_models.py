"""The models that can be chosen, to the administrator: what each is, what it would take away.

Nothing is changed here. The choice is made where the whole difference is shown before it is saved.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sspf.domain.errors import NotAllowedError
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.board import Board, BoardRow
from sspf.domain.messages.general import Phrase, phrase
from sspf.domain.organisation import Group, IndividualMode, Organisation, PartyKey, Role
from sspf.ports import Services
from sspf.use_cases.room import Who, enter
from sspf.use_cases.standing_in_the_way import standing_in_the_way


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One model, in what decides whether a municipality can change to it."""

    key: str
    name: str
    words: str
    """In short, as people read it."""
    parties: frozenset[PartyKey]
    lists: frozenset[str] = frozenset()
    has_individuals: bool = True


async def show_models(services: Services, who: Who, offered: Sequence[Offered]) -> Board:
    """For the administrator, in the own chat."""
    async with enter(services, who) as room:
        if Role.ADMIN not in room.me.roles or not room.asker.is_private:
            raise NotAllowedError(room.me.id)
        organisation = room.organisation
    rows = [await _row(services, who, organisation, model) for model in offered]
    return Board(title="title.models", intro=(phrase("models.how"),), rows=tuple(rows))


async def _row(
    services: Services, who: Who, organisation: Organisation, model: Offered
) -> BoardRow:
    heading = phrase("models.heading", name=model.name, code=model.key)
    if model.key == organisation.model:
        return BoardRow(heading=heading, text=model.words, facts=(phrase("models.yours"),))
    after = _with(organisation, model)
    stops = await standing_in_the_way(services, who.municipality, after)
    n = sum(thing.count for thing in stops)
    return BoardRow(
        heading=heading,
        text=model.words,
        facts=_lost(organisation, after),
        flags=(phrase("models.stops", n=n),) if n else (),
    )


def _lost(organisation: Organisation, after: Organisation) -> tuple[Phrase, ...]:
    left = {party.key for party in after.parties}
    names = tuple(party.name for party in organisation.parties if party.key not in left)
    ends = organisation.individual is not after.individual
    return (
        *((phrase("models.parties", names=names),) if names else ()),
        *((phrase("models.no_individuals"),) if ends else ()),
    )


def _with(organisation: Organisation, model: Offered) -> Organisation:
    """What is here now, less what the model does not have. Groups are the municipality's own."""
    off = not model.has_individuals
    return replace(
        organisation,
        parties=tuple(p for p in organisation.parties if p.key in model.parties),
        groups=tuple(_group(g, off=off) for g in organisation.groups),
        lists=tuple(rule for rule in organisation.lists if rule.key in model.lists),
        individual=IndividualMode.OFF if off else organisation.individual,
    )


def _group(group: Group, *, off: bool) -> Group:
    return replace(group, levels=group.levels - {BriefingLevel.INDIVIDUAL}) if off else group
