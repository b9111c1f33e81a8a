"""Take back one's own last change while it is young."""

from sspf.domain.errors import (
    NothingToUndoError,
    StaleError,
)
from sspf.domain.messages.commitment import (
    CommitmentChanged,
)
from sspf.ports import Services
from sspf.use_cases.keep_change import changed
from sspf.use_cases.room import Who, enter


async def undo_last(services: Services, who: Who) -> CommitmentChanged:
    """Take back one's own last change while it is young; NothingToUndoError otherwise."""
    async with enter(services, who) as room:
        change = await room.uow.commitments.last_change(room.me.id)
        if change is None or not change.may_be_undone(room.me.id, room.now):
            raise NothingToUndoError(room.me.id)
        now = await room.uow.commitments.get(change.commitment)
        if now.version != change.after.version:
            raise StaleError(change.commitment)
        back = now.put_back(change.before)
        await room.uow.commitments.put(back)
        await room.uow.commitments.mark_undone(change)
        await room.note(
            "commitment:undo", back.id, controller=back.controller, version=back.version
        )
        return changed(room, back, "undo", may_undo=False)
