"""How retention stands, for those who record the decision and see the receipts (R-90 to R-94)."""

from datetime import date, timedelta

from sspf.domain.errors import NotAllowedError
from sspf.domain.messages.retention import PurgeNews, ReceiptLine, RetentionStanding
from sspf.domain.organisation import MunicipalityId
from sspf.domain.outbox import Message
from sspf.domain.retention import Periods, PurgeReceipt, keepers, standing
from sspf.ports import Services
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.retention_due import count_due, left_open, limits_in
from sspf.use_cases.room import AskersRoom, Room, Who, enter, enter_alone

RECEIPTS_SHOWN = 5


async def show_retention(services: Services, who: Who) -> RetentionStanding:
    """NotAllowedError for all but those who record it, and where others read along."""
    async with enter(services, who) as room:
        must_keep(room)
        await room.note("retention:read", room.organisation.municipality)
        return await standing_in(room)


async def retention_of(services: Services, municipality: MunicipalityId) -> RetentionStanding:
    """The same for the command line and the rehearsal: nobody asks."""
    async with enter_alone(services, municipality) as room:
        return await standing_in(room)


async def standing_in(room: Room) -> RetentionStanding:
    decision = standing(await room.uow.retention.decisions())
    periods = decision.periods if decision else Periods()
    counts = await count_due(room, await limits_in(room, periods))
    begins = decision and room.local(decision.recorded_at).date() + timedelta(days=1)
    return RetentionStanding(
        reference=decision.reference if decision else "",
        decided_on=decision.decided_on if decision else None,
        begins_on=begins if begins and begins > room.today else None,
        version=decision.version if decision else 1,
        periods=periods,
        waiting={str(what): count for what, count in counts.items()},
        left_open=await left_open(room),
        held=len(await room.uow.retention.holds()),
        receipts=tuple(map(_line, await room.uow.retention.receipts(RECEIPTS_SHOWN))),
    )


async def compose_purged(room: AskersRoom, message: Message) -> object:
    """The whole day's receipt, as it is when the message is sent."""
    day = date.fromisoformat(message.subject.removeprefix("purge-"))
    receipt = await room.uow.retention.receipt(day)
    return PurgeNews(receipt=_line(receipt)) if receipt else Dropped("dropped.retention")


def must_keep(room: AskersRoom) -> None:
    if not room.asker.is_private or room.me not in keepers(room.organisation):
        raise NotAllowedError(room.me.id)


def _line(receipt: PurgeReceipt) -> ReceiptLine:
    counts = {str(what): count for what, count in receipt.counts.items()}
    return ReceiptLine(made_on=receipt.made_on, reference=receipt.reference, counts=counts)
