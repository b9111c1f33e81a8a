"""What is on its way about something that is no more is not sent."""

from sspf.domain.outbox import Sweep
from sspf.use_cases.close_access import EVER, MOST, SWEPT
from sspf.use_cases.room import Room


async def stop_messages(room: Room, subjects: frozenset[str], reason: str) -> int:
    """How many; `subjects`: the ids that they are about."""
    sweep = Sweep(kinds=SWEPT, before=room.now + EVER, reason=reason, subjects=subjects)
    return len(await room.uow.outbox.drop(sweep, room.now, MOST))
