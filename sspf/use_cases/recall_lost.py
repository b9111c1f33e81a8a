"""Cards of those who may read less than before are replaced when the organisation changes (R-62).

Somebody who leaves a group, an agency or a role, or becomes a guest, reads no more from that moment
(R-25): it is asked for at each reading. The cards in front of them are called back here.
"""

from dataclasses import replace
from datetime import datetime

from sspf.domain.access import Asker
from sspf.domain.organisation import Organisation, Person, Role
from sspf.ports import UnitOfWork
from sspf.use_cases.recall_cards import replacing
from sspf.use_cases.recall_lists import recall_records

NARROWING = frozenset({Role.STEERING, Role.AUDITOR, Role.GUEST})
"""Roles that take the individual level away."""


async def recall_lost(
    uow: UnitOfWork, before: Organisation, after: Organisation, now: datetime
) -> int:
    """How many replacements were queued, in the transaction that changes who sits where."""
    here = {person.id: person for person in after.people}
    queued = 0
    for person in before.people:
        now_is = here.get(person.id)
        if not may_read_less(person, now_is):
            continue
        for card, case in await uow.cards.case_cards_of(person.id):
            cause = f"lost.{now.isoformat()}"
            message = replacing(card, case, cause, after.controller, now)
            queued += await uow.outbox.add(message)
        lists = await uow.cards.record_cards_of(person.id)
        asker = Asker(person=now_is or replace(person, groups=frozenset()), organisation=after)
        queued += await recall_records(uow, asker, now, lists, f"lost.{now.isoformat()}")
    return queued


def may_read_less(before: Person, after: Person | None) -> bool:
    """Whether something that was open may be closed now. What is open still is drawn anew."""
    if after is None:
        return True
    narrower = (after.roles - before.roles) & NARROWING
    lost = before.groups - after.groups or before.roles - after.roles
    is_guest_now = after.is_guest and not before.is_guest
    lacks_now = after.lacks_period and not before.lacks_period
    moved = before.party != after.party
    return bool(lost or narrower) or moved or is_guest_now or lacks_now
