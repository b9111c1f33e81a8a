"""Ask before meetings are changed: now and new, whom it tells, and what speaks against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sspf.domain.access import may_convene
from sspf.domain.errors import (
    BeforeItBeginsError,
    DayHasBeenError,
    MeetingOverError,
    UnknownMeetingError,
)
from sspf.domain.meetings import Meeting
from sspf.domain.messages.meeting import ConfirmMeetingChange, ConfirmMeetingChanges
from sspf.domain.organisation import PersonId
from sspf.ports import Services
from sspf.use_cases.call_meeting import must_convene
from sspf.use_cases.lines import facts
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.show_meetings import warnings_on
from sspf.use_cases.tell_change import told_people


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One change as it was said: what is not said stays as it is."""

    on: date | None = None
    """The day of the meeting that is meant; None: the next."""
    cancel: bool = False
    to: date | None = None
    days: int = 0
    """So many days later, or, if negative, earlier."""
    starts: time | None = None
    ends: time | None = None
    longer: int = 0
    """Minutes."""


async def confirm_meeting_changes(
    services: Services, who: Who, asked: Sequence[Asked]
) -> ConfirmMeetingChange | ConfirmMeetingChanges:
    """Nothing is changed yet. DayHasBeenError and BeforeItBeginsError for what cannot be."""
    async with enter(services, who) as room:
        told: dict[PersonId, None] = {}
        changes = []
        for one in asked:
            meeting = await meant(room, one.on)
            people = await _told(room, meeting)
            told.update(dict.fromkeys(people))
            changes.append(await _confirm(room, meeting, one, people))
        if len(changes) == 1:
            return changes[0]
        return ConfirmMeetingChanges(changes=tuple(changes), people=len(told))


async def confirm_meeting_change(
    services: Services, who: Who, to: date | None, starts: time | None = None
) -> ConfirmMeetingChange:
    """Of the next meeting. `to` None: cancel."""
    asked = Asked(cancel=to is None, to=to, starts=starts)
    one = await confirm_meeting_changes(services, who, [asked])
    if isinstance(one, ConfirmMeetingChanges):
        raise TypeError(one)
    return one


async def meant(room: AskersRoom, on: date | None) -> Meeting:
    """The one on that day of a group that the asker convenes; the next when no day is said."""
    if on is None:
        meeting = await room.next_meeting(await room.group())
        must_convene(room, meeting)
        return meeting
    found = None
    for meeting in await room.meetings_since(room.today):
        if meeting.held_on == on and meeting.is_on and meeting.group in room.me.groups:
            found = meeting
            if may_convene(room.asker, meeting.group):
                return meeting
    if found is None:
        raise UnknownMeetingError(on)
    must_convene(room, found)
    return found


async def _told(room: AskersRoom, meeting: Meeting) -> list[PersonId]:
    rows = await room.uow.outbox.about(meeting.id)
    return await told_people(room, meeting, rows)


async def _confirm(
    room: AskersRoom, meeting: Meeting, asked: Asked, people: Sequence[PersonId]
) -> ConfirmMeetingChange:
    names = tuple(room.organisation.person(p).name for p in people)
    if asked.cancel:
        return ConfirmMeetingChange(
            meeting=facts(room, meeting), to=None, starts=None, people=len(people), names=names
        )
    moved = _moved(room, meeting, asked)
    is_new_day = moved.held_on != meeting.held_on
    return ConfirmMeetingChange(
        meeting=facts(room, meeting),
        to=moved.held_on,
        starts=moved.starts,
        ends=moved.ends,
        people=len(people),
        names=names,
        warnings=warnings_on(room, moved.held_on) if is_new_day else (),
        clashes=await _clashes(room, moved),
    )


def _moved(room: AskersRoom, meeting: Meeting, asked: Asked) -> Meeting:
    to = (asked.to or meeting.held_on) + timedelta(days=asked.days)
    starts = asked.starts or meeting.starts
    minutes = meeting.minutes + asked.longer
    if asked.ends is not None:
        minutes = _minutes(starts, asked.ends)
    if minutes <= 0:
        raise BeforeItBeginsError(meeting.id)
    try:
        return meeting.move(to, starts, room.now, minutes)
    except MeetingOverError:
        raise DayHasBeenError(meeting.id) from None


def _minutes(starts: time, ends: time) -> int:
    """By the wall: a meeting across a change to summer time is not asked to be longer."""
    day = date.min
    length = datetime.combine(day, ends) - datetime.combine(day, starts)
    return int(length.total_seconds()) // 60


async def _clashes(room: AskersRoom, moved: Meeting) -> tuple[str, ...]:
    """Groups that meet then: the group itself that day, others with the same people at the hour."""
    people = {p.id for p in room.organisation.members(moved.group)}
    found: dict[str, None] = {}
    for other in await room.meetings_since(moved.held_on):
        if other.id == moved.id or other.held_on != moved.held_on or not other.is_on:
            continue
        shared = people & {p.id for p in room.organisation.members(other.group)}
        overlap = other.starts_at < moved.ends_at and moved.starts_at < other.ends_at
        if other.group == moved.group or (shared and overlap):
            found[room.organisation.group(other.group).name] = None
    return tuple(found)
