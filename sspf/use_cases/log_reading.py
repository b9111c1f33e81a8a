"""Every reading of the individual level is written down before it is shown (R-70)."""

from sspf.domain.audit import Entry
from sspf.use_cases.room import AskersRoom


async def log_reading(
    room: AskersRoom, *, case: str, record: str, purpose: str, ground: str
) -> None:
    """In the room's transaction: what cannot be logged is not shown."""
    await room.uow.audit.add(
        Entry(
            at=room.now,
            actor=room.actor,
            tag="case:read",
            subject=record or case,
            controller=room.organisation.controller_of(room.me.party),
        )
    )
