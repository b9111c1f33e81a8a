"""Move or cancel meetings: everything that hangs on the date follows, and each is told once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from sspf.domain.commitments import Due
from sspf.domain.errors import StaleError
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.organisation import PersonId
from sspf.domain.tellings import Road, told_from
from sspf.ports import Services
from sspf.use_cases.call_meeting import must_convene
from sspf.use_cases.plan_events import change_event
from sspf.use_cases.room import AskersRoom, Room, Who, enter
from sspf.use_cases.tell_change import tell_change


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to become of one meeting."""

    meeting: MeetingId
    to: date | None
    """None: cancel."""
    starts: time | None = None
    """None: the hour it has."""
    minutes: int | None = None
    """None: the length it has."""
    sequence: int | None = None
    """The meeting's when it was asked about; None: whichever."""


async def change_meetings(
    services: Services, who: Who, wanted: Sequence[Wanted]
) -> tuple[Meeting, ...]:
    """All or none of them. What is so already is left alone."""
    async with enter(services, who) as room:
        return tuple([await _change(room, one) for one in wanted])


async def move_meeting(
    services: Services,
    who: Who,
    id: MeetingId,
    to: date,
    starts: time,
    minutes: int | None = None,
) -> Meeting:
    """Moving to where it already is changes nothing and tells nobody."""
    wanted = Wanted(meeting=id, to=to, starts=starts, minutes=minutes)
    (moved,) = await change_meetings(services, who, [wanted])
    return moved


async def cancel_meeting(services: Services, who: Who, id: MeetingId) -> Meeting:
    """Cancelling twice tells nobody again. What was due there is due at the meeting after."""
    (cancelled,) = await change_meetings(services, who, [Wanted(meeting=id, to=None)])
    return cancelled


async def _change(room: AskersRoom, wanted: Wanted) -> Meeting:
    meeting = await room.uow.meetings.get(wanted.meeting)
    must_convene(room, meeting)
    if wanted.to is None:
        return await _cancel(room, meeting, wanted)
    starts, minutes = wanted.starts or meeting.starts, wanted.minutes or meeting.minutes
    if (meeting.held_on, meeting.starts, meeting.minutes) == (wanted.to, starts, minutes):
        return meeting
    _must_be_as_asked(meeting, wanted)
    moved = meeting.move(wanted.to, starts, room.now, minutes)
    await room.uow.meetings.put(moved)
    await room.note("meeting:move", moved.id, controller=moved.controller, version=moved.version)
    owners = await _carry(room, meeting, Due(on=moved.held_on, at_meeting=moved.id))
    await room.queue(*await change_event(room, moved, told_from(meeting, moved, room.now)))
    await tell_change(room, meeting, moved, owners)
    await _keep_answers(room, moved)
    return moved


def _must_be_as_asked(meeting: Meeting, wanted: Wanted) -> None:
    """A confirmation is of what it showed: somebody else may have moved the meeting since."""
    if wanted.sequence is not None and wanted.sequence != meeting.sequence:
        raise StaleError(meeting.id)


async def _cancel(room: AskersRoom, meeting: Meeting, wanted: Wanted) -> Meeting:
    if not meeting.is_on:
        return meeting
    _must_be_as_asked(meeting, wanted)
    cancelled = meeting.cancel(room.now)
    await room.uow.meetings.put(cancelled)
    await room.note(
        "meeting:cancel", meeting.id, controller=meeting.controller, version=cancelled.version
    )
    after = await room.meeting_after(meeting)
    owners: list[PersonId] = []
    if after is not None:
        owners = await _carry(room, meeting, Due(on=after.held_on, at_meeting=after.id))
    at = told_from(meeting, cancelled, room.now)
    await room.queue(*await change_event(room, cancelled, at))
    await tell_change(room, meeting, cancelled, owners, len(owners))
    return cancelled


async def _carry(room: Room, meeting: Meeting, due: Due) -> list[PersonId]:
    """Open commitments due at the meeting get its new day, or the next meeting; their owners."""
    owners: list[PersonId] = []
    for commitment in await room.uow.commitments.still_open():
        if commitment.due.at_meeting == meeting.id and commitment.due != due:
            await room.uow.commitments.put(commitment.follow_meeting(due))
            owners.append(commitment.owner)
    return owners


async def _keep_answers(room: Room, moved: Meeting) -> None:
    """Back to what they had been told: whoever answered that has answered this."""
    told = {
        t.person: t
        for t in await room.uow.tellings.of_meeting(moved.id)
        if t.road is Road.CHAT and t.holds(moved)
    }
    for answer in await room.uow.invitations.of_meeting(moved.id):
        known = told.get(answer.person)
        if known is not None and answer.meeting_sequence == known.sequence:
            await room.uow.invitations.put(replace(answer, meeting_sequence=moved.sequence))
    await room.uow.tellings.put([replace(t, sequence=moved.sequence) for t in told.values()])
