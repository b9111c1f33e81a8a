"""A matter as it is shown: every body it has been at, with dates and what was decided (D22)."""

from sspf.domain.decisions import Item, ItemId
from sspf.domain.errors import SspfError
from sspf.domain.group_tree import next_in_chain, speaks_for
from sspf.domain.matters import Matter, Stop
from sspf.domain.messages.board import Board, BoardRow, Do, Doing
from sspf.domain.messages.general import Phrase, phrase
from sspf.use_cases.room import AskersRoom


async def matter_board(room: AskersRoom, matter: Matter) -> Board:
    rows = [await _stop(room, n, stop) for n, stop in enumerate(matter.stops, start=1)]
    head = BoardRow(
        heading=phrase(f"matter.kind.{matter.kind}", number=matter.number),
        text=matter.text,
        facts=matter_facts(room, matter),
        flags=matter_flags(matter),
    )
    return Board(title="title.matter", rows=(head, *rows), does=_does(room, matter))


def matter_facts(room: AskersRoom, matter: Matter) -> tuple[Phrase, ...]:
    organisation = room.organisation
    due = (phrase("matter.due", date=matter.due_on),) if matter.due_on else ()
    closed = (phrase("matter.closed", date=matter.closed_on),) if matter.closed_on else ()
    owner = organisation.party(matter.owner).name if matter.owner else ""
    return (
        phrase("matter.at", group=organisation.group(matter.at).name),
        *((phrase("matter.owner", party=owner),) if owner else ()),
        *due,
        *closed,
    )


def matter_flags(matter: Matter) -> tuple[Phrase, ...]:
    """One that nobody sees to is not lost between the agencies (E8)."""
    return (phrase("matter.no_owner"),) if matter.is_open and matter.owner is None else ()


async def _stop(room: AskersRoom, number: int, stop: Stop) -> BoardRow:
    outcome = await _outcome(room, stop)
    decided = (phrase("matter.decided_on", date=stop.decided_on),) if stop.decided_on else ()
    return BoardRow(
        heading=phrase(
            "matter.stop",
            place=number,
            group=room.organisation.group(stop.group).name,
            date=stop.came_on,
        ),
        text=stop.decided,
        facts=(*decided, *outcome) or (phrase("matter.undecided"),),
    )


async def _outcome(room: AskersRoom, stop: Stop) -> tuple[Phrase, ...]:
    """When it stands on an agenda there, and how the item was closed; never its text."""
    if not stop.item:
        return ()
    try:
        item: Item = await room.uow.minutes.item(ItemId(stop.item))
        meeting = await room.uow.meetings.get(item.meeting)
    except SspfError:
        return ()
    on = (phrase("matter.on_agenda", date=meeting.held_on),)
    closed = (phrase("matter.outcome", outcome=f"outcome.{item.outcome}"),) if item.outcome else ()
    return (*on, *closed)


def _does(room: AskersRoom, matter: Matter) -> tuple[Do, ...]:
    if not matter.is_open or not speaks_for(room.asker, matter.at):
        return ()
    to = next_in_chain(room.organisation, matter.been_at)
    on = Do(
        what=Doing.MATTER_FORWARD,
        subject=matter.id,
        version=matter.version,
        value=str(to or ""),
    )
    close = Do(what=Doing.MATTER_CLOSE, subject=matter.id, version=matter.version)
    return (*((on,) if to else ()), close)
