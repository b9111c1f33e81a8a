"""The calendar as a member reads it, and the convener's card for the kallelse."""

from dataclasses import replace
from datetime import date, datetime

from sspf.domain.access import may_convene, may_remind
from sspf.domain.cycle import cycle_of
from sspf.domain.errors import UnknownMeetingError
from sspf.domain.invitations import Answer, Response, is_away
from sspf.domain.mandates import has_mandate
from sspf.domain.meetings import Meeting, MeetingId, MeetingStatus
from sspf.domain.messages.meeting import (
    Invitation,
    InvitationAnswered,
    InvitationAsk,
    MeetingChange,
    MeetingFacts,
    MeetingLine,
    MeetingList,
)
from sspf.domain.names import swedish_order
from sspf.domain.organisation import GroupKey, Person
from sspf.ports import Services
from sspf.use_cases.await_link import link_of
from sspf.use_cases.call_meeting import must_convene
from sspf.use_cases.keep_trainings import coming_trainings
from sspf.use_cases.limits_in_words import limits_of
from sspf.use_cases.lines import choice, facts, titled
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
        lacks=limits_of(room, group, meetings) if may_remind(room.asker, group) else (),
        trainings=tuple(
            (each.held_on, each.title)
            for each in await coming_trainings(room)
            if each.group in (None, group)
        ),
    )


async def show_next_meeting(services: Services, who: Who) -> MeetingFacts:
    async with enter(services, who) as room:
        return facts(room, await room.next_meeting(await room.group()))


async def show_deadline(services: Services, who: Who) -> tuple[MeetingFacts, datetime]:
    """The next meeting, and the last time for its briefings, local."""
    async with enter(services, who) as room:
        meeting = await room.next_meeting(await room.group())
        return facts(room, meeting), deadline_of(room, meeting)


async def open_invitation(
    services: Services, who: Who, id: MeetingId | None = None, on: date | None = None
) -> Invitation | InvitationAnswered:
    """The kallelse card again, to change one's answer. `on`: of the meeting on that day."""
    async with enter(services, who) as room:
        meeting = await meeting_of(room, id) if on is None else await _held(room, on)
        meeting.must_be_called()
        return invitation(room, meeting, join_url=await link_of(room, meeting))


async def _held(room: AskersRoom, on: date) -> Meeting:
    for meeting in await room.meetings_since(on):
        if meeting.held_on == on and meeting.group in room.me.groups:
            return meeting
    raise UnknownMeetingError(on)


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


def invitation(
    room: AskersRoom,
    meeting: Meeting,
    *,
    change: MeetingChange | None = None,
    join_url: str = "",
) -> Invitation:
    party = room.me.party
    seated = room.organisation.seated(meeting.group, party, meeting.held_on) if party else ()
    return Invitation(
        meeting=facts(room, meeting),
        deadline=deadline_of(room, meeting),
        aim=room.organisation.rules.aim,
        deputies=tuple(
            choice(p)
            for p in sorted(seated, key=lambda p: swedish_order(p.name))
            if p.id != room.me.id
        ),
        change=change,
        join_url=join_url,
    )


async def invitation_or_answer(
    room: AskersRoom, meeting: Meeting
) -> Invitation | InvitationAnswered:
    every = await room.uow.invitations.of_meeting(meeting.id)
    answers = [answer for answer in every if answer.meeting_sequence == meeting.sequence]
    for answer in answers:
        if answer.person == room.me.id:
            return answered(room, meeting, answer, await link_of(room, meeting))
    named_by = [room.organisation.person(a.person) for a in answers if a.deputy == room.me.id]
    if not named_by:
        named_by = await _away_for(room, meeting)
    card = invitation(room, meeting, join_url=await link_of(room, meeting))
    away = {person.id for person in named_by}
    return replace(
        card,
        for_deputy_of=named_by[0].name if named_by else "",
        deputies=tuple(p for p in card.deputies if p.id not in away),
    )


async def _away_for(room: AskersRoom, meeting: Meeting) -> list[Person]:
    """Members of the seat who are away on the day, to a deputy who is called in their place."""
    if not room.me.is_deputy or room.me.party is None:
        return []
    absences = await room.uow.invitations.absences()
    seated = room.organisation.seated(meeting.group, room.me.party, meeting.held_on)
    return [p for p in seated if not p.is_deputy and is_away(absences, p.id, meeting.held_on)]


def answered(
    room: AskersRoom, meeting: Meeting, answer: Answer, join_url: str
) -> InvitationAnswered:
    """What was answered; whoever comes for an agency is asked about mandate, if it is not known."""
    declined = answer.response is Response.DECLINED
    deputy = answer.deputy if declined else None
    comes = answer.response is Response.ACCEPTED and room.me.party is not None
    return InvitationAnswered(
        meeting=facts(room, meeting),
        response=answer.response,
        deputy=room.organisation.person(deputy).name if deputy else "",
        asks_mandate=comes and has_mandate(room.me, answer) is None,
        mandate=answer.mandate if comes else None,
        join_url=join_url,
        road=answer.road,
    )


def invitation_ask(room: AskersRoom, meeting: Meeting) -> InvitationAsk:
    must_convene(room, meeting)
    planned_on = cycle_of(meeting, room.organisation.rules.offsets, room.days).invite_on
    pause = room.days.break_on(planned_on)
    return InvitationAsk(
        meeting=facts(room, meeting),
        recipients=tuple(
            p.name for p in room.organisation.members(meeting.group) if p.serves(meeting.held_on)
        ),
        planned_on=planned_on,
        planned_in=pause.name if pause else "",
        warnings=warnings_on(room, meeting.held_on),
        already_called=meeting.status is MeetingStatus.CALLED,
        seats=tuple(
            (
                party.name,
                tuple(
                    titled(p)
                    for p in room.organisation.seated(meeting.group, party.key, meeting.held_on)
                    if not p.is_deputy
                ),
            )
            for party in room.organisation.seats(meeting.group)
            if party.bot_access
        ),
        outside=tuple(p.name for p in room.organisation.seats(meeting.group) if not p.bot_access),
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
