"""The models that can be chosen, to the administrator: what each is, what it would take away.

Nothing is changed here: a model is chosen in change_model.py, where the difference is shown first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.board import Board, BoardRow, Do, Doing
from sspf.domain.messages.general import Phrase, phrase
from sspf.domain.organisation import Group, IndividualMode, Organisation, PartyKey
from sspf.domain.ways_of_working import ModelChange
from sspf.ports import Services
from sspf.use_cases.administer import must_administer
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.standing_in_the_way import stopping


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
        must_administer(room)
        rows = [await _row(room, model) for model in offered]
        changes = tuple(_change(room.organisation, c) for c in room.organisation.ways.changes)
        return Board(title="title.models", intro=(phrase("models.how"), *changes), rows=tuple(rows))


def _change(organisation: Organisation, change: ModelChange) -> Phrase:
    name = next((p.name for p in organisation.people if p.id == change.by), "")
    key = "models.change" if name else "models.change_by_command"
    return phrase(key, date=change.changed_on, before=change.before, after=change.after, name=name)


async def _row(room: AskersRoom, model: Offered) -> BoardRow:
    organisation = room.organisation
    heading = phrase("models.heading", name=model.name, code=model.key)
    if model.key == organisation.model:
        return BoardRow(heading=heading, text=model.words, facts=(phrase("models.yours"),))
    after = _with(organisation, model)
    n = len({(thing.what, thing.id) for thing in await stopping(room, after)})
    return BoardRow(
        heading=heading,
        text=model.words,
        facts=_lost(organisation, after),
        flags=(phrase("models.stops", n=n),) if n else (),
        does=(Do(what=Doing.MODEL_CHECK, subject="model", value=model.key),),
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
