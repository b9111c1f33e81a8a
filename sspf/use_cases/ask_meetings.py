"""Questions about the calendar: which meetings, how many, who comes, what they clash with."""

from datetime import date

from sspf.domain.invitations import Response
from sspf.domain.messages.meeting import MeetingLine, MeetingList
from sspf.ports import Services
from sspf.use_cases.name_meeting import named_meeting
from sspf.use_cases.room import Who, enter
from sspf.use_cases.show_meetings import meeting_list, warnings_on

ANY = (None, None)
Span = tuple[date | None, date | None]


async def list_meetings(
    services: Services, who: Who, span: Span = ANY, *, upcoming: bool = False
) -> MeetingList:
    """Of the asker's group, in order of time; both days of the span are in it."""
    async with enter(services, who) as room:
        every = await meeting_list(room, await room.group())
        first, last = span
        shown = tuple(
            m
            for m in every.meetings
            if (first is None or first <= m.facts.held_on)
            and (last is None or m.facts.held_on <= last)
            and (not upcoming or m.status in ("planned", "called"))
        )
        return MeetingList(meetings=shown, group=every.group)


async def clashing_meetings(
    services: Services, who: Who
) -> tuple[tuple[date, tuple[str, ...]], ...]:
    """Meetings ahead that fall on a holiday, an eve or a break, with the names of it."""
    async with enter(services, who) as room:
        every = await meeting_list(room, await room.group())
        return tuple(
            (m.facts.held_on, warnings)
            for m in every.meetings
            if _is_ahead(m) and (warnings := warnings_on(room, m.facts.held_on))
        )


async def who_comes(
    services: Services, who: Who, which: str
) -> tuple[date, dict[str, tuple[str, ...]]]:
    """The meeting's day, and the names by `accepted`, `tentative`, `declined` and `none`."""
    async with enter(services, who) as room:
        meeting = await named_meeting(room, which)
        answers = {
            a.person: a.response
            for a in await room.uow.invitations.of_meeting(meeting.id)
            if a.meeting_sequence == meeting.sequence
        }
        found: dict[str, list[str]] = {kind: [] for kind in (*map(str, Response), "none")}
        for person in room.organisation.members(meeting.group):
            found[str(answers.get(person.id, "none"))].append(person.name)
        return meeting.held_on, {kind: tuple(names) for kind, names in found.items()}


async def what_day(services: Services, who: Who, day: date) -> tuple[str, ...]:
    """Names of what makes this day another than a common one; empty for a common one."""
    async with enter(services, who) as room:
        return warnings_on(room, day)


async def next_break(services: Services, who: Who) -> tuple[str, date, date] | None:
    """The school break that is on or comes next, and its first and last day."""
    async with enter(services, who) as room:
        ahead = [b for b in room.organisation.breaks if b.last >= room.today]
        found = min(ahead, key=lambda b: b.first, default=None)
        return (found.name, found.first, found.last) if found else None


def _is_ahead(meeting: MeetingLine) -> bool:
    return meeting.status in ("planned", "called")
