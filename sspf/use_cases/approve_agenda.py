"""Approve the agenda and send it, one version to each; add an item to it."""

from sspf.domain.access import may_convene
from sspf.domain.agenda import Point
from sspf.domain.decisions import ITEM_LIMIT, Item, ItemId
from sspf.domain.errors import NotConvenerError, StaleError
from sspf.domain.guards import cleaned, fault_keys, faults_in
from sspf.domain.invitations import called_to
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.agenda import AgendaApproval, AgendaEdit
from sspf.domain.outbox import Kind
from sspf.domain.planning import message
from sspf.ports import Services
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.show_agenda import HOLD_ITEMS, agenda_edit, approval, meeting_of


async def open_approval(
    services: Services, who: Who, id: MeetingId | None = None
) -> AgendaApproval:
    async with enter(services, who) as room:
        return await approval(room, await meeting_of(room, id))


async def approve_agenda(services: Services, who: Who, id: MeetingId) -> AgendaApproval:
    """Approving twice sends nothing more."""
    async with enter(services, who) as room:
        meeting = await room.uow.meetings.get(id)
        if not may_convene(room.asker, meeting.group):
            raise NotConvenerError(id)
        if meeting.agenda_approved_at is None:
            meeting = await _approve(room, meeting)
        return await approval(room, meeting)


async def add_item(
    services: Services, who: Who, id: MeetingId, title: str, point: str
) -> AgendaApproval | AgendaEdit:
    """The agenda with one more item, or the form with what is wrong and the text kept."""
    async with enter(services, who) as room:
        meeting = await room.uow.meetings.get(id)
        if room.now >= meeting.ends_at or not meeting.is_on:
            raise StaleError(id)
        text = cleaned(title)
        faults = _faults(text, point)
        if faults:
            return agenda_edit(room, meeting, title=title, point=point, faults=faults)
        items = await room.uow.minutes.items(id)
        if not any(i.title == text and i.point == point for i in items):
            await _add(room, meeting, text, point, len(items) + 1)
        return await approval(room, meeting)


async def _approve(room: AskersRoom, meeting: Meeting) -> Meeting:
    approved = meeting.approve_agenda(room.me.id, room.now)
    await room.uow.meetings.put(approved)
    await room.note(
        "agenda:approve", meeting.id, controller=meeting.controller, version=approved.version
    )
    at = room.days.next_sending(room.now)
    answers = await room.uow.invitations.of_meeting(meeting.id)
    absences = await room.uow.invitations.absences()
    for person in called_to(room.organisation, approved, answers, absences):
        on = meeting.held_on.isoformat()
        await room.queue(message(approved, Kind.AGENDA, person, at, "why.approved", on=on))
    return approved


async def _add(room: AskersRoom, meeting: Meeting, text: str, point: str, number: int) -> None:
    if not may_convene(room.asker, meeting.group):
        raise NotConvenerError(meeting.id)
    level = BriefingLevel.GROUP if point == Point.GROUP_LEVEL else BriefingLevel.GENERAL
    item = Item(
        id=ItemId(f"{meeting.id}-{number}"),
        meeting=meeting.id,
        number=number,
        controller=meeting.controller,
        title=text,
        point=point,
        level=level,
        party=room.me.party,
    )
    await room.uow.minutes.put_item(item)
    await room.note("item:add", item.id, controller=meeting.controller, version=item.version)


def _faults(text: str, point: str) -> tuple[str, ...]:
    faults: list[str] = []
    if not text:
        faults.append("fault.item.empty")
    if len(text) > ITEM_LIMIT:
        faults.append("fault.item.long")
    if point not in HOLD_ITEMS:
        faults.append("fault.item.point")
    return (*faults, *fault_keys(faults_in(text, BriefingLevel.GROUP)))
