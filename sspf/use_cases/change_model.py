"""The administrator changes the municipality's model: asked, shown, and only then saved.

What the model is and what it asks is read from data, so the plan of a change is made outside and
called with the organisation as it is now (bot/model_plan.py).
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from sspf.domain.messages.board import Board, BoardField, BoardForm, BoardRow, Do, Doing
from sspf.domain.messages.general import Phrase, phrase
from sspf.domain.organisation import Organisation
from sspf.ports import Services
from sspf.use_cases.administer import must_administer
from sspf.use_cases.install import put_in_place
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.standing_in_the_way import InTheWay, stopping

BETWEEN = "|"
"""In a button's value, between the model's key and the print of what was shown."""
MOST_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One change of model as far as it has been answered."""

    key: str
    name: str
    fields: tuple[BoardField, ...]
    """Everything that the model's source does not say, with what has been answered."""
    faults: tuple[Phrase, ...] = ()
    after: Organisation | None = None
    """None until everything that must be answered is."""
    differences: tuple[Phrase, ...] = ()
    print: str = ""
    """Of the difference and the answers: another print is another change."""


Plan = Callable[[Organisation], Planned]


async def foresee_model(services: Services, who: Who, plan: Plan) -> BoardForm:
    """What is asked, then what differs. Nothing is saved."""
    async with enter(services, who) as room:
        must_administer(room)
        return await _form(room, plan(room.organisation))


async def change_model(services: Services, who: Who, plan: Plan, seen: str) -> Board | BoardForm:
    """Saved when what was seen is what it would come to now; else the difference is shown again."""
    async with enter(services, who) as room:
        must_administer(room)
        before = room.organisation
        planned = plan(before)
        if planned.key == before.model:
            return _changed(planned)
        form = await _form(room, planned)
        if planned.after is None or form.saves.what is not Doing.MODEL_SAVE:
            return form
        if planned.print != seen:
            return _with_fault(form, phrase("models.changed_since")) if seen else form
        await put_in_place(room.uow, before, planned.after, room.now, room.me.id)
        await room.note("organisation:model", before.municipality)
        return _changed(planned)


async def _form(room: AskersRoom, planned: Planned) -> BoardForm:
    after = planned.after
    stops = await stopping(room, after) if after and not planned.faults else ()
    is_ready = after is not None and not planned.faults and not stops
    return BoardForm(
        title="title.model_change",
        intro=(
            phrase("models.form", name=planned.name),
            *(_difference(planned) if after and not planned.faults else ()),
        ),
        fields=planned.fields,
        faults=(*planned.faults, *_stops(room.organisation, stops)),
        saves=Do(
            what=Doing.MODEL_SAVE if is_ready else Doing.MODEL_CHECK,
            subject="model",
            value=f"{planned.key}{BETWEEN}{planned.print}" if is_ready else planned.key,
        ),
    )


def _with_fault(form: BoardForm, fault: Phrase) -> BoardForm:
    return BoardForm(
        title=form.title,
        intro=form.intro,
        fields=form.fields,
        faults=(fault,),
        saves=form.saves,
    )


def _difference(planned: Planned) -> tuple[Phrase, ...]:
    shown = planned.differences[:MOST_SHOWN]
    more = len(planned.differences) - len(shown)
    undecided = planned.after.ways.undecided if planned.after else {}
    return (
        phrase("models.differs"),
        *shown,
        *((phrase("models.more", n=more),) if more else ()),
        *((phrase("models.proposals", n=len(undecided)),) if undecided else ()),
    )


def _stops(organisation: Organisation, stops: tuple[InTheWay, ...]) -> tuple[Phrase, ...]:
    """Each thing once, with everything that it would lose.

    Of cases and lists neither how many nor which: whoever administers need not know of them (Y1).
    """
    if not stops:
        return ()
    alike = sorted(stops, key=_place)
    found = [
        phrase(
            f"models.stop.{what}",
            id=_known_by(organisation, what, known),
            why=tuple(_name(organisation, t) for t in things),
        )
        for (what, known), things in groupby(alike, key=_place)
    ]
    more = len(found) - MOST_SHOWN
    return (
        phrase("models.in_the_way"),
        *found[:MOST_SHOWN],
        *((phrase("models.more", n=more),) if more > 0 else ()),
    )


def _place(thing: InTheWay) -> tuple[str, str]:
    return thing.what, "" if thing.what == "entries" else thing.id


def _known_by(organisation: Organisation, what: str, id: str) -> str:
    """A commitment's number, a meeting's day, a row's number; of cases the group they are in."""
    if what in ("plan_row", "matter"):
        return id.rpartition("-")[2]
    return next((g.name for g in organisation.groups if g.key == id), id)


def _name(organisation: Organisation, thing: InTheWay) -> str:
    """What would be gone, as people call it."""
    named = {
        **{str(group.key): group.name for group in organisation.groups},
        **{str(party.key): party.name for party in organisation.parties},
        **{str(person.id): person.name for person in organisation.people},
    }
    return named.get(thing.key, thing.key)


def _changed(planned: Planned) -> Board:
    return Board(
        title="title.models",
        rows=(
            BoardRow(
                heading=phrase("models.heading", name=planned.name, code=planned.key),
                facts=(phrase("models.yours"), phrase("models.next")),
            ),
        ),
    )
