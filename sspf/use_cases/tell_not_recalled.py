"""A card that shows something of a case could not be replaced: the coordinator is told, no more."""

from sspf.domain.cases import CaseId
from sspf.domain.outbox import Kind, Message
from sspf.use_cases.recall_cards import CASE
from sspf.use_cases.room import Room


async def tell_not_recalled(room: Room, message: Message) -> None:
    """Once a day and case; which card it was stands in the log of what was sent."""
    found = await room.uow.cases.find(CaseId(str(message.values[CASE])))
    if found is None or found.coordinator is None:
        return
    await room.queue(
        Message(
            key=f"{Kind.NOT_RECALLED}:{found.id}:{room.today.isoformat()}",
            kind=Kind.NOT_RECALLED,
            recipient=found.coordinator,
            subject=found.id,
            controller=found.controller,
            send_at=room.days.next_sending(room.now),
            why="why.not_recalled",
        )
    )
