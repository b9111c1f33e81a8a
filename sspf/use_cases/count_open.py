"""How many cases were open when the month ended: a check on the balance, by another road (C8)."""

from datetime import date, timedelta

from sspf.domain.cases import Case, Track
from sspf.domain.organisation import IndividualMode
from sspf.domain.tallies import TallyKind, tally
from sspf.use_cases.count_case import count_step
from sspf.use_cases.room import Room

K = TallyKind
DAYS = 5
"""Of the new month, in which it is looked back; who slept through them goes without the check."""


async def count_open(room: Room) -> bool:
    """In the first days of a month, for the one before; whether it was counted now.

    What has been raised and closed since is taken out again, so the hour does not matter. A case
    from before the counting is carried in here, if nothing has happened in it since.
    """
    if room.today.day > DAYS or room.organisation.individual is IndividualMode.OFF:
        return False
    cases = await _open_cases(room)
    for case in cases:
        await count_step(room, case, case)
    ended = (room.today.replace(day=1) - timedelta(days=1)).replace(day=1)
    since = await _since(room, room.today.replace(day=1))
    number = len(cases) + since.get(K.CASE_CLOSED, 0) - since.get(K.CASE_RAISED, 0)
    return await room.uow.tallies.add(
        tally(K.CASE_OPEN, ended), origin=f"open:{ended:%Y-%m}", number=number
    )


async def _open_cases(room: Room) -> list[Case]:
    return [
        case
        for group in room.organisation.groups
        for case in await room.uow.cases.of_group(group.key)
        if case.is_listed and case.track is Track.SSPF
    ]


async def _since(room: Room, first: date) -> dict[TallyKind, int]:
    counted = await room.uow.tallies.between(first, room.today)
    return {c.kind: c.number for c in counted if c.dimension is None}
