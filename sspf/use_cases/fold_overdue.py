"""After a long stop: what is pointless is dropped, what only tells becomes one message a person.

A few statements for each municipality, however many rows there are. Each round is one transaction
in which rows are dropped and whom they were to is queued for, so that nobody is forgotten when the
program dies in between, and two replicas tell nobody twice.
"""

from datetime import date, datetime, time, timedelta

from sspf.domain.messages.general import Notice
from sspf.domain.organisation import MunicipalityId, Person
from sspf.domain.outbox import (
    FOLDED,
    OF_A_MEETING_AHEAD,
    ONLY_TELLS,
    PAST,
    STALE_AFTER,
    Message,
    Sweep,
    catch_up,
)
from sspf.ports import Services
from sspf.use_cases.again import again
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.room import AskersRoom, Room, enter_alone

AT_ONCE = 10_000
"""Rows a transaction: a statement may take ten seconds."""
LOOK_BACK = timedelta(days=400)
MIDNIGHT = time()


async def fold_overdue(services: Services, municipality: MunicipalityId) -> int:
    """How many rows were dropped. Running it again drops nothing more."""
    dropped = 0
    while True:
        some = await again(lambda: _round(services, municipality))
        dropped += some
        if some < AT_ONCE:
            return dropped


async def _round(services: Services, municipality: MunicipalityId) -> int:
    async with enter_alone(services, municipality) as room:
        before = room.now - STALE_AFTER
        due = await room.uow.outbox.next_due()
        if due is None or due > before:
            return 0
        over = await _drop_past(room, before)
        if over == AT_ONCE:
            await room.note("message:fold", room.today.isoformat())
            return over
        stale = Sweep(kinds=ONLY_TELLS, before=before, reason=FOLDED)
        to = await room.uow.outbox.drop(stale, room.now, AT_ONCE)
        people = {p.id: p for p in room.organisation.people if not p.has_left}
        told = [people[person] for person in sorted(set(to) & people.keys())]
        await room.uow.outbox.add_missing([_catch_up(room, person) for person in told])
        if over or to:
            await room.note("message:fold", room.today.isoformat())
        return max(over, len(to))


def _catch_up(room: Room, person: Person) -> Message:
    controller = room.organisation.controller_of(person.party)
    return catch_up(person.id, controller, room.now, room.today)


async def _drop_past(room: Room, before: datetime) -> int:
    """The same as each would have met when its turn came, in one statement."""
    meetings = await room.uow.meetings.held_since((room.now - LOOK_BACK).date())
    over = frozenset(m.id for m in meetings if m.is_on and m.ends_at <= room.now)
    if not over:
        return 0
    sweep = Sweep(
        kinds=OF_A_MEETING_AHEAD, before=before, reason=PAST, subjects=frozenset(map(str, over))
    )
    return len(await room.uow.outbox.drop(sweep, room.now, AT_ONCE))


async def compose_catch_up(room: AskersRoom, message: Message) -> object:
    """The number only; it is counted now, for more may have been folded since."""
    since = room.days.at(date.fromisoformat(message.subject), MIDNIGHT)
    number = await room.uow.outbox.count_dropped(room.me.id, FOLDED, since)
    if not number:
        return Dropped("dropped.nothing_left")
    return Notice(key="catch_up.number", values=(("n", number),), title="title.catch_up")
