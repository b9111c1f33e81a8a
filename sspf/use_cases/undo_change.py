"""Take back one's own last change while it is young."""

from dataclasses import replace

from sspf.domain.access import may, record_of
from sspf.domain.commitments import Commitment, CommitmentId, Due
from sspf.domain.errors import (
    NothingToUndoError,
    StaleError,
)
from sspf.domain.messages.commitment import (
    CommitmentChanged,
)
from sspf.ports import Services
from sspf.use_cases.count_commitment import count_change
from sspf.use_cases.keep_change import changed
from sspf.use_cases.knowing_room import enter_knowing
from sspf.use_cases.room import AskersRoom, Who


async def undo_last(services: Services, who: Who, cause: str = "") -> CommitmentChanged:
    """Take back one's own last change while it is young; NothingToUndoError otherwise.

    `cause`: the press or the message; the same one takes back one change, however often it comes.
    """
    taken_back = f"undo:{cause}"
    async with enter_knowing(services, who, "commitment") as room:
        before = await room.uow.cards.kept(room.me.id, taken_back) if cause else None
        if before is not None:
            same = await room.uow.commitments.get(CommitmentId(before["commitment"]))
            return changed(room, same, "undo", may_undo=False)
        change = await room.uow.commitments.last_change(room.me.id)
        if change is None or not change.may_be_undone(room.me.id, room.now):
            raise NothingToUndoError(room.me.id)
        now = await room.uow.commitments.get(change.commitment)
        if now.version != change.after.version:
            raise StaleError(change.commitment)
        if not await _may_be_seen(room, now):
            raise NothingToUndoError(room.me.id)  # its case has been locked since
        back = now.put_back(change.before)
        back = replace(back, due=await _as_it_is_now(room, back.due))
        await room.uow.commitments.put(back)
        await count_change(room, now, back)
        await room.uow.commitments.mark_undone(change)
        if cause:
            which = {"commitment": back.id}
            await room.uow.cards.keep(room.me.id, taken_back, which, room.now)
        await room.note(
            "commitment:undo", back.id, controller=back.controller, version=back.version
        )
        return changed(room, back, "undo", may_undo=False)


async def _may_be_seen(room: AskersRoom, commitment: Commitment) -> bool:
    """What belongs to no case is asked for where it is changed."""
    if commitment.case is None:
        return True
    return may(await room.knowing_cases(commitment.case), record_of(commitment), room.now)


async def _as_it_is_now(room: AskersRoom, due: Due) -> Due:
    """The meeting that it was due at may have been moved or cancelled while it was closed."""
    if due.at_meeting is None:
        return due
    meeting = await room.uow.meetings.get(due.at_meeting)
    held = meeting if meeting.is_on else await room.meeting_after(meeting)
    return due if held is None else Due(on=held.held_on, at_meeting=held.id)
