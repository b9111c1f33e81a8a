"""Cards of those whose assignment has ended are called back the same night (R-25, R-62).

Nothing is open to them any more: access asks for the day at each reading. What stands in front of
them still is replaced here.
"""

from datetime import date, timedelta

from sspf.domain.access import Asker
from sspf.domain.organisation import MunicipalityId, Person
from sspf.ports import Services
from sspf.use_cases.recall_cards import replacing
from sspf.use_cases.recall_lists import recall_records
from sspf.use_cases.room import Room, enter_alone

LOOK_BACK = timedelta(days=35)
"""No card of a case is older: it was replaced for its age (R-91)."""


async def end_assignments(services: Services, municipality: MunicipalityId) -> int:
    """How many replacements were queued; once for each card and last day."""
    async with enter_alone(services, municipality) as room:
        ended = [p for p in room.organisation.people if _has_ended(p, room.today)]
        return sum([await _recall(room, person) for person in ended])


def _has_ended(person: Person, today: date) -> bool:
    last = person.serves_until
    return last is not None and last < today <= last + LOOK_BACK


async def _recall(room: Room, person: Person) -> int:
    controller, cause = room.organisation.controller, f"ended.{person.serves_until}"
    cards = await room.uow.cards.case_cards_of(person.id)
    queued = await room.queue(
        *(replacing(card, case, cause, controller, room.now) for card, case in cards)
    )
    asker = Asker(person=person, organisation=room.organisation)
    lists = await room.uow.cards.record_cards_of(person.id)
    queued += await recall_records(room.uow, asker, room.now, lists, cause)
    if queued:
        await room.note("assignment:end", person.id)
    return queued
