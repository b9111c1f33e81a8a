"""Move or cancel a meeting: everything that hangs on its date follows, and each is told once."""

from datetime import date, time

from sspf.domain.commitments import Due
from sspf.domain.meetings import Meeting, MeetingId, MeetingStatus
from sspf.domain.outbox import MAIL, Delivery, Kind, Sent
from sspf.domain.planning import message
from sspf.ports import Services
from sspf.use_cases.call_meeting import must_convene
from sspf.use_cases.plan_events import by_mail, change_event
from sspf.use_cases.room import AskersRoom, Room, Who, enter


async def move_meeting(
    services: Services, who: Who, id: MeetingId, to: date, starts: time
) -> Meeting:
    """Moving to where it already is changes nothing and tells nobody."""
    async with enter(services, who) as room:
        meeting = await room.uow.meetings.get(id)
        must_convene(room, meeting)
        if (meeting.held_on, meeting.starts) == (to, starts):
            return meeting
        moved = meeting.move(to, starts, room.now)
        await room.uow.meetings.put(moved)
        await room.note("meeting:move", id, controller=meeting.controller, version=moved.version)
        await carry_commitments(room, moved.id, Due(on=to, at_meeting=id))
        if meeting.status is MeetingStatus.CALLED:
            await room.queue(*await change_event(room, moved))
            await _tell(room, moved, Kind.INVITATION_MOVED, former=meeting.held_on)
            await _tell(room, moved, Kind.CALENDAR_REQUEST, former=meeting.held_on)
        return moved


async def cancel_meeting(services: Services, who: Who, id: MeetingId) -> Meeting:
    """Cancelling twice tells nobody again. What was due there is due at the meeting after."""
    async with enter(services, who) as room:
        meeting = await room.uow.meetings.get(id)
        must_convene(room, meeting)
        if not meeting.is_on:
            return meeting
        cancelled = meeting.cancel(room.now)
        await room.uow.meetings.put(cancelled)
        await room.note(
            "meeting:cancel", id, controller=meeting.controller, version=cancelled.version
        )
        after = await room.meeting_after(meeting)
        carried = 0
        if after is not None:
            carried = await carry_commitments(room, id, Due(on=after.held_on, at_meeting=after.id))
        if meeting.status is MeetingStatus.CALLED:
            await room.queue(*await change_event(room, cancelled))
            await _tell(room, cancelled, Kind.INVITATION_CANCELLED, carried=carried)
            await _tell(room, cancelled, Kind.CALENDAR_CANCEL)
        return cancelled


async def carry_commitments(room: Room, meeting: MeetingId, due: Due) -> int:
    """Open commitments due at the meeting get its new day, or the next meeting."""
    carried = 0
    for commitment in await room.uow.commitments.still_open():
        if commitment.due.at_meeting == meeting and commitment.due != due:
            await room.uow.commitments.put(commitment.follow_meeting(due))
            carried += 1
    return carried


async def _tell(
    room: AskersRoom, meeting: Meeting, kind: Kind, former: date | None = None, carried: int = 0
) -> None:
    """Told at once, to everyone who has got a kallelse or is to get one.

    A deputy whom nobody names any more has it still.
    """
    answers = await room.uow.invitations.of_meeting(meeting.id)
    people = [p.id for p in room.organisation.members(meeting.group)]
    people += [a.deputy for a in answers if a.deputy]
    summoned = await room.uow.outbox.about(meeting.id)
    people += [s.message.recipient for s in summoned if _is_kallelse(s)]
    why = "why.cancelled" if not meeting.is_on else "why.moved"
    values: dict[str, str | int] = {"on": meeting.held_on.isoformat(), "carried": carried}
    if former:
        values["former"] = former.isoformat()
    at = room.days.next_sending(room.now)
    if kind in MAIL:
        people = by_mail(room, people, summoned)
    for person in dict.fromkeys(people):
        await room.queue(message(meeting, kind, person, at, why, **values))


def _is_kallelse(sent: Sent) -> bool:
    return sent.message.kind is Kind.INVITATION and sent.state is not Delivery.DROPPED
