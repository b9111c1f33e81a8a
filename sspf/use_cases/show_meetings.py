"""The calendar as a member reads it, and the convener's card for the kallelse."""

from dataclasses import replace
from datetime import date, datetime, time

from sspf.domain.access import may_convene
from sspf.domain.cycle import cycle_of
from sspf.domain.errors import UnknownMeetingError
from sspf.domain.invitations import Response
from sspf.domain.meetings import Meeting, MeetingId, MeetingStatus
from sspf.domain.messages.meeting import (
    ConfirmMeetingChange,
    Invitation,
    InvitationAnswered,
    InvitationAsk,
    MeetingFacts,
    MeetingLine,
    MeetingList,
)
from sspf.domain.names import swedish_order
from sspf.domain.organisation import GroupKey
from sspf.ports import Services
from sspf.use_cases.call_meeting import must_convene
from sspf.use_cases.lines import choice, facts
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.show_agenda import meeting_of


async def show_meetings(services: Services, who: Who) -> MeetingList:
    """The whole calendar of the asker's group, in order of time."""
    async with enter(services, who) as room:
        return await meeting_list(room, await room.group())


async def meeting_list(room: AskersRoom, group: GroupKey) -> MeetingList:
    """Drafts are for whoever convenes alone (A25)."""
    sees_drafts = may_convene(room.asker, group) and room.asker.is_private
    every = await room.uow.meetings.of_group(group)
    meetings = [m for m in every if sees_drafts or not m.is_draft]
    return MeetingList(
        meetings=tuple(
            MeetingLine(facts=facts(room, m), status=_status(room, m)) for m in meetings
        ),
        group=room.organisation.group(group).name,
    )


async def show_next_meeting(services: Services, who: Who) -> MeetingFacts:
    async with enter(services, who) as room:
        return facts(room, await room.next_meeting(await room.group()))


async def open_invitation(
    services: Services, who: Who, id: MeetingId | None = None
) -> Invitation | InvitationAnswered:
    """The kallelse card again, to change one's answer."""
    async with enter(services, who) as room:
        meeting = await meeting_of(room, id)
        if meeting.status is not MeetingStatus.CALLED:
            raise UnknownMeetingError(meeting.id)
        return invitation(room, meeting)


async def open_invitation_ask(
    services: Services, who: Who, id: MeetingId | None = None
) -> InvitationAsk:
    """Whom the kallelse goes to and when, for the next meeting that has not been called."""
    async with enter(services, who) as room:
        if id is not None:
            return invitation_ask(room, await room.uow.meetings.get(id))
        group = await room.group()
        meetings = await room.uow.meetings.of_group(group)
        planned = [
            m for m in meetings if m.status is MeetingStatus.PLANNED and m.starts_at > room.now
        ]
        return invitation_ask(room, planned[0] if planned else await room.next_meeting(group))


async def confirm_meeting_change(
    services: Services, who: Who, to: date | None, starts: time | None = None
) -> ConfirmMeetingChange:
    """Nothing is changed yet. `to` None: cancel."""
    async with enter(services, who) as room:
        meeting = await room.next_meeting(await room.group())
        must_convene(room, meeting)
        called = meeting.status is MeetingStatus.CALLED
        return ConfirmMeetingChange(
            meeting=facts(room, meeting),
            to=to,
            starts=starts or meeting.starts,
            people=len(list(room.organisation.members(meeting.group))) if called else 0,
            warnings=warnings_on(room, to) if to else (),
        )


def invitation(room: AskersRoom, meeting: Meeting, *, moved_from: date | None = None) -> Invitation:
    party = room.me.party
    seated = room.organisation.seated(meeting.group, party) if party else ()
    return Invitation(
        meeting=facts(room, meeting),
        deadline=deadline_of(room, meeting),
        aim=room.organisation.rules.aim,
        deputies=tuple(
            choice(p)
            for p in sorted(seated, key=lambda p: swedish_order(p.name))
            if p.id != room.me.id
        ),
        moved_from=moved_from,
    )


async def invitation_or_answer(
    room: AskersRoom, meeting: Meeting
) -> Invitation | InvitationAnswered:
    every = await room.uow.invitations.of_meeting(meeting.id)
    answers = [answer for answer in every if answer.meeting_sequence == meeting.sequence]
    for answer in answers:
        if answer.person == room.me.id:
            deputy = answer.deputy if answer.response is Response.DECLINED else None
            name = room.organisation.person(deputy).name if deputy else ""
            return InvitationAnswered(
                meeting=facts(room, meeting),
                response=answer.response,
                deputy=name,
                road=answer.road,
            )
    named_by = [room.organisation.person(a.person) for a in answers if a.deputy == room.me.id]
    card = invitation(room, meeting)
    away = {person.id for person in named_by}
    return replace(
        card,
        for_deputy_of=named_by[0].name if named_by else "",
        deputies=tuple(p for p in card.deputies if p.id not in away),
    )


def invitation_ask(room: AskersRoom, meeting: Meeting) -> InvitationAsk:
    must_convene(room, meeting)
    planned_on = cycle_of(meeting, room.organisation.rules.offsets, room.days).invite_on
    pause = room.days.break_on(planned_on)
    return InvitationAsk(
        meeting=facts(room, meeting),
        recipients=tuple(p.name for p in room.organisation.members(meeting.group)),
        planned_on=planned_on,
        planned_in=pause.name if pause else "",
        warnings=warnings_on(room, meeting.held_on),
        already_called=meeting.status is MeetingStatus.CALLED,
    )


def warnings_on(room: AskersRoom, day: date) -> tuple[str, ...]:
    """Names of what makes this day one to ask about: holiday, eve, squeeze day, break."""
    found = [
        calendar[day] for calendar in (room.days.holidays, room.days.half_days) if day in calendar
    ]
    pause = room.days.break_on(day)
    if pause:
        found.append(pause.name)
    if not room.days.is_working(day) and not found:
        found.append("reason.closed" if day in room.days.closed else "reason.weekend")
    return tuple(found)


def deadline_of(room: AskersRoom, meeting: Meeting) -> datetime:
    """Local; last time for briefings."""
    return room.local(cycle_of(meeting, room.organisation.rules.offsets, room.days).deadline_at)


def convenes_any(room: AskersRoom) -> bool:
    return any(may_convene(room.asker, g.key) for g in room.organisation.groups)


def _status(room: AskersRoom, meeting: Meeting) -> str:
    if meeting.is_draft:
        return meeting.status.value
    if not meeting.is_on:
        return "cancelled"
    if meeting.ends_at <= room.now:
        return "held"
    return meeting.status.value
