"""Skicka kallelse: a group's drafts become its approved calendar, and each person is told once.

Each meeting's own kallelse then goes out on its day (docs/adr/0005 and 0011).
"""

from datetime import datetime

from sspf.domain.calendar_events import Road, road_of
from sspf.domain.calendars import batch_of
from sspf.domain.errors import NotConvenerError, StaleError
from sspf.domain.meetings import Meeting
from sspf.domain.messages.calendar import CalendarCall, CalendarKallelse
from sspf.domain.organisation import GroupKey, Person, PersonId
from sspf.domain.outbox import Kind, Message
from sspf.domain.planning import message
from sspf.ports import Services
from sspf.use_cases.convened_group import every_convened
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.give_way import give_way
from sspf.use_cases.lines import facts
from sspf.use_cases.room import AskersRoom, Who, enter

NO_DRAFTS = CalendarCall(group="", batch="", meetings=(), recipients=())


async def open_calendar_call(services: Services, who: Who) -> CalendarCall:
    """Whom it goes to and how many meetings; nothing is sent. Without meetings: no drafts."""
    async with enter(services, who) as room:
        group, every = await _with_drafts(room)
        drafts = _ahead(room, every)
        return CalendarCall(
            group=room.organisation.group(group).name,
            batch=batch_of(drafts),
            meetings=tuple(facts(room, meeting) for meeting in drafts),
            recipients=tuple(p.name for p in room.organisation.members(group)),
            past=len(every) - len(drafts),
        )


async def find_calendar_call(services: Services, who: Who) -> CalendarCall | None:
    """None when there are no drafts, or this person may not see them."""
    try:
        call = await open_calendar_call(services, who)
    except NotConvenerError:
        return None
    return call if call.meetings else None


async def call_calendar(services: Services, who: Who, batch: str) -> CalendarCall:
    """Approve the drafts that were shown. Pressing twice approves and tells once.

    StaleError when the drafts are others than those that were shown.
    """
    async with enter(services, who) as room:
        if await _is_called(room, batch):
            return NO_DRAFTS
        group, every = await _with_drafts(room, batch)
        drafts = _ahead(room, every)
        if not drafts or batch_of(drafts) != batch:
            raise StaleError(group)
        people = list(room.organisation.members(group))
        approved = []
        for number, draft in enumerate(drafts):
            await give_way(number)
            approved.append(await _approve(room, draft))
        for person in people:
            await room.queue(_message(room, approved, batch, person.id))
            await room.queue(*_mails(room, approved, person))
        return CalendarCall(
            group=room.organisation.group(group).name,
            batch=batch,
            meetings=tuple(facts(room, meeting) for meeting in approved),
            recipients=tuple(person.name for person in people),
            is_sent=True,
        )


async def _with_drafts(room: AskersRoom, batch: str = "") -> tuple[GroupKey, list[Meeting]]:
    """The named group, else the first that this person convenes with drafts ahead, or those."""
    every: dict[GroupKey, list[Meeting]] = {}
    for group in sorted(every_convened(room), key=lambda group: group.key != room.about):
        found = await room.uow.meetings.of_group(group.key)
        every[group.key] = [m for m in found if m.is_draft]
    for key, drafts in every.items():
        ahead = _ahead(room, drafts)
        if ahead and batch in ("", batch_of(ahead)):
            return key, drafts
    return next(iter(every.items()))


async def _is_called(room: AskersRoom, batch: str) -> bool:
    people = {p.id for g in every_convened(room) for p in room.organisation.members(g.key)}
    return bool(await room.uow.outbox.known([_key(batch, person) for person in sorted(people)]))


async def compose_calendar_kallelse(room: AskersRoom, row: Message) -> object:
    """The meetings that were approved together and are still to be held, as they are now."""
    group = GroupKey(row.subject)
    approved_at = datetime.fromisoformat(str(row.values["approved_at"]))
    meetings = [
        meeting
        for meeting in await room.uow.meetings.of_group(group)
        if meeting.approved_at == approved_at
        if meeting.is_on and meeting.ends_at > room.now
    ]
    if not meetings:
        return Dropped("dropped.past")
    return CalendarKallelse(
        group=room.organisation.group(meetings[0].group).name,
        meetings=tuple(facts(room, meeting) for meeting in meetings),
    )


async def _approve(room: AskersRoom, draft: Meeting) -> Meeting:
    """A meeting planned too late for the usual day of its kallelse is called the next one."""
    usual = room.days.add(draft.held_on, room.organisation.rules.offsets.invite)
    late = room.days.add(room.today, 1) if usual <= room.today else None
    approved = draft.approve(room.now, late)
    await room.uow.meetings.put(approved)
    await room.note(
        "meeting:approve", approved.id, controller=approved.controller, version=approved.version
    )
    return approved


def _message(room: AskersRoom, approved: list[Meeting], batch: str, person: PersonId) -> Message:
    first = approved[0]
    return Message(
        key=_key(batch, person),
        kind=Kind.CALENDAR_KALLELSE,
        recipient=person,
        subject=first.group,
        controller=first.controller,
        send_at=room.days.next_sending(room.now),
        why="why.calendar_kallelse",
        values={"approved_at": room.now.isoformat(), "n": len(approved)},
    )


def _mails(room: AskersRoom, approved: list[Meeting], person: Person) -> list[Message]:
    """A calendar entry for each meeting, to whom the organiser's calendar does not reach.

    Each has the key that it would have on its own day, so it is sent once.
    """
    if road_of(person, has_calendar=room.has_calendar) is not Road.MAIL:
        return []
    at, why = room.days.next_sending(room.now), "why.calendar_kallelse"
    kind = Kind.CALENDAR_REQUEST
    n = len(approved)
    return [
        message(meeting, kind, person.id, at, why, on=meeting.held_on.isoformat(), n=n)
        for meeting in approved
    ]


def _key(batch: str, person: PersonId) -> str:
    return f"{Kind.CALENDAR_KALLELSE}:{batch}:{person}"


def _ahead(room: AskersRoom, drafts: list[Meeting]) -> list[Meeting]:
    return [draft for draft in drafts if draft.starts_at > room.now]
