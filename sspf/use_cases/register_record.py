"""A record of the individual level enters the register in the transaction that makes it (R-81)."""

from sspf.domain.organisation import AuthorityKey, PartyKey
from sspf.domain.registrations import RecordKind, Registration
from sspf.use_cases.room import AskersRoom


async def register_record(
    room: AskersRoom,
    kind: RecordKind,
    item: str,
    controller: AuthorityKey,
    *,
    sender: PartyKey,
    recipients: tuple[PartyKey, ...],
) -> None:
    year = room.today.year
    await room.uow.registrations.add(
        Registration(
            year=year,
            number=await room.uow.registrations.next_number(year),
            at=room.now,
            kind=kind,
            item=item,
            sender=sender,
            recipients=recipients,
            registered_by=room.me.id,
            controller=controller,
        )
    )
