"""A signal between meetings: it lands on the next agenda and reaches those it names (A10)."""

from dataclasses import dataclass
from hashlib import sha256

from sspf.domain.access import Record, may
from sspf.domain.agenda import Point
from sspf.domain.capture import text_faults
from sspf.domain.decisions import ITEM_LIMIT, Item, ItemId
from sspf.domain.errors import NotAllowedError
from sspf.domain.guards import cleaned
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting
from sspf.domain.messages.answers import Signal, SignalForm, SignalSaved
from sspf.domain.messages.meeting import PartyChoice
from sspf.domain.organisation import Party, Role
from sspf.domain.outbox import Kind, Message
from sspf.ports import Services
from sspf.use_cases.case_room import raising_groups
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.lines import facts
from sspf.use_cases.room import AskersRoom, Room, Who, enter
from sspf.use_cases.show_agenda import HOLD_ITEMS

LEVELS = {"1": BriefingLevel.GENERAL, "2": BriefingLevel.GROUP}


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """As typed."""

    text: str = ""
    parties: tuple[str, ...] = ()
    """Keys of the agencies that are told at once."""
    level: str = ""


async def open_signal(services: Services, who: Who, raised: Raised) -> SignalForm:
    """The form with what was typed in it; nothing is saved yet."""
    async with enter(services, who) as room:
        return _form(room, await _meeting(room), raised, ())


async def raise_signal(
    services: Services, who: Who, raised: Raised, origin: str
) -> SignalSaved | SignalForm:
    """`origin`: the button's reference; pressed twice it makes one item and tells once."""
    async with enter(services, who) as room:
        meeting = await _meeting(room)
        text = cleaned(raised.text)
        level = LEVELS.get(raised.level)
        faults = (
            *text_faults(text, ITEM_LIMIT, level or BriefingLevel.GROUP, "signal"),
            *(() if level else ("fault.level",)),
        )
        if faults or level is None:
            return _form(room, meeting, raised, faults)
        chosen = [p for p in _seats(room, meeting) if p.key in raised.parties]
        mark = sha256(origin.encode()).hexdigest()[:12]
        item = ItemId(f"{meeting.id}-signal-{mark}")
        if item not in {i.id for i in await room.uow.minutes.items(meeting.id)}:
            await _add(room, meeting, item, text, level)
            await room.queue(*_tellings(room, meeting, item, chosen))
        return SignalSaved(meeting=facts(room, meeting), parties=tuple(p.name for p in chosen))


async def compose_signal(room: AskersRoom, message: Message) -> object:
    """Read again: a cancelled meeting's signal, or one that may no longer be read, is not sent."""
    meeting = await room.uow.meetings.get(message.subject)  # type: ignore[arg-type]  # a meeting's id
    if not meeting.is_on:
        return Dropped("dropped.cancelled")
    item = await room.uow.minutes.item(ItemId(str(message.values["item"])))
    record = Record(group=meeting.group, level=item.level, party=item.party, case=item.case)
    if not may(room.asker, record, room.now):
        return Dropped("dropped.no_access")
    by = next(p.name for p in room.organisation.people if p.id == message.values["by"])
    raising = item.id if any(raising_groups(room)) else ""
    return Signal(meeting=facts(room, meeting), by=by, text=item.title, item=raising)


async def _meeting(room: AskersRoom) -> Meeting:
    """The next one; any member may raise a signal, and so may the coordinator."""
    group = await room.group()
    if room.me.party is None and Role.COORDINATOR not in room.me.roles:
        raise NotAllowedError(room.me.id)
    return await room.next_meeting(group)


async def _add(
    room: AskersRoom, meeting: Meeting, id: ItemId, text: str, level: BriefingLevel
) -> None:
    items = await room.uow.minutes.items(meeting.id)
    item = Item(
        id=id,
        meeting=meeting.id,
        number=len(items) + 1,
        controller=room.organisation.controller_of(room.me.party),
        title=text,
        point=point_for(room, level),
        level=level,
        party=room.me.party,
    )
    await room.uow.minutes.put_item(item)
    await room.note("signal:raise", item.id, controller=item.controller, version=item.version)


def point_for(room: Room, level: BriefingLevel) -> str:
    """Under group level what is on it, else under the state of things; as the model has points."""
    wished = Point.GROUP_LEVEL if level is BriefingLevel.GROUP else Point.SITUATION
    here = [point for point in room.organisation.rules.agenda if point in HOLD_ITEMS]
    return wished if wished in here or not here else here[0]


def _tellings(
    room: AskersRoom, meeting: Meeting, item: ItemId, chosen: list[Party]
) -> list[Message]:
    seated = [
        person
        for party in chosen
        for person in room.organisation.seated(meeting.group, party.key)
        if not person.is_deputy and person.id != room.me.id
    ]
    return [
        Message(
            key=f"{Kind.SIGNAL}:{item}:{person.id}",
            kind=Kind.SIGNAL,
            recipient=person.id,
            subject=meeting.id,
            controller=room.organisation.controller_of(person.party),
            send_at=room.days.next_sending(room.now),
            why="why.signal",
            values={"item": item, "by": room.me.id},
        )
        for person in seated
    ]


def _seats(room: AskersRoom, meeting: Meeting) -> list[Party]:
    return [p for p in room.organisation.seats(meeting.group) if p.bot_access]


def _form(
    room: AskersRoom, meeting: Meeting, raised: Raised, faults: tuple[str, ...]
) -> SignalForm:
    return SignalForm(
        meeting=facts(room, meeting),
        parties=tuple(PartyChoice(key=p.key, name=p.name) for p in _seats(room, meeting)),
        text=raised.text,
        chosen=raised.parties,
        level=raised.level,
        faults=faults,
    )
