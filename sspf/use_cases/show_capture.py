"""The convener's card during the meeting: what is saved so far, and the form for one more."""

from dataclasses import replace
from datetime import timedelta

from sspf.domain.access import may, may_convene, may_remind, record_of
from sspf.domain.decisions import Decision, Item, ItemId
from sspf.domain.errors import (
    NotAllowedError,
    NotConvenerError,
    UnknownItemError,
    UnknownMeetingError,
)
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.meeting import PartyChoice, PersonChoice
from sspf.domain.messages.minutes import (
    AttendanceForm,
    Capture,
    CaptureForm,
    DecisionLine,
    ItemForm,
    SeatAttendance,
)
from sspf.domain.organisation import Person, PersonId
from sspf.ports import Services
from sspf.use_cases.case_choices import cases_to_choose
from sspf.use_cases.case_room import raising_groups
from sspf.use_cases.gather_items import gather_items
from sspf.use_cases.knowing_room import enter_knowing
from sspf.use_cases.lacking_mandate import lacking_mandate
from sspf.use_cases.lines import choice, facts, line, shares, titled
from sspf.use_cases.room import AskersRoom, Who


async def open_capture(
    services: Services, who: Who, id: MeetingId | None = None, form: CaptureForm | None = None
) -> Capture:
    """`form`: what was typed in chat, to stand in the fields."""
    async with enter_knowing(services, who, "minutes") as room:
        meeting = await promised_at(room, id)
        if may_remind(room.asker, meeting.group):
            await gather_items(room, meeting)
        return await capture(room, meeting, form)


async def open_attendance(
    services: Services, who: Who, id: MeetingId | None = None
) -> AttendanceForm:
    async with enter_knowing(services, who, "minutes") as room:
        return await attendance_form(room, await captured_meeting(room, id))


async def open_item(services: Services, who: Who, id: ItemId) -> ItemForm:
    async with enter_knowing(services, who, "minutes") as room:
        item, meeting = await item_to_close(room, id)
        return item_form(room, meeting, item)


async def item_to_close(room: AskersRoom, id: ItemId) -> tuple[Item, Meeting]:
    """UnknownItemError for one that this person may not read, as for one that there is not.

    Whoever keeps the notes closes what they may read themselves (R-23).
    """
    try:
        item = await room.uow.minutes.item(id)
    except LookupError:
        raise UnknownItemError(id) from None
    meeting = await captured_meeting(room, item.meeting)
    if not shares(room, meeting.group, item):
        raise UnknownItemError(id)
    return item, meeting


async def promised_at(room: AskersRoom, id: MeetingId | None) -> Meeting:
    """The meeting a new commitment belongs to: the one in hand, else the next.

    Everybody at the table may promise for their own agency.
    """
    if id is not None:
        meeting = await room.uow.meetings.get(id)
    else:
        group = await room.group()
        meeting = await room.meeting_in_hand(group) or await room.next_meeting(group)
    at_the_table = room.me.party in room.organisation.group(meeting.group).parties
    if meeting.group not in room.me.groups or not meeting.is_on:
        raise NotAllowedError(meeting.id)
    if not at_the_table and not may_remind(room.asker, meeting.group):
        raise NotAllowedError(meeting.id)
    return meeting


async def captured_meeting(room: AskersRoom, id: MeetingId | None) -> Meeting:
    """The meeting in hand; only the convener, the stand-in and the coordinator write its notes."""
    in_hand = await room.meeting_in_hand(await room.group()) if id is None else None
    if id is None and in_hand is None:
        raise UnknownMeetingError(room.me.id)
    meeting = in_hand or await room.uow.meetings.get(MeetingId(id or ""))
    if not may_remind(room.asker, meeting.group):
        raise NotConvenerError(meeting.id)
    if not meeting.is_on:
        raise NotAllowedError(meeting.id)
    return meeting


async def capture(room: AskersRoom, meeting: Meeting, form: CaptureForm | None = None) -> Capture:
    after = await room.meeting_after(meeting)
    group = room.organisation.group(meeting.group)
    writes_notes = may_remind(room.asker, meeting.group)
    made = [
        c
        for c in await room.uow.commitments.of_group(meeting.group)
        if c.meeting == meeting.id and may(room.asker, record_of(c), room.now)
    ]
    return Capture(
        meeting=facts(room, meeting),
        saved=tuple(line(room, c) for c in made),
        decisions=tuple(decision_lines(room, meeting, await _decisions(room, meeting))),
        items=await _items(room, meeting) if writes_notes else (),
        parties=tuple(
            PartyChoice(key=key, name=room.organisation.party(key).name)
            for key in room.organisation.answering(group.key)
            if writes_notes or key == room.me.party
        ),
        goals=room.organisation.rules.goals,
        next_meeting=after.held_on if after else None,
        earliest_due=room.today + timedelta(days=1),
        usual_max_age=room.organisation.rules.usual_max_age,
        cases=await cases_to_choose(room, meeting),
        people=presenters(room, meeting) if writes_notes else (),
        form=await _with_lacks(room, meeting, form or CaptureForm()),
    )


def presenters(room: AskersRoom, meeting: Meeting) -> tuple[PersonChoice, ...]:
    """Anybody of the group may have presented what was decided (R-86)."""
    return tuple(choice(p) for p in room.organisation.people if meeting.group in p.groups)


async def _with_lacks(room: AskersRoom, meeting: Meeting, form: CaptureForm) -> CaptureForm:
    """A decision is about to be saved: who of those at the table may not decide?"""
    if not form.decision:
        return form
    lacks = await lacking_mandate(room, meeting)
    names = tuple(room.organisation.party(key).name for key in lacks)
    return replace(form, decision_lacks=names)


async def attendance_form(
    room: AskersRoom, meeting: Meeting, *, saved: bool = False
) -> AttendanceForm:
    """Every seat of the model, with the people who may sit in it and who is ticked."""
    written = await room.uow.minutes.attendance(meeting.id)
    present = {a.person for a in written}
    seats = [
        SeatAttendance(
            party=party.key,
            name=party.name,
            people=tuple(choice(p) for p in people),
            present=tuple(p.id for p in people if p.id in present),
            has_mandate=_has_mandate(people, present),
            roles=room.organisation.ways.chain_roles.get(party.key, ()),
        )
        for party in room.organisation.seats(meeting.group)
        for people in [room.organisation.seated(meeting.group, party.key, meeting.held_on)]
    ]
    return AttendanceForm(meeting=facts(room, meeting), seats=tuple(seats), saved=saved)


def item_form(
    room: AskersRoom, meeting: Meeting, item: Item, faults: tuple[str, ...] = ()
) -> ItemForm:
    if not may_convene(room.asker, meeting.group) and not may_remind(room.asker, meeting.group):
        raise NotConvenerError(meeting.id)
    return ItemForm(
        meeting=facts(room, meeting),
        item=item,
        usual_max_age=room.organisation.rules.usual_max_age,
        raises_case=any(raising_groups(room)),
        faults=faults,
    )


def decision_lines(
    room: AskersRoom, meeting: Meeting, decisions: list[Decision]
) -> list[DecisionLine]:
    return [
        DecisionLine(
            number=d.number,
            text=d.text,
            decided_on=room.local(d.decided_at).date(),
            presented_by=titled(room.organisation.person(d.presented_by)) if d.presented_by else "",
            waits_for=tuple(room.organisation.party(p).name for p in d.waiting),
            case=d.case or "",
        )
        for d in decisions
        if shares(room, meeting.group, d)
    ]


async def _items(room: AskersRoom, meeting: Meeting) -> tuple[Item, ...]:
    every = await room.uow.minutes.items(meeting.id)
    return tuple(item for item in every if shares(room, meeting.group, item))


async def _decisions(room: AskersRoom, meeting: Meeting) -> list[Decision]:
    return await room.uow.minutes.decisions(meeting.id)


def _has_mandate(people: tuple[Person, ...], present: set[PersonId]) -> bool:
    """Unknown until somebody is ticked; then: does one of them have mandate (A12)?"""
    here = [p for p in people if p.id in present]
    return not here or any(p.has_mandate for p in here)
