"""A pasted list of dates becomes the group's calendar. Nobody is mailed."""

from datetime import date, time

from sspf.domain.access import may_convene
from sspf.domain.calendars import meeting_id, plan
from sspf.domain.errors import NotConvenerError
from sspf.domain.meetings import Meeting
from sspf.domain.messages.meeting import CalendarPreview, MeetingList
from sspf.domain.organisation import GroupKey
from sspf.ports import Services
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.show_meetings import meeting_list

USUAL_START, USUAL_MINUTES = time(13), 120


async def preview_calendar(
    services: Services, who: Who, wanted: list[tuple[date, time | None]]
) -> CalendarPreview:
    """Every date with what is doubtful about it. Nothing is saved. A time not said is the usual."""
    async with enter(services, who) as room:
        group = await _convened(room)
        meetings = await room.uow.meetings.of_group(group)
        starts, minutes = _usual(meetings)
        timed = [(day, at or starts) for day, at in wanted]
        taken = frozenset(m.held_on for m in meetings if m.is_on)
        return CalendarPreview(
            group=room.organisation.group(group).name,
            municipality=room.organisation.name,
            minutes=minutes,
            planned=plan(timed, room.days, room.today, taken),
        )


async def save_calendar(
    services: Services, who: Who, chosen: list[tuple[date, time]]
) -> MeetingList:
    """Adds what is not there; saving the same list again adds nothing."""
    async with enter(services, who) as room:
        group = await _convened(room)
        meetings = await room.uow.meetings.of_group(group)
        _, minutes = _usual(meetings)
        there = {m.id for m in meetings}
        for day, starts in chosen:
            id_ = meeting_id(room.organisation.municipality, group, day)
            if id_ in there or day <= room.today:
                continue
            meeting = Meeting(
                id=id_,
                group=group,
                controller=room.organisation.controller_of(room.me.party),
                held_on=day,
                starts=starts,
                minutes=minutes,
                zone=room.organisation.time_zone,
                invite_on=_late_invitation(room, day),
            )
            await room.uow.meetings.put(meeting)
            await room.note("meeting:plan", id_, controller=meeting.controller, version=1)
            there.add(id_)
        return await meeting_list(room, group)


async def _convened(room: AskersRoom) -> GroupKey:
    """The group this person convenes; NotConvenerError for anybody else."""
    for group in room.organisation.groups:
        if may_convene(room.asker, group.key):
            return group.key
    raise NotConvenerError(room.me.id)


def _usual(meetings: list[Meeting]) -> tuple[time, int]:
    """(start, minutes) of the group's latest meeting, else the early afternoon."""
    if not meetings:
        return USUAL_START, USUAL_MINUTES
    return meetings[-1].starts, meetings[-1].minutes


def _late_invitation(room: AskersRoom, on: date) -> date | None:
    """A meeting planned too late for the usual day is called tomorrow: whom is shown first."""
    usual = room.days.add(on, room.organisation.rules.offsets.invite)
    return room.days.add(room.today, 1) if usual <= room.today else None
