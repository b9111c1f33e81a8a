"""A list of dates becomes the group's draft calendar. Nobody is told, and nothing is sent.

Two steps, for every way in (typed in chat, pasted or uploaded on a page):

1. `usual_of(services, who)` says the group's usual hours and the local day, against which the list
   is read; `preview_calendar(services, who, reading)` shows it with everything that is doubtful.
2. `save_calendar_draft(services, who, chosen)` keeps what was chosen.

Then `sspf.use_cases.call_calendar` approves the drafts. Only whoever convenes (A25).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sspf.domain.calendar_lists import NOTHING_BESIDE, Beside, Reading, ReadingContext, Usual
from sspf.domain.calendar_warnings import Hours
from sspf.domain.calendars import Around, meeting_id, minutes_of, plan
from sspf.domain.guards import tells_of_somebody
from sspf.domain.meetings import Meeting, MeetingId, MeetingStatus
from sspf.domain.messages.calendar import CalendarPreview
from sspf.domain.messages.general import Notice
from sspf.domain.messages.meeting import MeetingList
from sspf.domain.organisation import GroupKey
from sspf.ports import Services
from sspf.use_cases.convened_group import convened, every_convened, named_in, of_others
from sspf.use_cases.give_way import give_way
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.show_meetings import meeting_list

NOTHING_SAID: Mapping[Hours, Beside] = {}


async def usual_of(services: Services, who: Who, named: str = "") -> ReadingContext:
    """What a list is read against. NotConvenerError for anybody who convenes no group.

    `named`: a group's key, or a text that its name stands in.
    """
    async with enter(services, who) as room:
        meetings = await room.uow.meetings.of_group(convened(room, named))
        days = room.days
        usual = _usual(meetings)
        return ReadingContext(today=room.today, usual=usual, zone=days.zone, breaks=days.breaks)


async def preview_calendar(
    services: Services,
    who: Who,
    reading: Reading,
    answered: Collection[Hours] = (),
    page: int = 1,
    named: str = "",
) -> CalendarPreview:
    """Every date with what is doubtful about it. Nothing is saved. A time not said is the usual.

    `answered`: those that are not asked about any more. `named`: a group's key, or a text that its
    name stands in; rows for another group are left out, and that is said.
    """
    async with enter(services, who) as room:
        group = convened(room, named or named_in(reading))
        meetings = await room.uow.meetings.of_group(group)
        reading, notes = _own(room, reading, group)
        wished = frozenset(wish.on for wish in reading.wishes)
        return CalendarPreview(
            group=room.organisation.group(group).name,
            group_key=group,
            notes=notes,
            planned=plan(reading, await _around(room, group, meetings), answered),
            page=page,
            unreadable=tuple(q.line for q in reading.questions if q.on is None),
            fault=reading.fault,
            left=tuple(m.held_on for m in meetings if m.is_draft and m.held_on not in wished),
        )


async def save_calendar_draft(
    services: Services,
    who: Who,
    chosen: Sequence[Hours],
    without: Sequence[date] = (),
    beside: Mapping[Hours, Beside] = NOTHING_SAID,
    group: str = "",
) -> MeetingList:
    """Adds what is not there, as drafts; saving the same list again changes nothing.

    A draft that is there gets the hours chosen; a meeting of the approved calendar is left as it
    is. `without`: days whose draft is taken away. `beside`: place and remark of a meeting.
    `group`: key of the group that was shown; a person who does not convene it plans their own.
    """
    async with enter(services, who) as room:
        own = convened(room, group)
        meetings = {m.id: m for m in await room.uow.meetings.of_group(own)}
        for draft in [m for m in meetings.values() if m.is_draft and m.held_on in without]:
            await room.uow.meetings.discard(draft)
            await room.note(
                "meeting:discard", draft.id, controller=draft.controller, version=draft.version
            )
            del meetings[draft.id]
        for number, hours_ in enumerate(chosen):
            await give_way(number)
            if room.days.at(hours_.on, hours_.starts) > room.now:
                said = beside.get(hours_, NOTHING_BESIDE)
                kept = await _keep(room, own, (hours_, said), meetings)
                meetings[kept.id] = kept
        return await meeting_list(room, own)


def _own(room: AskersRoom, reading: Reading, group: GroupKey) -> tuple[Reading, tuple[Notice, ...]]:
    """The rows of this group, without what tells of somebody; and what is said of the others."""
    others = of_others(room, reading, group)
    wishes = [wish for wish in reading.wishes if wish.group not in others]
    told = [wish for wish in wishes if tells_of_somebody(f"{wish.place} {wish.remark}")]
    notes = [Notice.of("calendar.other_group", group=name) for name in others]
    if told:
        notes.append(Notice.of("calendar.beside_closed", n=len(told)))
    if len(every_convened(room)) > 1:
        notes.append(Notice.of("calendar.name_the_group", group=_another(room, group)))
    kept = tuple(replace(w, place="", remark="") if w in told else w for w in wishes)
    return replace(reading, wishes=kept), tuple(notes)


def _another(room: AskersRoom, group: GroupKey) -> str:
    return next(g.name for g in every_convened(room) if g.key != group)


async def draft_extra(room: AskersRoom, group: GroupKey, on: date) -> Meeting | None:
    """One more meeting at the group's usual hour, for its convener to call or take away.

    None: the group has a meeting that day, which is left as it is.
    """
    meetings = {m.id: m for m in await room.uow.meetings.of_group(group)}
    if any(m.held_on == on and (m.is_on or m.is_draft) for m in meetings.values()):
        return None
    usual = _usual(list(meetings.values()))
    ends = (datetime.combine(on, usual.starts) + timedelta(minutes=usual.minutes)).time()
    chosen = Hours(on=on, starts=usual.starts, ends=ends)
    return await _keep(room, group, (chosen, NOTHING_BESIDE), meetings)


def hours(meeting: Meeting) -> Hours:
    return Hours(on=meeting.held_on, starts=meeting.starts, ends=meeting.ends)


async def _keep(
    room: AskersRoom,
    group: GroupKey,
    row: tuple[Hours, Beside],
    meetings: dict[MeetingId, Meeting],
) -> Meeting:
    chosen, beside = row
    same_day = [m for m in meetings.values() if m.held_on == chosen.on and (m.is_on or m.is_draft)]
    if same_day:
        return await _change(room, same_day[0], chosen, beside)
    meeting = Meeting(
        id=_free_id(room, group, chosen.on, meetings),
        group=group,
        controller=room.organisation.controller_of(room.me.party),
        held_on=chosen.on,
        starts=chosen.starts,
        minutes=minutes_of(chosen),
        zone=room.organisation.time_zone,
        status=MeetingStatus.DRAFT,
        place=beside.place,
        remark=beside.remark,
    )
    await room.uow.meetings.put(meeting)
    await room.note("meeting:draft", meeting.id, controller=meeting.controller, version=1)
    return meeting


async def _change(room: AskersRoom, meeting: Meeting, chosen: Hours, beside: Beside) -> Meeting:
    if not meeting.is_draft:
        return meeting
    changed = meeting.change_draft(chosen.starts, minutes_of(chosen), beside)
    if replace(changed, version=meeting.version) == meeting:
        return meeting
    await room.uow.meetings.put(changed)
    await room.note(
        "meeting:draft", changed.id, controller=changed.controller, version=changed.version
    )
    return changed


def _free_id(
    room: AskersRoom, group: GroupKey, on: date, meetings: dict[MeetingId, Meeting]
) -> MeetingId:
    """The day's own id, or the next where that meeting has been moved away or cancelled."""
    again = 0
    while meeting_id(room.organisation.municipality, group, on, again) in meetings:
        again += 1
    return meeting_id(room.organisation.municipality, group, on, again)


async def _around(room: AskersRoom, group: GroupKey, meetings: list[Meeting]) -> Around:
    return Around(
        days=room.days,
        now=room.local(room.now),
        usual=_usual(meetings),
        there=tuple(hours(m) for m in meetings if m.is_on or m.is_draft),
        others=tuple(await _elsewhere(room, group)),
    )


async def _elsewhere(room: AskersRoom, group: GroupKey) -> list[Hours]:
    """When somebody of this group is called elsewhere. Which group that is, is not said."""
    here = {person.id for person in room.organisation.members(group)}
    busy = {
        other.key
        for other in room.organisation.groups
        if other.key != group and here & {p.id for p in room.organisation.members(other.key)}
    }
    ahead = await room.meetings_since(room.today)
    return [hours(m) for m in ahead if m.group in busy and m.is_on]


def _usual(meetings: Sequence[Meeting]) -> Usual:
    """Hours of the group's latest meeting that was not cancelled, else the early afternoon."""
    latest = [m for m in meetings if m.is_on or m.is_draft]
    return Usual(starts=latest[-1].starts, minutes=latest[-1].minutes) if latest else Usual()
