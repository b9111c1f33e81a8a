"""Write what the meeting leads to: attendance, commitments, decisions, outcomes of items."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sspf.domain.access import may_remind
from sspf.domain.capture import (
    Draft,
    Judge,
    day_of,
    decision_faults,
    level_of,
    prevention_of,
    subject_of,
)
from sspf.domain.cases import CaseId
from sspf.domain.commitments import Commitment, commitment_id
from sspf.domain.decisions import Attendance, Decision, Item, ItemId, Outcome
from sspf.domain.errors import NotAllowedError
from sspf.domain.guards import cleaned
from sspf.domain.levels import PreventionLevel, Subject
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.minutes import AttendanceForm, Capture, CaptureForm, ItemForm
from sspf.domain.organisation import PartyKey, Person, PersonId
from sspf.ports import Services
from sspf.use_cases.case_choices import case_faults
from sspf.use_cases.count_commitment import count_item, count_promised
from sspf.use_cases.knowing_room import enter_knowing
from sspf.use_cases.lacking_mandate import lacking_mandate
from sspf.use_cases.room import AskersRoom, Who
from sspf.use_cases.show_capture import (
    attendance_form,
    capture,
    captured_meeting,
    item_form,
    item_to_close,
    presenters,
    promised_at,
)


async def record_attendance(
    services: Services, who: Who, id: MeetingId, present: frozenset[PersonId]
) -> AttendanceForm:
    """Replaces what was written before, for all seats at once."""
    async with enter_knowing(services, who, "minutes") as room:
        meeting = await captured_meeting(room, id)
        rows = [
            Attendance(meeting=id, party=party.key, person=person.id, title=person.title)
            for party in room.organisation.seats(meeting.group)
            for person in room.organisation.seated(meeting.group, party.key)
            if person.id in present
        ]
        await room.uow.minutes.put_attendance(id, rows)
        await room.note("attendance:record", id, controller=meeting.controller)
        return await attendance_form(room, meeting, saved=True)


async def record_commitment(
    services: Services,
    who: Who,
    id: MeetingId | None,
    form: CaptureForm,
    origin: str,
    asked_on: str = "",
) -> Capture:
    """The card with one commitment more, or with the form filled in and what is wrong.

    `origin` names the press or the message: the same one makes one commitment, however often
    it arrives. `asked_on`: a date off work that has been asked about and is confirmed.
    """
    async with enter_knowing(services, who, "minutes") as room:
        meeting = await promised_at(room, id)
        if await room.uow.commitments.made_by(origin):
            return await capture(room, meeting)
        judge = await _judge(room, meeting, asked_on)
        draft, faults = judge.commitment(form)
        if draft is None:
            return await capture(room, meeting, _with_faults(room, form, faults))
        if not room.organisation.seated(meeting.group, draft.party):  # nobody to promise it
            return await capture(room, meeting, _with_faults(room, form, ("fault.owner",)))
        if of_case := case_faults(room, form.case, draft.party):
            return await capture(room, meeting, _with_faults(room, form, of_case))
        if draft.party != room.me.party and not may_remind(room.asker, meeting.group):
            raise NotAllowedError(meeting.id)
        await _add(room, meeting, draft, origin)
        return await capture(room, meeting)


class Despite(StrEnum):
    """What becomes of a decision when somebody at the table has no mandate."""

    SAVE = "save"
    ANCHOR = "anchor"
    """It stands as decided when those agencies have confirmed it at home."""


async def record_decision(
    services: Services,
    who: Who,
    id: MeetingId | None,
    form: CaptureForm,
    origin: str,
    despite: Despite | None = None,
) -> Capture:
    """As record_commitment, for a decision without a commitment.

    Where somebody at the table may not decide, it is asked about first (A12): `despite` says
    what to do all the same.
    """
    async with enter_knowing(services, who, "minutes") as room:
        meeting = await captured_meeting(room, id)
        text = cleaned(form.decision)
        faults = (
            decision_faults(form, text)
            or case_faults(room, form.decision_case)
            or _presenter_faults(room, meeting, form)
        )
        if faults:
            return await capture(room, meeting, _with_faults(room, form, faults))
        lacks = await lacking_mandate(room, meeting)
        if lacks and despite is None:
            return await capture(room, meeting, form)
        decision = replace(
            await _decision(room, meeting, form, origin),
            awaits=lacks if despite is Despite.ANCHOR else (),
        )
        if await room.uow.minutes.add_decision(decision):
            await room.note("decision:record", decision.id, controller=meeting.controller)
        return await capture(room, meeting)


def _presenter_faults(room: AskersRoom, meeting: Meeting, form: CaptureForm) -> tuple[str, ...]:
    named = form.decision_presenter
    is_of_group = any(p.id == named for p in presenters(room, meeting))
    return () if not named or is_of_group else ("fault.presenter",)


async def _decision(room: AskersRoom, meeting: Meeting, form: CaptureForm, origin: str) -> Decision:
    return Decision(
        id=f"{meeting.id}-{origin}",
        meeting=meeting.id,
        number=len(await room.uow.minutes.decisions(meeting.id)) + 1,
        controller=meeting.controller,
        text=cleaned(form.decision),
        level=level_of(form.decision_level, form.decision_case),
        case=CaseId(form.decision_case) if form.decision_case else None,
        subject=subject_of(form.decision_subject) or Subject.AREA,
        prevention=prevention_of(form.decision_prevention),
        decided_at=room.now,
        recorded_by=room.me.id,
        presented_by=PersonId(form.decision_presenter) if form.decision_presenter else None,
        origin=origin,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What was chosen when an item is closed, as it came back from the card."""

    outcome: str = ""
    subject: str = ""
    prevention: str = ""
    age_band: str = ""


async def close_item(
    services: Services, who: Who, id: ItemId, closing: Closing
) -> Capture | ItemForm:
    """Every item is closed with an outcome (A16). The form comes back when something is wrong."""
    async with enter_knowing(services, who, "minutes") as room:
        item, meeting = await item_to_close(room, id)
        faults = _item_faults(closing)
        if not faults and await _lacks_own_measure(room, item, closing):
            faults = ("fault.case.own_measure",)
        if faults:
            return item_form(room, meeting, item, faults)
        closed = item.close(
            Outcome(closing.outcome),
            Subject(closing.subject),
            PreventionLevel(closing.prevention),
            closing.age_band,
        )
        if closed != replace(item, version=closed.version):
            await room.uow.minutes.put_item(closed)
            await count_item(room, item, closed)
            await room.note("item:close", id, controller=item.controller, version=closed.version)
        return await capture(room, meeting)


async def _lacks_own_measure(room: AskersRoom, item: Item, closing: Closing) -> bool:
    """One about a single person leads to a measure only when the case has one of its own (A17)."""
    if item.case is None or closing.outcome != Outcome.ACTION:
        return False
    file = await room.uow.case_files.find(item.case)
    promised = await room.uow.commitments.still_open()
    has_plan = file is not None and bool(file.plan.measures)
    return not has_plan and not any(c.case == item.case for c in promised)


async def _judge(room: AskersRoom, meeting: Meeting, asked_on: str) -> Judge:
    return Judge(
        group=room.organisation.group(meeting.group),
        goals=frozenset(g.key for g in room.organisation.rules.goals),
        days=room.days,
        today=room.today,
        next_meeting=await room.meeting_after(meeting),
        asked_on=asked_on,
    )


async def _add(room: AskersRoom, meeting: Meeting, draft: Draft, origin: str) -> Commitment:
    year = room.today.year
    number = await room.uow.commitments.next_number(year, room.organisation.taken_numbers)
    commitment = Commitment(
        id=commitment_id(year, number),
        group=meeting.group,
        party=draft.party,
        owner=(await _owner(room, meeting, draft.party)).id,
        controller=room.organisation.controller_of(draft.party),
        text=draft.text,
        level=draft.level,
        prevention=draft.prevention,
        due=draft.due,
        decided_on=room.today,
        meeting=meeting.id if meeting.held_on <= room.today else None,
        taking_part=draft.taking_part,
        goals=draft.goals,
        subject=draft.subject,
        case=draft.case,
        origin=origin,
    )
    await room.uow.commitments.put(commitment)
    await count_promised(room, commitment)
    await room.note("commitment:record", commitment.id, controller=commitment.controller, version=1)
    return commitment


async def _owner(room: AskersRoom, meeting: Meeting, party: PartyKey) -> Person:
    """The person who speaks for the agency: who was there, else the seat's first member."""
    seated = room.organisation.seated(meeting.group, party)
    present = {a.person for a in await room.uow.minutes.attendance(meeting.id)}
    here = [p for p in seated if p.id in present]
    if here:
        return here[0]
    if room.me.party == party and not room.me.is_deputy:
        return room.me
    return seated[0]


def _with_faults(room: AskersRoom, form: CaptureForm, faults: tuple[str, ...]) -> CaptureForm:
    """The form as typed, with what is wrong and the day that is asked about."""
    day = day_of(form.on)
    values = (("date", form.on), ("reason", reason_for(room, day) if day else ""))
    return replace(form, faults=faults, fault_values=values)


def reason_for(room: AskersRoom, day: date) -> str:
    """Name of the holiday, or a catalogue key of why it is no working day; empty when it is."""
    if day in room.days.holidays:
        return room.days.holidays[day]
    if day in room.days.closed:
        return "reason.closed"
    return "" if room.days.is_working(day) else "reason.weekend"


def _item_faults(closing: Closing) -> tuple[str, ...]:
    return (
        *(() if closing.outcome in set(Outcome) else ("fault.outcome",)),
        *(() if subject_of(closing.subject) else ("fault.subject",)),
        *(() if closing.prevention in set(PreventionLevel) else ("fault.prevention",)),
    )
