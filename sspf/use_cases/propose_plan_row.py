"""A new row of a yearly plan: a priority or a measure, with its leading party (D7, D8, D20)."""

from dataclasses import dataclass

from sspf.domain.annual_plans import (
    FIRST_YEAR,
    LAST_YEAR,
    ROW_LIMIT,
    PlanRow,
    missing_parties,
)
from sspf.domain.capture import day_of, text_faults
from sspf.domain.group_tree import above
from sspf.domain.guards import cleaned
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.board import Board, BoardField, BoardForm, Do, Doing, FieldKind
from sspf.domain.messages.general import Phrase, phrase
from sspf.domain.organisation import Group, PartyKey
from sspf.ports import Services
from sspf.use_cases.group_of import parties_of, spoken_group
from sspf.use_cases.plan_row_board import plan_row_board
from sspf.use_cases.raise_matter import LEVELS
from sspf.use_cases.room import AskersRoom, Who, enter


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTyped:
    """As typed."""

    group: str = ""
    what: str = ""
    year: str = ""
    lead: str = ""
    parties: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    level: str = "1"
    serves: str = ""
    trial: str = ""
    """ISO date, or nothing."""


async def open_plan_row_form(services: Services, who: Who, typed: RowTyped) -> BoardForm:
    """Filled in with what was typed; nothing is saved yet."""
    async with enter(services, who) as room:
        group = spoken_group(room, typed.group)
        faults = await _faults(room, group, typed) if typed.what else ()
        return await _form(room, group, typed, faults)


async def propose_plan_row(
    services: Services, who: Who, typed: RowTyped, origin: str
) -> Board | BoardForm:
    """The row as a draft, once for each cause; or the form with what is wrong."""
    async with enter(services, who) as room:
        group = spoken_group(room, typed.group)
        made = await room.uow.plan_rows.made_by(origin)
        if made is None:
            faults = await _faults(room, group, typed)
            if faults:
                return await _form(room, group, typed, faults)
            made = await _add(room, group, typed, origin)
        return Board(title="title.plan_row", rows=(plan_row_board(room, made),))


async def _add(room: AskersRoom, group: Group, typed: RowTyped, origin: str) -> PlanRow:
    lead = PartyKey(typed.lead)
    row = PlanRow(
        number=await room.uow.plan_rows.next_number(),
        group=group.key,
        year=_year(room, typed),
        text=cleaned(typed.what),
        level=LEVELS[typed.level],
        lead=lead,
        parties=tuple(p for p in group.parties if p in typed.parties and p != lead),
        focus=tuple(key for key in room.organisation.ways.focus if key in typed.focus),
        serves=_number(typed.serves),
        trial_until=day_of(typed.trial),
        controller=room.organisation.controller_of(lead),
        made_by=room.me.id,
        made_at=room.now,
        origin=origin,
    )
    await room.uow.plan_rows.put(row)
    await room.note("plan_row:propose", row.id, controller=row.controller, version=1)
    return row


async def _faults(room: AskersRoom, group: Group, typed: RowTyped) -> tuple[Phrase, ...]:
    level = LEVELS.get(typed.level)
    text = text_faults(cleaned(typed.what), ROW_LIMIT, level or BriefingLevel.GROUP, "plan_row")
    trial = day_of(typed.trial)
    on_it = tuple(PartyKey(p) for p in (typed.lead, *typed.parties))
    missing = missing_parties(room.organisation, on_it)
    names = tuple(room.organisation.party(p).name for p in missing)
    overall = {str(row.number) for row in await _overall(room, group)}
    keys = (
        *text,
        *(() if level in group.levels else ("fault.level",)),
        *(() if typed.lead in group.parties else ("fault.plan_row.lead",)),
        *(() if FIRST_YEAR <= _year(room, typed) <= LAST_YEAR else ("fault.plan_row.year",)),
        *(("fault.plan_row.serves",) if typed.serves and typed.serves not in overall else ()),
        *(("fault.date.past",) if trial and trial <= room.today else ()),
    )
    together = (phrase("fault.plan_row.parties", parties=names),) if names else ()
    return (*(phrase(key, limit=ROW_LIMIT) for key in keys), *together)


async def _overall(room: AskersRoom, group: Group) -> list[PlanRow]:
    """What the row may be a part of: the group's own rows, and those of the groups above that are
    general and that their own group has anchored. A draft of theirs is nobody else's to read.
    """
    higher = {g.key for g in above(room.organisation, group.key)}
    every = [row for row in await room.uow.plan_rows.every() if row.is_open]
    return [
        row
        for row in every
        if row.group == group.key
        or (row.group in higher and row.level is BriefingLevel.GENERAL and row.steps)
    ]


async def _form(
    room: AskersRoom, group: Group, typed: RowTyped, faults: tuple[Phrase, ...]
) -> BoardForm:
    parties = parties_of(room, group)
    focus = tuple((name, key) for key, name in room.organisation.ways.focus.items())
    overall = tuple((f"{r.number}. {r.text}", str(r.number)) for r in await _overall(room, group))
    levels = tuple((f"level.{n}", n) for n, level in LEVELS.items() if level in group.levels)
    many, one = FieldKind.MANY, FieldKind.ONE
    fields = (
        BoardField(
            id="what", kind=FieldKind.TEXT, value=typed.what, limit=ROW_LIMIT, is_required=True
        ),
        BoardField(id="lead", kind=one, value=typed.lead, options=parties, is_required=True),
        BoardField(id="with_parties", kind=many, value=",".join(typed.parties), options=parties),
        *(
            (BoardField(id="focus", kind=many, value=",".join(typed.focus), options=focus),)
            if focus
            else ()
        ),
        *(
            (BoardField(id="serves", kind=one, value=typed.serves, options=overall),)
            if overall
            else ()
        ),
        BoardField(id="level", kind=one, value=typed.level, options=levels, is_required=True),
        BoardField(id="trial", kind=FieldKind.DAY, value=typed.trial),
    )
    year = _year(room, typed)
    return BoardForm(
        title="title.plan_row_form",
        intro=(
            phrase("plan_row.for", group=group.name, year=str(year)),
            phrase("plan_row.prompt"),
        ),
        fields=tuple(f for f in fields if f.options or f.kind not in (many, one)),
        faults=faults,
        saves=Do(what=Doing.ROW_SAVE, subject=str(group.key), value=str(year)),
    )


def _year(room: AskersRoom, typed: RowTyped) -> int:
    return _number(typed.year) or room.today.year


def _number(words: str) -> int | None:
    return int(words) if words.isdecimal() and len(words) <= 6 else None  # noqa: PLR2004 no number here is longer
