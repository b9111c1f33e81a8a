"""The agenda, rendered for one reader; nobody's version is made from somebody else's."""

from sspf.domain.access import may_convene
from sspf.domain.agenda import AgendaPoint, Material, Point, compile_agenda
from sspf.domain.case_texts import CaseText
from sspf.domain.cases import Case
from sspf.domain.commitments import Commitment
from sspf.domain.consents import COORDINATION
from sspf.domain.cycle import Step, cycle_of
from sspf.domain.errors import NotAllowedError, NotConvenerError
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.agenda import (
    AgendaApproval,
    AgendaDocument,
    AgendaEdit,
    PointLine,
    SaidLine,
    WholeText,
)
from sspf.domain.messages.meeting import MeetingFacts
from sspf.domain.organisation import GroupKey, PartyKey
from sspf.ports import Services
from sspf.use_cases.case_lines import case_line, whole_text_of
from sspf.use_cases.knowing_room import enter_knowing, knows, log_readings
from sspf.use_cases.lines import facts, line, shares
from sspf.use_cases.room import AskersRoom, Who, enter

HOLD_ITEMS = (Point.SITUATION, Point.GROUP_LEVEL, Point.CALENDAR)
"""The points under which somebody may write an item of their own."""
WITH_FAMILY = "case_network"
"""The type of a group that meets with the family of one young person."""


async def show_agenda(
    services: Services, who: Who, id: MeetingId | None = None, page: int = 1
) -> AgendaDocument:
    async with enter(services, who) as room:
        return await agenda(room, await meeting_of(room, id), page=page)


async def show_whole_text(
    services: Services, who: Who, id: MeetingId, point: str, party: PartyKey
) -> WholeText:
    """One agency's text in full, if this reader may read it."""
    async with enter_knowing(services, who, "whole_text") as room:
        meeting = await meeting_of(room, id)
        for found in compile_agenda(room.asker, await material(room, meeting), room.today):
            if found.key == point and (whole := whole_text_of(room, found.cases, party)):
                text, name = whole, room.organisation.party(whole.party).name
                said_in = facts(room, meeting)
                return WholeText(
                    meeting=said_in, party=name, text=text.content.text, case=text.case
                )
            for said in found.said:
                if found.key == point and said.party == party:
                    name = room.organisation.party(party).name
                    return WholeText(meeting=facts(room, meeting), party=name, text=said.text)
        raise NotAllowedError(id)


async def open_agenda_edit(services: Services, who: Who, id: MeetingId) -> AgendaEdit:
    async with enter(services, who) as room:
        return agenda_edit(room, await meeting_of(room, id))


def agenda_edit(
    room: AskersRoom,
    meeting: Meeting,
    *,
    title: str = "",
    point: str = "",
    faults: tuple[str, ...] = (),
) -> AgendaEdit:
    if not may_convene(room.asker, meeting.group):
        raise NotConvenerError(meeting.id)
    numbered = enumerate(room.organisation.rules.agenda, start=1)
    points = tuple((key, number) for number, key in numbered if key in HOLD_ITEMS)
    return AgendaEdit(
        meeting=facts(room, meeting), points=points, title=title, point=point, faults=faults
    )


async def meeting_of(room: AskersRoom, id: MeetingId | None) -> Meeting:
    """The named meeting, or the next; only for those who belong to its group."""
    if id is None:
        return await room.next_meeting(await room.group())
    meeting = await room.uow.meetings.get(id)
    if meeting.group not in room.me.groups:
        raise NotAllowedError(id)
    return meeting


async def agenda(room: AskersRoom, meeting: Meeting, page: int = 1) -> AgendaDocument:
    """With the cases that this reader may see, each logged as read before it is shown."""
    knowing = await knows(room)
    document = await _document(knowing, meeting, page)
    await log_readings(knowing, "agenda")
    return document


async def _document(room: AskersRoom, meeting: Meeting, page: int = 1) -> AgendaDocument:
    found = await material(room, meeting)
    points = compile_agenda(room.asker, found, room.today)
    submitted = {b.party for b in found.briefings if b.is_submitted}
    return AgendaDocument(
        meeting=facts(room, meeting),
        points=tuple(_point(room, found, p) for p in points),
        submitted=len(submitted),
        expected=len(found.parties),
        concern_link=room.organisation.concern_link or "",
        municipality=room.organisation.name,
        aim=room.organisation.rules.aim,
        is_approved=meeting.agenda_approved_at is not None,
        page=page,
    )


async def approval(room: AskersRoom, meeting: Meeting) -> AgendaApproval:
    """What the convener approves: the own version, and who gets one."""
    if not may_convene(room.asker, meeting.group):
        raise NotConvenerError(meeting.id)
    found = await material(room, meeting)
    submitted = {b.party for b in found.briefings if b.is_submitted}
    cycle = cycle_of(meeting, room.organisation.rules.offsets, room.days)
    goes_out_at = cycle.at(Step.SEND_UNAPPROVED)
    approved_at = meeting.agenda_approved_at
    return AgendaApproval(
        # By a room that knows no case: what is approved shows nothing of the individual level.
        document=await _document(room, meeting),
        recipients=tuple(
            (p.name, room.organisation.party(p.party).name if p.party else "")
            for p in room.organisation.members(meeting.group)
        ),
        missing=tuple(
            room.organisation.party(key).name for key in found.parties if key not in submitted
        ),
        goes_out_at=room.local(goes_out_at) if goes_out_at else None,
        approved_at=room.local(approved_at) if approved_at else None,
    )


async def material(room: AskersRoom, meeting: Meeting) -> Material:
    """Everything the agenda is made of, before anybody's rights are asked about."""
    former = await room.former_meeting(meeting)
    return Material(
        meeting=meeting,
        parties=room.organisation.answering(meeting.group),
        briefings=tuple(await room.uow.briefings.of_meeting(meeting.id)),
        followed=tuple(
            c
            for c in await room.uow.commitments.of_group(meeting.group)
            if _is_followed(c, meeting, former)
        ),
        items=tuple(await room.uow.minutes.items(meeting.id)),
        next_meeting=await room.meeting_after(meeting),
        cases=await _cases(room, meeting),
        texts=await _texts(room, meeting),
        now=room.now,
    )


async def _cases(room: AskersRoom, meeting: Meeting) -> tuple[Case, ...]:
    """None for a room that knows no case, or where others read along."""
    if not room.asker.cases:
        return ()
    every = [c for key in _working_on(room, meeting) for c in await room.uow.cases.of_group(key)]
    return tuple(case for case in every if case.id in room.asker.cases)


def _working_on(room: AskersRoom, meeting: Meeting) -> tuple[GroupKey, ...]:
    """A meeting with the family is about the cases of the group that it comes from (B17)."""
    group = room.organisation.group(meeting.group)
    above = group.parent if group.type == WITH_FAMILY else None
    return (group.key, above) if above else (group.key,)


async def _texts(room: AskersRoom, meeting: Meeting) -> tuple[CaseText, ...]:
    """What was released to the agency; to the coordinator of a case, what names coordination."""
    if not room.asker.cases:
        return ()
    mine = {r.coordinator for r in room.asker.cases.values()}
    readers = [room.me.party] if room.me.party else []
    readers += [COORDINATION] if room.me.id in mine else []
    found: dict[str, CaseText] = {}
    for reader in readers:
        for text in await room.uow.case_texts.of_meeting(meeting.id, reader):
            found[text.id] = text
    seats = room.organisation.group(meeting.group).parties
    return tuple(sorted(found.values(), key=lambda text: seats.index(text.party)))


def _is_followed(commitment: Commitment, meeting: Meeting, former: Meeting | None) -> bool:
    """The former plan, whatever has become of it, and all that was open before it (R-121)."""
    if commitment.meeting == meeting.id:
        return False
    return commitment.is_open or (former is not None and commitment.meeting == former.id)


def _point(room: AskersRoom, found: Material, point: AgendaPoint) -> PointLine:
    party_name = {p.key: p.name for p in room.organisation.parties}
    group = found.meeting.group
    convenes = may_convene(room.asker, group)
    somebody = any(p.state == "raise" for b in found.briefings if b.is_submitted for p in b.parts)
    return PointLine(
        key=point.key,
        number=point.number,
        half=point.half,
        name=next((c.name for c in room.organisation.rules.points if c.key == point.key), ""),
        said=tuple(
            SaidLine(
                party=party_name[s.party],
                saying=s.saying.value,
                text=s.text,
                is_late=s.is_late,
                ref=f"{point.key}|{s.party}",
            )
            for s in point.said
        ),
        follow_up=point.follow_up,
        commitments=tuple(line(room, c) for c in point.commitments),
        items=tuple(i for i in point.items if i.case is None or shares(room, group, i)),
        takes_part=point.takes_part,
        raised=point.raised,
        cases=tuple(case_line(room, point.key, each) for each in point.cases),
        somebody_raised=point.key == Point.INDIVIDUAL and convenes and somebody,
        next_meeting=_next(room, found) if point.key == Point.NEXT_MEETING else None,
    )


def _next(room: AskersRoom, found: Material) -> MeetingFacts | None:
    return facts(room, found.next_meeting) if found.next_meeting else None
