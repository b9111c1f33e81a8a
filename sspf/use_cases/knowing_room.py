"""A room whose asker knows the cases of its own groups, and what was read in it is logged."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from sspf.domain.organisation import IndividualMode
from sspf.ports import Services
from sspf.use_cases.log_reading import Reading
from sspf.use_cases.log_reading import log_readings as log_all
from sspf.use_cases.room import AskersRoom, Who, enter


@asynccontextmanager
async def enter_knowing(services: Services, who: Who, purpose: str) -> AsyncIterator[AskersRoom]:
    """As `enter`. What `line` and others note as read of a case is logged in this transaction:

    what cannot be logged raises, and then nothing of it is shown (R-70).
    """
    async with enter(services, who) as room:
        knowing = await knows(room)
        yield knowing
        await log_readings(knowing, purpose)


async def knows(room: AskersRoom) -> AskersRoom:
    """The same room with the rights in the cases; never where others read along (R-52)."""
    if not room.asker.is_private or room.organisation.individual is IndividualMode.OFF:
        return room
    return replace(room, asker=await room.knowing_cases())


async def log_readings(room: AskersRoom, purpose: str) -> None:
    """All at once: a list has many rows, and each of them is a reading."""
    noted = dict.fromkeys(room.readings)
    await log_all(
        room,
        [
            Reading(case=case, record=record, purpose=purpose, ground=ground)
            for case, record, ground in noted
        ],
    )
    room.readings.clear()
