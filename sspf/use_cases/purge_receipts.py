"""The receipt of what was destroyed in a day (gallringskvitto), and who is told of it (R-94)."""

from datetime import date

from sspf.domain.outbox import Kind, Message
from sspf.domain.retention import Kept, PurgeReceipt, keepers
from sspf.use_cases.room import Room


async def add_to_receipt(
    room: Room, day: date, what: Kept, count: int, reference: str
) -> PurgeReceipt:
    """In the transaction that destroys, so that a count is never there twice, nor missing."""
    before = await room.uow.retention.receipt(day)
    if before is None:
        receipt = PurgeReceipt(
            made_on=day,
            reference=reference,
            controller=room.organisation.controller,
            counts={what: count},
        )
    else:
        receipt = before.with_more(what, count, reference)
    await room.uow.retention.put_receipt(receipt)
    return receipt


async def queue_receipt(room: Room, receipt: PurgeReceipt) -> int:
    """Once for each day and person; what the card says is read when it is sent."""
    return await room.queue(
        *(
            Message(
                key=f"{Kind.PURGED}:{receipt.id}:{person.id}",
                kind=Kind.PURGED,
                recipient=person.id,
                subject=receipt.id,
                controller=receipt.controller,
                send_at=room.days.next_sending(room.now),
                why="why.purged",
            )
            for person in keepers(room.organisation)
        )
    )
