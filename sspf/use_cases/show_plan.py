"""Notes and action plan of a meeting, rendered for one reader, and each reader's word on them."""

from dataclasses import replace

from sspf.domain.access import may, record_of
from sspf.domain.cycle import cycle_of
from sspf.domain.decisions import Attendance, Check
from sspf.domain.errors import NotAllowedError, UnknownMeetingError
from sspf.domain.guards import cleaned
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.minutes import AttendanceLine, Plan
from sspf.domain.organisation import IndividualMode, Party
from sspf.domain.outbox import Kind, Message
from sspf.ports import Services
from sspf.use_cases.knowing_room import enter_knowing
from sspf.use_cases.lines import facts, line, shares
from sspf.use_cases.room import AskersRoom, Who
from sspf.use_cases.show_capture import decision_lines

OBJECTION_LIMIT = 1000


async def show_plan(
    services: Services, who: Who, id: MeetingId | None = None, page: int = 1
) -> Plan:
    """The named meeting's plan, or the newest there is."""
    async with enter_knowing(services, who, "plan") as room:
        return replace(await plan(room, await planned_meeting(room, id)), page=page)


async def check_plan(
    services: Services, who: Who, id: MeetingId, objection: str | None = None
) -> Plan:
    """ "It is right", or what is wrong; the convener is told. The newest word counts."""
    async with enter_knowing(services, who, "plan") as room:
        meeting = await planned_meeting(room, id)
        text = cleaned(objection or "")
        if objection is not None and (not text or len(text) > OBJECTION_LIMIT):
            fault = "fault.objection.empty" if not text else "fault.objection.long"
            return await plan(room, meeting, objection=objection, faults=(fault,))
        if await _has_said(room, meeting, text):
            return await plan(room, meeting)
        check = Check(
            meeting=meeting.id,
            person=room.me.id,
            at=room.now,
            is_right=objection is None,
            objection=text,
        )
        await room.uow.minutes.put_check(check)
        await room.note("plan:check", meeting.id, controller=meeting.controller)
        if text:
            await _tell_convener(room, meeting)
        return await plan(room, meeting)


async def plan(
    room: AskersRoom, meeting: Meeting, objection: str = "", faults: tuple[str, ...] = ()
) -> Plan:
    minutes = room.uow.minutes
    made = [
        c
        for c in await room.uow.commitments.of_group(meeting.group)
        if c.meeting == meeting.id and may(room.asker, record_of(c), room.now)
    ]
    until = cycle_of(meeting, room.organisation.rules.offsets, room.days).check_until
    checks = {c.person: c for c in await minutes.checks(meeting.id)}
    mine = checks.get(room.me.id)
    items = [i for i in await minutes.items(meeting.id) if shares(room, meeting.group, i)]
    attendance = await minutes.attendance(meeting.id)
    return Plan(
        meeting=facts(room, meeting),
        commitments=tuple(line(room, c) for c in made),
        decisions=tuple(decision_lines(room, meeting, await minutes.decisions(meeting.id))),
        items=tuple(items),
        attendance=tuple(
            _present(room, party, attendance) for party in room.organisation.seats(meeting.group)
        ),
        check_until=room.local(until) if room.now < until else None,
        answered="" if mine is None else "right" if mine.is_right else "wrong",
        concern_link=room.organisation.concern_link or "",
        objection=objection,
        faults=faults,
        keeps_back=_has_individual_level(room, meeting),
    )


def _has_individual_level(room: AskersRoom, meeting: Meeting) -> bool:
    """The same for every reader: it tells nothing of what there is."""
    is_off = room.organisation.individual is IndividualMode.OFF
    levels = room.organisation.group(meeting.group).levels
    return not is_off and BriefingLevel.INDIVIDUAL in levels


async def planned_meeting(room: AskersRoom, id: MeetingId | None) -> Meeting:
    if id is not None:
        meeting = await room.uow.meetings.get(id)
        if meeting.group not in room.me.groups:
            raise NotAllowedError(id)
        return meeting
    in_hand = await room.meeting_in_hand(await room.group())
    if in_hand is None or in_hand.starts_at > room.now:
        earlier = await room.former_meeting(in_hand) if in_hand else None
        if earlier is None:
            raise UnknownMeetingError(room.me.id)
        return earlier
    return in_hand


async def _has_said(room: AskersRoom, meeting: Meeting, objection: str) -> bool:
    """True when this is the person's newest word already; an empty one is "it is right"."""
    checks = await room.uow.minutes.checks(meeting.id)
    return any(c.person == room.me.id and c.objection == objection for c in checks)


async def _tell_convener(room: AskersRoom, meeting: Meeting) -> None:
    convener = room.organisation.group(meeting.group).convener
    if convener is None or convener == room.me.id:
        return
    await room.queue(
        Message(
            key=f"{Kind.OBJECTION}:{meeting.id}:{room.me.id}:{room.now.isoformat()}",
            kind=Kind.OBJECTION,
            recipient=convener,
            subject=meeting.id,
            controller=meeting.controller,
            send_at=room.days.next_sending(room.now),
            why="why.objection",
            values={"by": room.me.id},
        )
    )


def _present(room: AskersRoom, party: Party, rows: list[Attendance]) -> AttendanceLine:
    people = [
        f"{room.organisation.person(r.person).name}, {r.title}"
        for r in rows
        if r.party == party.key
    ]
    return AttendanceLine(party=party.name, people=tuple(people))
