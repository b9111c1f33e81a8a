"""How many cases were open when the month ended: a check on the balance, by another road (C8)."""

from datetime import date, timedelta

from sspf.domain.cases import Case, Track
from sspf.domain.organisation import IndividualMode
from sspf.domain.tallies import TallyKind, tally
from sspf.use_cases.count_case import count_step
from sspf.use_cases.room import Room

DAYS = 5
"""Of the new month, in which it is looked back; who slept through them goes without the check."""


async def count_open(room: Room) -> bool:
    """In the first days of a month, for the one before; whether it was counted now.

    Read from the cases alone, as they stood when the month ended, so the hour does not matter. What
    a file of figures has said of that month stands. A case from before the counting is carried in
    here, if nothing has happened in it since.
    """
    if room.today.day > DAYS or room.organisation.individual is IndividualMode.OFF:
        return False
    first = room.today.replace(day=1)
    ended = (first - timedelta(days=1)).replace(day=1)
    stated = await room.uow.tallies.between(ended, ended)
    if any(one.kind is TallyKind.CASE_OPEN for one in stated):
        return False
    number = 0
    for case in await _cases(room):
        if case.is_listed:
            await count_step(room, case, case)
        number += case.raised_on < first and await _was_open(room, case, first)
    if not number:
        return False
    origin = f"open:{ended:%Y-%m}"
    return await room.uow.tallies.add(
        tally(TallyKind.CASE_OPEN, ended), origin=origin, number=number
    )


async def _was_open(room: Room, case: Case, first: date) -> bool:
    """It is open still, or has been closed since."""
    if case.is_listed:
        return True
    file = await room.uow.case_files.find(case.id)
    return file is not None and file.closing is not None and file.closing.closed_on >= first


async def _cases(room: Room) -> list[Case]:
    return [
        case
        for group in room.organisation.groups
        for case in await room.uow.cases.of_group(group.key)
        if case.track is Track.SSPF
    ]
