"""Queue every message whose hour has come, and let meetings take the steps that the hour brings."""

from datetime import datetime, timedelta

from sspf.domain.cycle import Step
from sspf.domain.meetings import Meeting, MeetingStatus
from sspf.domain.organisation import MunicipalityId
from sspf.domain.planning import due_messages, is_timely
from sspf.domain.world import World
from sspf.ports import Services
from sspf.use_cases.call_meeting import call
from sspf.use_cases.gather_items import has_open_items
from sspf.use_cases.room import Room, enter_alone

LOOK_BACK = timedelta(days=30)
"""A meeting older than this has nothing left to say."""


async def plan_messages(services: Services, municipality: MunicipalityId) -> int:
    """Return how many messages were queued; running it twice queues nothing more."""
    async with enter_alone(services, municipality) as room:
        queued = 0
        for meeting in (await world_of(room)).meetings:
            queued += await _take_steps(room, meeting)
        world = await world_of(room)
        due = due_messages(world, room.now)
        known = await room.uow.outbox.known([m.key for m in due])
        queued += await room.queue(*(m for m in due if m.key not in known))
        for meeting in world.meetings:
            await _fix_plan(room, world, meeting)
        return queued


async def world_of(room: Room) -> World:
    """Everything that decides what is sent, read in this room's transaction."""
    uow = room.uow
    meetings = await uow.meetings.held_since((room.now - LOOK_BACK).date())
    return World(
        organisation=room.organisation,
        days=room.days,
        meetings=tuple(meetings),
        answers=tuple([a for m in meetings for a in await uow.invitations.of_meeting(m.id)]),
        absences=tuple(await uow.invitations.absences()),
        briefings=tuple([b for m in meetings for b in await uow.briefings.of_meeting(m.id)]),
        commitments=tuple(await uow.commitments.still_open()),
        unclosed=frozenset([m.id for m in meetings if await has_open_items(room, m)]),
    )


async def _take_steps(room: Room, meeting: Meeting) -> int:
    """The kallelse goes out on its day, as the approved calendar says."""
    world = World(organisation=room.organisation, days=room.days, meetings=(meeting,))
    instant = world.cycle(meeting).at(Step.INVITE)
    if meeting.status is not MeetingStatus.PLANNED or not _is_due(room, instant):
        return 0
    if not is_timely(world, meeting, Step.INVITE, room.now):
        return 0
    return await call(room, meeting, why="why.invite")


async def _fix_plan(room: Room, world: World, meeting: Meeting) -> None:
    instant = world.cycle(meeting).at(Step.FIX_PLAN)
    if not _is_due(room, instant) or not is_timely(world, meeting, Step.FIX_PLAN, room.now):
        return
    fixed = meeting.fix_plan(room.now)
    await room.uow.meetings.put(fixed)
    await room.note("plan:fix", fixed.id, controller=fixed.controller, version=fixed.version)


def _is_due(room: Room, instant: datetime | None) -> bool:
    return instant is not None and instant <= room.now
