"""The auditor's half of the outbox: what is late, and who must know. Nothing here sends a row.

It shares neither code nor queue with the dispatcher: an alarm that waited in the outbox would
hang where everything else does.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sspf.domain.messages.general import Notice
from sspf.domain.organisation import MunicipalityId, Organisation, Person, Role
from sspf.ports import (
    Conversation,
    PermanentFailureError,
    Services,
    TemporaryFailureError,
    UnknownOutcomeError,
)
from sspf.ports.watching import Alarms, Late, QueueWatch
from sspf.use_cases.own_conversation import is_own

LATE_AFTER = timedelta(seconds=60)
AGAIN_AFTER = timedelta(hours=1)
WRONG_ADDRESS = "failed.wrong_address"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Auditing:
    """`services` reach the database by a road of their own, not the dispatcher's."""

    services: Services
    watch: QueueWatch
    alarms: Alarms


async def look_for_late(auditing: Auditing) -> Sequence[Late]:
    return await auditing.watch.late(auditing.services.clock.now() - LATE_AFTER)


async def tell_administrators(auditing: Auditing, found: Sequence[Late]) -> int:
    """How many were told. Each is told once an hour while it lasts, whoever audits."""
    told = 0
    for late in found:
        for person, place, tenants in await _whom(auditing.services, late.municipality):
            key = f"late:{late.municipality}:{person.id}"
            if await auditing.alarms.begin(key, AGAIN_AFTER):
                told += await _tell(auditing, late, key, (person, place, tenants))
    return told


Addressee = tuple[Person, Conversation | None, frozenset[str]]


async def _whom(services: Services, municipality: MunicipalityId) -> list[Addressee]:
    async with services.unit_of_work(municipality) as uow:
        organisation = await uow.organisations.get()
        return [
            (person, await uow.conversations.find(person.id), organisation.tenants)
            for person in administrators(organisation)
        ]


def administrators(organisation: Organisation) -> list[Person]:
    """Without any, the coordinators: somebody must know."""
    for role in (Role.ADMIN, Role.COORDINATOR):
        if found := [person for person in organisation.people if role in person.roles]:
            return found
    return []


async def _tell(auditing: Auditing, late: Late, key: str, to: Addressee) -> bool:
    """What may work the next time is tried the next round, what will not in an hour."""
    try:
        await _send(auditing.services, late, to)
    except TemporaryFailureError as failure:
        log.warning("alarm_not_told", extra={"reason": failure.reason})
        return False
    except (PermanentFailureError, UnknownOutcomeError) as failure:
        log.warning("alarm_not_told", extra={"reason": failure.reason})
        await auditing.alarms.told(key)
        return False
    await auditing.alarms.told(key)
    return True


async def _send(services: Services, late: Late, to: Addressee) -> None:
    person, known, tenants = to
    now = services.clock.now()
    minutes = int((now - late.oldest) / timedelta(minutes=1))
    notice = Notice(key="alarm.queue_late", values=(("n", late.rows), ("minutes", minutes)))
    place = known if known and is_own(known, person, tenants) else None
    place = place or await services.messenger.reach(person, min(tenants, default=""))
    if not is_own(place, person, tenants):
        raise PermanentFailureError(WRONG_ADDRESS)
    await services.messenger.send(place, services.presenter(notice, person, late.municipality))
