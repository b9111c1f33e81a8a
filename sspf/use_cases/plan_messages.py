"""Queue every message whose hour has come, and let meetings take the steps that the hour brings."""

from datetime import datetime, timedelta

from sspf.domain.cycle import Cycle, Step
from sspf.domain.invitations import called_to
from sspf.domain.meetings import Meeting, MeetingId, MeetingStatus
from sspf.domain.organisation import MunicipalityId
from sspf.domain.outbox import Message
from sspf.domain.planning import due_messages, is_timely
from sspf.domain.world import World
from sspf.ports import Services
from sspf.use_cases.call_meeting import call, summons
from sspf.use_cases.check_consents import plan_consents
from sspf.use_cases.close_ended import close_what_ended
from sspf.use_cases.gather_items import has_open_items
from sspf.use_cases.hold_selection import remind_selections
from sspf.use_cases.keep_register import review_reminders
from sspf.use_cases.keep_trainings import training_reminders
from sspf.use_cases.let_go import anew
from sspf.use_cases.plan_events import plan_events
from sspf.use_cases.remind_cases import remind_cases
from sspf.use_cases.remind_self_check import self_check_reminders
from sspf.use_cases.room import Room, enter_alone

LOOK_BACK = timedelta(days=30)
"""A meeting older than this has nothing left to say."""


async def plan_messages(services: Services, municipality: MunicipalityId) -> int:
    """Return how many messages were queued; running it twice queues nothing more."""
    async with enter_alone(services, municipality) as room:
        queued = 0
        calendar = World(organisation=room.organisation, days=room.days, meetings=await _near(room))
        for meeting in calendar.meetings:
            queued += await _take_steps(room, calendar, meeting)
        world = await world_of(room, calendar.cycles)
        due = [*due_messages(world, room.now), *await _to_those_who_came_late(room, world)]
        due += await plan_events(room, world)
        due += await review_reminders(room)
        due += await training_reminders(room)
        due += await self_check_reminders(room)
        due += await remind_cases(room)
        due += await plan_consents(room, world.meetings)
        known = await room.uow.outbox.known([m.key for m in due])
        queued += await room.queue(*(m for m in due if m.key not in known))
        queued += await remind_selections(room)
        queued += await close_what_ended(room)
        for meeting in world.meetings:
            await _fix_plan(room, world, meeting)
        return queued


async def world_of(
    room: Room, cycles: dict[MeetingId, Cycle] | None = None, about: Meeting | None = None
) -> World:
    """Everything that decides what is sent, read in this room's transaction.

    `cycles`: those of the same meetings, where they have been computed before. `about`: one that
    all must be known of, though nothing is to be sent yet.
    """
    uow = room.uow
    meetings = await _near(room)
    # Of a year's calendar most are far ahead: nothing is said of those that nobody has been called
    # to, or whose plan is settled, that takes more than the meeting itself to know.
    asked = about.id if about else None
    in_hand = [m for m in meetings if m.id == asked or _is_in_hand(m)]
    return World(
        organisation=room.organisation,
        days=room.days,
        meetings=meetings,
        answers=tuple([a for m in in_hand for a in await uow.invitations.of_meeting(m.id)]),
        absences=tuple(await uow.invitations.absences()),
        briefings=tuple([b for m in in_hand for b in await uow.briefings.of_meeting(m.id)]),
        commitments=tuple(await uow.commitments.still_open()),
        unclosed=frozenset([m.id for m in in_hand if await has_open_items(room, m)]),
        cycles={} if cycles is None else cycles,
    )


def _is_in_hand(meeting: Meeting) -> bool:
    return meeting.status is MeetingStatus.CALLED and not meeting.plan_fixed_at


async def _to_those_who_came_late(room: Room, world: World) -> list[Message]:
    """Everybody who is called has a kallelse: also who took a seat after it went out, and whoever
    sits in the place of somebody who is away."""
    found: list[Message] = []
    for meeting in world.meetings:
        if meeting.status is not MeetingStatus.CALLED or room.now >= meeting.starts_at:
            continue
        members = {p.id for p in room.organisation.members(meeting.group)}
        called = called_to(world.organisation, meeting, world.answers, world.absences)
        rows = await room.uow.outbox.about(meeting.id) if set(called) - members else []
        for person in called:
            kallelse = summons(room, meeting, person, "why.called")
            found += kallelse if person in members else anew(kallelse, rows, person)
    return found


async def _near(room: Room) -> tuple[Meeting, ...]:
    return tuple(await room.meetings_since((room.now - LOOK_BACK).date()))


async def _take_steps(room: Room, calendar: World, meeting: Meeting) -> int:
    """The kallelse goes out on its day, as the approved calendar says."""
    if meeting.status is not MeetingStatus.PLANNED:
        return 0
    if not _is_due(room, calendar.cycle(meeting).at(Step.INVITE)):
        return 0
    if not is_timely(calendar, meeting, Step.INVITE, room.now):
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
