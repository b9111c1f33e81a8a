"""Cards of those whose assignment has ended are called back the same night (R-25, R-62).

Nothing is open to them any more: access asks for the day at each reading. What stands in front of
them still is replaced here.
"""

from datetime import timedelta

from sspf.domain.organisation import MunicipalityId
from sspf.ports import Services
from sspf.use_cases.recall_cards import replacing
from sspf.use_cases.room import enter_alone

LOOK_BACK = timedelta(days=35)
"""No card of a case is older: it was replaced for its age (R-91)."""


async def end_assignments(services: Services, municipality: MunicipalityId) -> int:
    """How many replacements were queued; once for each card and last day."""
    queued = 0
    async with enter_alone(services, municipality) as room:
        for person in room.organisation.people:
            last = person.serves_until
            if last is None or not last < room.today <= last + LOOK_BACK:
                continue
            for card, case in await room.uow.cards.case_cards_of(person.id):
                cause = f"ended.{last.isoformat()}"
                controller = room.organisation.controller
                queued += await room.queue(replacing(card, case, cause, controller, room.now))
    return queued
