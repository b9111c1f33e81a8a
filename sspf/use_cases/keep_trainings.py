"""Training together: noted in the calendar, called off, reminded of a week before (E10)."""

from dataclasses import dataclass

from sspf.domain.agreements import keeps_register
from sspf.domain.capture import day_of, text_faults
from sspf.domain.errors import NotAllowedError
from sspf.domain.guards import cleaned
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.board import (
    Board,
    BoardField,
    BoardForm,
    BoardRow,
    Do,
    Doing,
    FieldKind,
    GroupNews,
)
from sspf.domain.messages.general import Phrase, phrase
from sspf.domain.organisation import GroupKey
from sspf.domain.outbox import Message
from sspf.domain.trainings import TITLE_LIMIT, Training, asked_to
from sspf.ports import Services
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.kept_by_number import keep, must_be_member, must_keep, reminder
from sspf.use_cases.room import AskersRoom, Room, Who, enter


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingTyped:
    """As typed."""

    title: str = ""
    held: str = ""
    """ISO date."""
    group: str = ""
    """Key of the group it is for; empty: all."""


async def show_trainings(services: Services, who: Who) -> Board:
    """Those to come that the asker is asked to, soonest first."""
    async with enter(services, who) as room:
        return await _board(room)


async def open_training_form(services: Services, who: Who, typed: TrainingTyped) -> BoardForm:
    """Filled in with what was typed; nothing is saved yet."""
    async with enter(services, who) as room:
        must_keep(room)
        return _form(room, typed, _faults(room, typed) if typed.title else ())


async def add_training(
    services: Services, who: Who, typed: TrainingTyped, origin: str
) -> Board | BoardForm:
    """Once for each cause."""
    async with enter(services, who) as room:
        must_keep(room)
        if await room.uow.trainings.made_by(origin) is None:
            faults = _faults(room, typed)
            if faults:
                return _form(room, typed, faults)
            await _add(room, typed, origin)
        return await _board(room)


async def cancel_training(services: Services, who: Who, number: int) -> Board:
    async with enter(services, who) as room:
        must_keep(room)
        training = await room.uow.trainings.get(number)
        off = training.cancel(room.today)
        if off != training:
            await keep(room, room.uow.trainings, off, "training:cancel")
        return await _board(room)


async def coming_trainings(room: AskersRoom) -> list[Training]:
    """That the asker is asked to, from today on."""
    return sorted(
        (
            t
            for t in await room.uow.trainings.every()
            if t.is_on and t.held_on >= room.today and t.is_for(room.me)
        ),
        key=lambda t: (t.held_on, t.number),
    )


async def training_reminders(room: Room) -> list[Message]:
    """To everybody who is asked, a week before the day."""
    return [
        reminder(room, person, training.id, f"{training.held_on:%Y%m%d}", "why.training")
        for training in await room.uow.trainings.every()
        if training.is_near(room.today)
        for person in asked_to(training, room.organisation)
    ]


async def compose_training(room: AskersRoom, message: Message) -> object:
    training = await room.uow.trainings.get(int(message.subject.rpartition("-")[2]))
    if not training.is_near(room.today):
        return Dropped("dropped.training")
    if not training.is_for(room.me):
        return Dropped("dropped.no_access")
    return GroupNews(said=phrase("training.news", date=training.held_on), text=training.title)


async def _add(room: AskersRoom, typed: TrainingTyped, origin: str) -> None:
    held = day_of(typed.held)
    if held is None:
        raise NotAllowedError(room.me.id)
    training = Training(
        number=await room.uow.trainings.next_number(),
        title=cleaned(typed.title),
        held_on=held,
        group=GroupKey(typed.group) if typed.group else None,
        controller=room.organisation.controller,
        added_by=room.me.id,
        added_at=room.now,
        origin=origin,
    )
    await keep(room, room.uow.trainings, training, "training:add")


async def _board(room: AskersRoom) -> Board:
    must_be_member(room)
    return Board(
        title="title.trainings",
        rows=tuple(_row(room, training) for training in await coming_trainings(room)),
        empty="training.none",
    )


def _row(room: AskersRoom, training: Training) -> BoardRow:
    group = training.group
    for_whom = (
        phrase("training.for", group=room.organisation.group(group).name)
        if group
        else phrase("training.for_all")
    )
    cancel = Do(what=Doing.TRAINING_CANCEL, subject=training.id, version=training.version)
    return BoardRow(
        heading=phrase("training.heading", number=training.number, date=training.held_on),
        text=training.title,
        facts=(for_whom,),
        does=(cancel,) if keeps_register(room.me) else (),
    )


def _faults(room: AskersRoom, typed: TrainingTyped) -> tuple[Phrase, ...]:
    title = text_faults(cleaned(typed.title), TITLE_LIMIT, BriefingLevel.GENERAL, "training")
    held = day_of(typed.held)
    known = {group.key for group in room.organisation.groups}
    keys = (
        *title,
        *(() if held and held > room.today else ("fault.training.held",)),
        *(("fault.training.group",) if typed.group and typed.group not in known else ()),
    )
    return tuple(phrase(key, limit=TITLE_LIMIT) for key in keys)


def _form(room: AskersRoom, typed: TrainingTyped, faults: tuple[Phrase, ...]) -> BoardForm:
    groups = tuple((group.name, str(group.key)) for group in room.organisation.groups)
    return BoardForm(
        title="title.training_form",
        intro=(phrase("training.empty_group"),),
        fields=(
            BoardField(
                id="what",
                kind=FieldKind.TEXT,
                value=typed.title,
                limit=TITLE_LIMIT,
                is_required=True,
            ),
            BoardField(id="held", kind=FieldKind.DAY, value=typed.held, is_required=True),
            BoardField(id="for_group", kind=FieldKind.ONE, value=typed.group, options=groups),
        ),
        faults=faults,
        saves=Do(what=Doing.TRAINING_SAVE, subject="trainings"),
    )
