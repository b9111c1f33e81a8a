"""Hand over when somebody leaves: access ends at once, nothing that was promised is lost."""

from dataclasses import replace

from sspf.domain.commitments import Change, Commitment
from sspf.domain.hand_over import OF_THE_OFFICE, HandOver, carried_out, prepare, readdressed
from sspf.domain.organisation import MunicipalityId, Organisation, PersonId
from sspf.domain.outbox import Delivery, Sent
from sspf.ports import Services
from sspf.use_cases.recall_lost import recall_lost
from sspf.use_cases.room import Room, enter_alone


async def foresee_hand_over(
    services: Services, municipality: MunicipalityId, leaver: PersonId, heir: PersonId
) -> HandOver:
    """What `hand_over` would do now; nothing is changed."""
    async with enter_alone(services, municipality) as room:
        plan, _, _ = await _prepared(room, leaver, heir)
        return plan


async def hand_over(
    services: Services, municipality: MunicipalityId, leaver: PersonId, heir: PersonId
) -> HandOver:
    """All in one transaction; done again it finds nothing left to do."""
    async with enter_alone(services, municipality) as room:
        plan, owned, waiting = await _prepared(room, leaver, heir)
        after = carried_out(room.organisation, plan)
        if after != room.organisation:
            await room.uow.organisations.put(after)
            await recall_lost(room.uow, room.organisation, after, room.now)
            await room.note("person:leave", leaver)
            await room.note("person:succeed", heir)
        await _give_away(room, plan, owned)
        await _appoint_anew(room, plan, after)
        await _turn_around(room, plan, waiting)
        return plan


async def _prepared(
    room: Room, leaver: PersonId, heir: PersonId
) -> tuple[HandOver, list[Commitment], list[Sent]]:
    open_ones = await room.uow.commitments.still_open()
    owned = [c for c in open_ones if c.owner == leaver]
    plan = prepare(room.organisation, leaver, heir, owned)
    waiting = await room.uow.outbox.waiting(leaver)
    moved = sum(row.message.kind in OF_THE_OFFICE for row in waiting)
    return replace(plan, moved=moved, dropped=len(waiting) - moved), owned, waiting


async def _give_away(room: Room, plan: HandOver, owned: list[Commitment]) -> None:
    owners = dict(plan.commitments)
    for commitment in owned:
        owner = owners.get(commitment.id)
        if owner is None:
            continue
        given = commitment.give_to(owner)
        await room.uow.commitments.put(given)
        await room.uow.commitments.add_change(
            Change(commitment=given.id, by=room.actor, at=room.now, before=commitment, after=given)
        )
        await room.note(
            "commitment:give", given.id, controller=given.controller, version=given.version
        )


async def _appoint_anew(room: Room, plan: HandOver, after: Organisation) -> None:
    """Cases go to another coordinator of the group, never to the heir as such: it is a role (R-23).

    Where there is none, whoever raised the case goes on with it.
    """
    for group in after.groups:
        others = [p.id for p in after.coordinators(group.key) if p.id != plan.leaver]
        for case in await room.uow.cases.of_group(group.key):
            if case.coordinator != plan.leaver:
                continue
            given = replace(
                case, coordinator=others[0] if others else None, version=case.version + 1
            )
            await room.uow.cases.put(given)
            await room.note(
                "case:appoint", given.id, controller=given.controller, version=given.version
            )


async def _turn_around(room: Room, plan: HandOver, waiting: list[Sent]) -> None:
    """What is on its way to the leaver goes to the heir, or to nobody."""
    for row in waiting:
        if row.message.kind in OF_THE_OFFICE:
            await room.queue(readdressed(row.message, plan))
        await room.uow.outbox.finish(row.message.key, Delivery.DROPPED, room.now, "dropped.left")
    if waiting:
        await room.note("outbox:hand_over", plan.leaver)
