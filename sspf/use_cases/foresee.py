"""What will be sent next, and to whom: the plan asked about an hour that has not come."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sspf.domain.cycle import Step
from sspf.domain.meetings import MeetingStatus
from sspf.domain.organisation import MunicipalityId, PersonId
from sspf.domain.outbox import Kind
from sspf.domain.planning import coming_instants, due_messages
from sspf.domain.world import World
from sspf.ports import Services
from sspf.use_cases.plan_messages import world_of
from sspf.use_cases.room import Room, enter_alone

HORIZON = timedelta(days=150)


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """The next instant at which something is sent."""

    at: datetime
    kind: Kind
    people: tuple[PersonId, ...]
    why: str
    values: dict[str, str | int]


async def foresee(services: Services, municipality: MunicipalityId) -> Foreseen | None:
    """None when nothing is planned for a long time."""
    async with enter_alone(services, municipality) as room:
        waiting = await room.uow.outbox.next_due()
        world = await world_of(room)
        for instant in coming_instants(world, room.now, room.now + HORIZON):
            if waiting is not None and room.now < waiting <= instant:
                return await _waiting(room, waiting)
            found = await _at(room, world, instant)
            if found is not None:
                return found
        return await _waiting(room, waiting) if waiting and waiting > room.now else None


async def _at(room: Room, world: World, instant: datetime) -> Foreseen | None:
    calls = [
        m
        for m in world.meetings
        if m.status is MeetingStatus.PLANNED and world.cycle(m).at(Step.INVITE) == instant
    ]
    if calls:
        members = tuple(p.id for p in room.organisation.members(calls[0].group))
        values: dict[str, str | int] = {"on": calls[0].held_on.isoformat()}
        return Foreseen(
            at=instant, kind=Kind.INVITATION, people=members, why="why.invite", values=values
        )
    due = due_messages(world, instant)
    known = await room.uow.outbox.known([m.key for m in due])
    fresh = [m for m in due if m.key not in known and m.send_at > room.now]
    if not fresh:
        return None
    first = fresh[0]
    same = [m for m in fresh if m.send_at == first.send_at and m.kind is first.kind]
    return Foreseen(
        at=first.send_at,
        kind=first.kind,
        people=tuple(m.recipient for m in same),
        why=first.why,
        values=dict(first.values),
    )


async def _waiting(room: Room, at: datetime) -> Foreseen | None:
    rows = [s.message for s in await room.uow.outbox.log(200) if s.message.send_at == at]
    if not rows:
        return None
    same = [m for m in rows if m.kind is rows[-1].kind]
    return Foreseen(
        at=at,
        kind=same[0].kind,
        people=tuple(m.recipient for m in reversed(same)),
        why=same[0].why,
        values=dict(same[0].values),
    )
