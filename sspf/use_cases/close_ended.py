"""Cards of what could be read until yesterday are replaced (R-62).

Access itself needs no job: it is asked for at each reading, and says no from midnight.
"""

from datetime import date, time, timedelta

from sspf.domain.organisation import IndividualMode
from sspf.use_cases.check_consents import givers_of, open_cases
from sspf.use_cases.count_consent import count_expired
from sspf.use_cases.recall_cards import recall_cards
from sspf.use_cases.room import Room

LOOK_BACK = timedelta(days=3)
"""What was to be closed while nothing ran is closed now, and once."""


async def close_what_ended(room: Room) -> int:
    """How many replacements were queued. What was drawn after midnight shows what holds, and
    stays."""
    if room.organisation.individual is IndividualMode.OFF:
        return 0
    lately = sorted(room.today - timedelta(days=ago) for ago in range(LOOK_BACK.days))
    return sum([await _close(room, day) for day in lately]) + await _turned_adult(room, lately)


async def _close(room: Room, day: date) -> int:
    """Consents and legal grounds whose last day was the day before."""
    eve = {day - timedelta(days=1)}
    await _count(room, eve)
    ended = [(str(which), case) for which, case, _ in await room.uow.consents.ending(eve)]
    ended += [(str(which), case) for which, case in await room.uow.consents.grounds_ending(eve)]
    queued = 0
    for which, case in ended:
        queued += await recall_cards(
            room,
            case,
            f"{which}.ended",
            room.organisation.controller,
            sent_before=room.days.at(day, time()),
        )
    return queued


async def _count(room: Room, last_days: set[date]) -> None:
    """Each consent that ended is counted once, however often it is looked at."""
    for which, of, _ in await room.uow.consents.ending(last_days):
        case, consent = await room.uow.cases.get(of), await room.uow.consents.get(which)
        await count_expired(room, case, consent, givers_of(room, case))


async def _turned_adult(room: Room, days: list[date]) -> int:
    """From the 18th birthday what the guardians said counts no more (R-14)."""
    queued = 0
    for case in await open_cases(room):
        if case.adult_on in days and case.adult_on is not None:
            queued += await recall_cards(
                room,
                case.id,
                f"{case.id}.adult",
                case.controller,
                sent_before=room.days.at(case.adult_on, time()),
            )
    return queued
