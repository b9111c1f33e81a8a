"""The municipality's school breaks, as everybody in it may read them."""

from sspf.domain.access import may_set_breaks
from sspf.domain.audit import SYSTEM
from sspf.domain.breaks import BreakChange, in_order
from sspf.domain.messages.breaks import BreakBook, BreakHistoryLine
from sspf.domain.organisation import Break, PersonId
from sspf.ports import Services
from sspf.use_cases.room import AskersRoom, Who, enter

LATELY = 5
"""Changes that are shown."""


async def show_breaks(services: Services, who: Who) -> BreakBook:
    async with enter(services, who) as room:
        return await break_book(room, room.organisation.breaks)


async def break_book(room: AskersRoom, breaks: tuple[Break, ...]) -> BreakBook:
    """Those that are not over; the history for those who may change them, in their own chat."""
    may_change = may_set_breaks(room.asker) and room.asker.is_private
    newest = await room.uow.break_changes.newest(LATELY) if may_change else []
    return BreakBook(
        municipality=room.organisation.name,
        breaks=in_order(b for b in breaks if b.last >= room.today),
        history=tuple(_line(room, change) for change in newest),
        may_change=may_change,
    )


def _line(room: AskersRoom, change: BreakChange) -> BreakHistoryLine:
    one = Break(
        name=change.name,
        first=change.first,
        last=change.last,
        school_form=change.school_form,
        effect=change.effect,
    )
    on = room.local(change.at).date()
    return BreakHistoryLine(kind=change.kind, one=one, on=on, by=_name(room, change.by))


def _name(room: AskersRoom, by: PersonId) -> str:
    if by == SYSTEM:
        return ""
    return next((p.name for p in room.organisation.people if p.id == by), "")
