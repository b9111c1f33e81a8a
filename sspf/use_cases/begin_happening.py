"""Something has happened: the checklist begins, the seats are told, an extra meeting is drafted."""

from dataclasses import dataclass
from datetime import date

from sspf.domain.capture import day_of
from sspf.domain.errors import NotAllowedError, UnknownRowError
from sspf.domain.happenings import DEBRIEF_AFTER, Happening, is_proposed, step_at, steps_of
from sspf.domain.meetings import MeetingId
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
from sspf.domain.organisation import GroupKey, PersonId
from sspf.domain.outbox import Kind, Message
from sspf.ports import Services
from sspf.use_cases.draft_calendar import draft_extra
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.room import AskersRoom, Who, enter


@dataclass(frozen=True, slots=True, kw_only=True)
class HappeningTyped:
    """As typed. Nothing of what has happened is asked for."""

    group: str = ""
    held: str = ""
    """ISO date of the extra meeting; empty: the next working day."""


async def open_happening_form(services: Services, who: Who, typed: HappeningTyped) -> BoardForm:
    """Who will be told and when the extra meeting would be; nothing is saved and nobody told."""
    async with enter(services, who) as room:
        group = await _group(room, typed)
        return _form(room, group, typed, _faults(room, typed))


async def begin_happening(
    services: Services, who: Who, typed: HappeningTyped, origin: str
) -> Board | BoardForm:
    """Once for each cause."""
    async with enter(services, who) as room:
        group = await _group(room, typed)
        begun = await room.uow.happenings.made_by(origin)
        if begun is None:
            faults = _faults(room, typed)
            if faults:
                return _form(room, group, typed, faults)
            begun = await _begin(room, group, _day(room, typed), origin)
        return await _board(room, begun)


async def show_happening(services: Services, who: Who, number: int) -> Board:
    async with enter(services, who) as room:
        return await _board(room, await _found(room, number))


async def tick_step(services: Services, who: Who, number: int, step: str) -> Board:
    """step: its key, or its number on the card. UnknownRowError for one that there is not."""
    async with enter(services, who) as room:
        happening = await _found(room, number)
        rules = room.organisation.cases
        key = step_at(rules, int(step)) if step.isdigit() else step
        if key not in {each.key for each in steps_of(rules)}:
            raise UnknownRowError(number)
        return await _board(room, await _keep(room, happening, happening.tick(key), "tick"))


async def end_happening(services: Services, who: Who, number: int) -> Board:
    """A meeting to look back is drafted; the first meeting and what was promised stay."""
    async with enter(services, who) as room:
        happening = await _found(room, number)
        if not happening.is_open:
            return await _board(room, happening)
        day = room.days.add(room.today, DEBRIEF_AFTER)
        meeting = await draft_extra(room, happening.group, day)
        over = happening.end(room.today, str(meeting.id) if meeting else "")
        return await _board(room, await _keep(room, happening, over, "end"))


async def compose_happening(room: AskersRoom, message: Message) -> object:
    happening = await room.uow.happenings.get(int(message.subject.rpartition("-")[2]))
    if not happening.is_open:
        return Dropped("dropped.happening")
    if happening.group not in room.me.groups:
        return Dropped("dropped.no_access")
    return GroupNews(
        said=phrase("happening.news"),
        opens=Do(what=Doing.HAPPENING_OPEN, subject=happening.id, version=happening.version),
    )


async def _begin(room: AskersRoom, group: GroupKey, on: date, origin: str) -> Happening:
    meeting = await draft_extra(room, group, on)
    happening = Happening(
        number=await room.uow.happenings.next_number(),
        group=group,
        meeting=str(meeting.id) if meeting else "",
        controller=room.organisation.controller_of(room.me.party),
        added_by=room.me.id,
        added_at=room.now,
        origin=origin,
    )
    await room.uow.happenings.put(happening)
    await room.note("happening:begin", happening.id, controller=happening.controller, version=1)
    told = [p.id for p in room.organisation.members(group) if p.id != room.me.id]
    await room.queue(*(_news(room, happening, person) for person in told))
    return happening


def _news(room: AskersRoom, happening: Happening, person: PersonId) -> Message:
    return Message(
        key=f"{happening.id}:{person}",
        kind=Kind.GROUP_NEWS,
        recipient=person,
        subject=happening.id,
        controller=happening.controller,
        send_at=room.days.next_sending(room.now),
        why="why.happening",
    )


async def _keep(room: AskersRoom, before: Happening, after: Happening, done: str) -> Happening:
    if after != before:
        await room.uow.happenings.put(after)
        tag = f"happening:{done}"
        await room.note(tag, after.id, controller=after.controller, version=after.version)
    return after


async def _found(room: AskersRoom, number: int) -> Happening:
    """UnknownRowError for one of a group that the asker is not in: it does not exist."""
    happening = await room.uow.happenings.get(number)
    _must_take_part(room, happening.group, number)
    return happening


def _must_take_part(room: AskersRoom, group: GroupKey, number: int) -> None:
    if room.me.is_guest or group not in room.me.groups or not room.asker.is_private:
        raise UnknownRowError(number)


async def _group(room: AskersRoom, typed: HappeningTyped) -> GroupKey:
    if room.me.is_guest or not room.asker.is_private:
        raise NotAllowedError(room.me.id)
    group = GroupKey(typed.group) if typed.group else await room.group()
    if group not in room.me.groups:
        raise NotAllowedError(room.me.id)
    return group


def _day(room: AskersRoom, typed: HappeningTyped) -> date:
    return day_of(typed.held) or room.days.add(room.today, 1)


def _faults(room: AskersRoom, typed: HappeningTyped) -> tuple[Phrase, ...]:
    held = day_of(typed.held) if typed.held else _day(room, typed)
    return () if held and held > room.today else (phrase("fault.happening.held"),)


def _form(
    room: AskersRoom, group: GroupKey, typed: HappeningTyped, faults: tuple[Phrase, ...]
) -> BoardForm:
    told = tuple(p.name for p in room.organisation.members(group) if p.id != room.me.id)
    return BoardForm(
        title="title.happening_form",
        intro=(
            phrase("happening.no_alarm"),
            phrase("happening.told", names=told, group=room.organisation.group(group).name),
            phrase("happening.nothing_written"),
        ),
        fields=(
            BoardField(
                id="held",
                kind=FieldKind.DAY,
                value=typed.held or _day(room, typed).isoformat(),
                is_required=True,
            ),
        ),
        faults=faults,
        saves=Do(what=Doing.HAPPENING_BEGIN, subject=str(group)),
    )


async def _board(room: AskersRoom, happening: Happening) -> Board:
    rules = room.organisation.cases
    end = Do(what=Doing.HAPPENING_END, subject=happening.id, version=happening.version)
    return Board(
        title="title.happening",
        intro=(
            phrase("happening.no_alarm"),
            *(await _meeting(room, happening, happening.meeting, "")),
            *((phrase("happening.proposed"),) if is_proposed(rules) else ()),
            *((phrase("happening.over", date=happening.ended_on),) if happening.ended_on else ()),
            *(await _meeting(room, happening, happening.debrief, "debrief_")),
        ),
        rows=tuple(
            _row(happening, place, step.key, step.name)
            for place, step in enumerate(steps_of(rules), start=1)
        ),
        does=(end,) if happening.is_open else (),
    )


def _row(happening: Happening, place: int, step: str, name: str) -> BoardRow:
    is_done = step in happening.ticked
    tick = Do(
        what=Doing.HAPPENING_TICK, subject=happening.id, version=happening.version, value=step
    )
    return BoardRow(
        heading=phrase("happening.step", number=happening.number, place=place, step=name),
        facts=(phrase("happening.done" if is_done else "happening.left"),),
        does=() if is_done or not happening.is_open else (tick,),
    )


async def _meeting(
    room: AskersRoom, happening: Happening, id: str, which: str
) -> tuple[Phrase, ...]:
    """A drafted meeting as it is now; somebody has to send its kallelse (A25).

    which: how the keys of the catalogue go on, the extra meeting or the one to look back.
    """
    if not id:
        return ()
    meetings = await room.uow.meetings.of_group(happening.group)
    found = next((m for m in meetings if m.id == MeetingId(id)), None)
    if found is None:
        return ()
    convener = room.organisation.group(happening.group).convener
    named = [p.name for p in room.organisation.people if p.id == convener]
    key = "draft" if found.is_draft and named else "meeting"
    return (phrase(f"happening.{which}{key}", date=found.held_on, convener="".join(named)),)
