"""Send a matter to another group: an item, an assignment down, a report up (E14, E15)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sspf.domain.capture import day_of, text_faults
from sspf.domain.decisions import ITEM_LIMIT, Item, ItemId
from sspf.domain.errors import NoRoadError, UnknownMeetingError
from sspf.domain.group_tree import direction, speaks_for
from sspf.domain.guards import cleaned
from sspf.domain.levels import BriefingLevel
from sspf.domain.matters import MATTER_LIMIT, ROADS, Matter, MatterKind, Stop
from sspf.domain.messages.board import Board, BoardField, BoardForm, Do, Doing, FieldKind
from sspf.domain.messages.general import Phrase, phrase
from sspf.domain.organisation import Group, GroupKey, PartyKey
from sspf.domain.outbox import Kind, Message
from sspf.ports import Services
from sspf.use_cases.group_of import parties_of, spoken_group
from sspf.use_cases.matter_board import matter_board
from sspf.use_cases.raise_signal import point_for
from sspf.use_cases.room import AskersRoom, Who, enter

LEVELS = {"1": BriefingLevel.GENERAL, "2": BriefingLevel.GROUP}


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterTyped:
    """As typed."""

    kind: str = MatterKind.ITEM
    from_group: str = ""
    to_group: str = ""
    what: str = ""
    level: str = ""
    owner: str = ""
    due: str = ""
    """ISO date, or nothing."""


async def open_matter_form(services: Services, who: Who, typed: MatterTyped) -> BoardForm:
    """Filled in with what was typed; nothing is saved yet."""
    async with enter(services, who) as room:
        group = spoken_group(room, typed.from_group)
        typed = _on_its_only_level(group, typed)
        faults = _faults(room, group, typed) if typed.what else ()
        return _form(room, group, typed, faults)


async def raise_matter(
    services: Services, who: Who, typed: MatterTyped, origin: str
) -> Board | BoardForm:
    """Sent, put on the receiver's next agenda, and told to those who speak there; once."""
    async with enter(services, who) as room:
        group = spoken_group(room, typed.from_group)
        made = await room.uow.matters.made_by(origin)
        if made is None:
            faults = _faults(room, group, typed)
            if faults:
                return _form(room, group, typed, faults)
            made = await _send(room, group, typed, origin)
        return await matter_board(room, made)


async def land(room: AskersRoom, matter: Matter, to: GroupKey) -> str:
    """Put it on the next agenda of the group; the item's id, or nothing without a meeting ahead."""
    try:
        meeting = await room.next_meeting(to)
    except UnknownMeetingError:
        return ""
    items = await room.uow.minutes.items(meeting.id)
    item = Item(
        id=ItemId(f"{meeting.id}-{matter.id}-{len(matter.stops)}"),
        meeting=meeting.id,
        number=len(items) + 1,
        controller=room.organisation.controller,
        title=matter.text[:ITEM_LIMIT],
        point=point_for(room, matter.level),
        level=matter.level,
    )
    if item.id not in {i.id for i in items}:
        await room.uow.minutes.put_item(item)
    return item.id


def news(room: AskersRoom, subject: str, to: GroupKey, version: int) -> Iterable[Message]:
    """To each who speaks for the group, once for each time something comes."""
    for person in room.organisation.people:
        asker = type(room.asker)(person=person, organisation=room.organisation)
        if person.id != room.me.id and not person.has_left and speaks_for(asker, to):
            yield Message(
                key=f"{Kind.GROUP_NEWS}:{subject}:{version}:{person.id}",
                kind=Kind.GROUP_NEWS,
                recipient=person.id,
                subject=subject,
                controller=room.organisation.controller_of(person.party),
                send_at=room.days.next_sending(room.now),
                why="why.group_news",
                values={"group": to},
            )


def _on_its_only_level(group: Group, typed: MatterTyped) -> MatterTyped:
    """Nobody is asked to choose among one."""
    levels = _levels(group)
    return typed if typed.level or len(levels) > 1 else replace(typed, level=levels[0])


def _levels(group: Group) -> tuple[str, ...]:
    return tuple(n for n, level in LEVELS.items() if level in group.levels)


async def _send(room: AskersRoom, group: Group, typed: MatterTyped, origin: str) -> Matter:
    to = GroupKey(typed.to_group)
    raised = Matter(
        number=await room.uow.matters.next_number(),
        kind=MatterKind(typed.kind),
        text=cleaned(typed.what),
        level=LEVELS[typed.level],
        controller=room.organisation.controller_of(room.me.party),
        made_by=room.me.id,
        made_at=room.now,
        stops=(Stop(group=group.key, came_on=room.today),),
        owner=PartyKey(typed.owner) if typed.owner else None,
        due_on=day_of(typed.due),
        origin=origin,
    )
    raised.must_have_a_road(room.organisation, to)
    arrived = Stop(group=to, came_on=room.today, item=await land(room, raised, to))
    matter = Matter(
        **{name: getattr(raised, name) for name in Matter.__dataclass_fields__ if name != "stops"},
        stops=(*raised.stops, arrived),
    )
    await room.uow.matters.put(matter)
    await room.note("matter:send", matter.id, controller=matter.controller, version=1)
    await room.queue(*news(room, matter.id, to, matter.version))
    return matter


def _faults(room: AskersRoom, group: Group, typed: MatterTyped) -> tuple[Phrase, ...]:
    level = LEVELS.get(typed.level)
    text = text_faults(cleaned(typed.what), MATTER_LIMIT, level or BriefingLevel.GROUP, "matter")
    due = day_of(typed.due)
    keys = (
        *text,
        *(() if level else ("fault.level",)),
        *(() if _has_road(room, group, typed) else ("fault.matter.road",)),
        *(("fault.date.past",) if due and due <= room.today else ()),
    )
    return tuple(phrase(key, limit=MATTER_LIMIT) for key in keys)


def _has_road(room: AskersRoom, group: Group, typed: MatterTyped) -> bool:
    return typed.to_group in {key for _, key in _receivers(room, group, typed)}


def _receivers(room: AskersRoom, group: Group, typed: MatterTyped) -> list[tuple[str, str]]:
    """(name, key) of the groups that this kind and level may go to from here."""
    roads = ROADS[MatterKind(typed.kind)]
    level = LEVELS.get(typed.level, BriefingLevel.GENERAL)
    return [
        (g.name, str(g.key))
        for g in room.organisation.groups
        if direction(room.organisation, group.key, g.key) in roads and level in g.levels
    ]


def _form(
    room: AskersRoom, group: Group, typed: MatterTyped, faults: tuple[Phrase, ...]
) -> BoardForm:
    if not any(_receivers(room, group, MatterTyped(kind=typed.kind))):
        raise NoRoadError(group.key)
    return BoardForm(
        title=f"title.matter.{typed.kind}",
        intro=(phrase("matter.from", group=group.name),),
        fields=_fields(room, group, typed),
        faults=faults,
        saves=Do(what=Doing.MATTER_SEND, subject=str(group.key), value=typed.kind),
    )


def _fields(room: AskersRoom, group: Group, typed: MatterTyped) -> tuple[BoardField, ...]:
    receivers = tuple(_receivers(room, group, typed))
    levels = tuple((f"level.{n}", n) for n in _levels(group))
    target = next((g for g in room.organisation.groups if g.key == typed.to_group), group)
    one, must = FieldKind.ONE, True
    return (
        BoardField(
            id="what",
            kind=FieldKind.TEXT,
            value=typed.what,
            limit=MATTER_LIMIT,
            is_required=must,
        ),
        BoardField(
            id="to_group", kind=one, value=typed.to_group, options=receivers, is_required=must
        ),
        BoardField(id="level", kind=one, value=typed.level, options=levels, is_required=must),
        BoardField(id="owner", kind=one, value=typed.owner, options=parties_of(room, target)),
        BoardField(id="due", kind=FieldKind.DAY, value=typed.due),
    )
