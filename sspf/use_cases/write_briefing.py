"""Save, submit, or write down by word of mouth what an agency brings to a meeting.

What was typed is saved before it is judged: a text with a fault is a draft, never lost.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sspf.domain.access import may_convene
from sspf.domain.briefings import Briefing, PartState, empty_parts, faults_of
from sspf.domain.cycle import cycle_of
from sspf.domain.errors import NotAllowedError, NotConvenerError, StaleError
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.merging import PartAnswer, clash, merged, nothing_said
from sspf.domain.messages.briefing import (
    BriefingReceipt,
    BriefingRequest,
    DraftSaved,
    OralForm,
)
from sspf.domain.messages.case_text import BeforeItGoes, TextStopped
from sspf.domain.organisation import PartyKey
from sspf.domain.outbox import Kind, Message
from sspf.domain.planning import message
from sspf.domain.roads import Road
from sspf.ports import Services
from sspf.use_cases.case_texts import OwnTexts, no_texts, own_texts
from sspf.use_cases.individual_part import (
    before_it_goes,
    faults_of_texts,
    judged,
    settled,
    text_stopped,
    with_homeless,
)
from sspf.use_cases.keep_case_texts import keep_case_texts, says_more, texts_clash
from sspf.use_cases.lines import facts
from sspf.use_cases.open_briefing import (
    briefed_meeting,
    current,
    faults_now,
    form,
    own_party,
    part_forms,
    receipt,
)
from sspf.use_cases.release_case_texts import release_case_texts, sorted_out
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.show_standing import open_parts, oral_form


@dataclass(frozen=True, slots=True)
class Submission:
    """By which road a briefing is submitted; when it was said, if it was noted."""

    road: Road
    said_at: datetime | None = None


async def save_draft(
    services: Services,
    who: Who,
    id: MeetingId | None,
    answers: tuple[PartAnswer, ...],
    version: int | None = None,
) -> DraftSaved | BriefingRequest:
    """Keep what was typed. `version`: of the form; another one gives the form with both texts."""
    async with enter(services, who) as room:
        meeting = await briefed_meeting(room, id)
        _must_be_open_to(who.road, room, answers)
        own = await _texts_of(who.road, room, meeting, own_party(room, meeting))
        briefing, stale = await _save(services, room, own, answers, version)
        if stale:
            return await form(room, meeting, stale=True)
        deadline = cycle_of(meeting, room.organisation.rules.offsets, room.days).deadline_at
        seated = room.organisation.seated(meeting.group, briefing.party)
        return DraftSaved(
            meeting=facts(room, meeting),
            saved_at=room.local(room.now),
            deadline=room.local(deadline),
            seen_by=tuple(p.first_name for p in seated),
        )


async def submit_briefing(
    services: Services,
    who: Who,
    id: MeetingId | None,
    answers: tuple[PartAnswer, ...] = (),
    version: int | None = None,
    *,
    step_taken: bool = False,
) -> BriefingReceipt | BriefingRequest | TextStopped | BeforeItGoes:
    """The receipt, or the form with what is wrong; what was typed is saved in every case.

    A text on a case goes to those whom consent or a ground names. `step_taken`: what is asked
    before it goes has been answered. One that may go to nobody is a draft still (E-SAMTYCKE).
    """
    async with enter(services, who) as room:
        meeting = await briefed_meeting(room, id)
        party = own_party(room, meeting)
        before = await current(room, meeting, party)
        own = await _texts_of(who.road, room, meeting, party)
        says_more_of_cases = bool(own.drafts) or says_more(room, own, answers)
        if before.is_submitted and not says_more_of_cases and _adds_nothing(before, answers):
            return receipt(room, meeting, before, own)
        if room.now >= meeting.ends_at or not meeting.is_on:
            raise StaleError(meeting.id)
        _must_be_open_to(who.road, room, answers)
        said = answers if who.road is Road.TEAMS else (*answers, *_left_unsaid(before))
        briefing, stale = await _save(services, room, own, said, version)
        own = await _texts_of(who.road, room, meeting, party)
        faults = (*faults_of(judged(room, briefing, own)), *faults_of_texts(room, briefing, own))
        if faults or stale:
            return await form(room, meeting, faults=faults, stale=stale)
        if not step_taken and (step := before_it_goes(room, own, briefing.version)):
            return step
        go, stopped = sorted_out(room, own)
        done = await _submit(room, meeting, settled(room, briefing, own), Submission(who.road))
        await release_case_texts(room, own, go, step_taken=step_taken)
        if stopped:
            return text_stopped(room, own, stopped)
        return receipt(room, meeting, done, await _texts_of(who.road, room, meeting, party))


async def _texts_of(road: Road, room: AskersRoom, meeting: Meeting, party: PartyKey) -> OwnTexts:
    """No road but Teams takes a text on individual level anywhere."""
    if road is Road.TEAMS:
        return await own_texts(room, meeting, party)
    return no_texts(room, meeting, party)


async def note_oral_briefing(
    services: Services,
    who: Who,
    id: MeetingId,
    party: PartyKey,
    answers: tuple[PartAnswer, ...],
    said_at: datetime | None = None,
) -> OralForm | None:
    """The convener writes what an agency said. The form comes back when something is wrong."""
    async with enter(services, who) as room:
        meeting = await room.uow.meetings.get(id)
        if not may_convene(room.asker, meeting.group):
            raise NotConvenerError(id)
        rules = room.organisation.rules.parts
        said = tuple(a for a in answers if a.number not in _individual(room))
        spoken = tuple(nothing_said(p) for p in merged(empty_parts(rules), said))
        form = await oral_form(room, meeting)
        refused = replace(form, parts=open_parts(part_forms(room, spoken, ())), party=party)
        if party not in {p.key for p in form.parties}:
            return replace(refused, faults=("fault.owner",))
        before = await current(room, meeting, party)
        if before.is_submitted:
            return replace(refused, faults=("fault.oral.answered",))
        draft = before.save_draft(spoken, room.me.id, room.now)
        faults = faults_now(draft)
        if faults:
            return replace(refused, parts=open_parts(part_forms(room, spoken, faults)))
        await room.uow.briefings.put(draft)
        noted = await _submit(room, meeting, draft, Submission(Road.ORAL, said_at))
        await _tell_agency(room, meeting, noted)
        if before.draft is not None and before.draft_by:  # what the agency has begun is never lost
            at = before.draft_at or room.now
            await room.uow.briefings.put(noted.save_draft(before.draft, before.draft_by, at))
        return None


def _must_be_open_to(road: Road, room: AskersRoom, answers: tuple[PartAnswer, ...]) -> None:
    """The individual level takes Teams: no other road brings it in, whatever was sent."""
    if road is Road.TEAMS:
        return
    if _individual(room) & {answer.number for answer in answers}:
        raise NotAllowedError(room.me.id)


def _individual(room: AskersRoom) -> frozenset[int]:
    """Numbers of the parts that no road but Teams brings in."""
    rules = room.organisation.rules.parts
    return frozenset(
        n for n, rule in enumerate(rules, start=1) if rule.level is BriefingLevel.INDIVIDUAL
    )


def _left_unsaid(before: Briefing) -> tuple[PartAnswer, ...]:
    """What could not be said by this road, and nobody has said by another, is nothing to report."""
    return tuple(
        PartAnswer(number=part.number, raises=False)
        for part in before.shown_in_form
        if part.level is BriefingLevel.INDIVIDUAL and part.state is PartState.UNANSWERED
    )


async def _save(
    services: Services,
    room: AskersRoom,
    own: OwnTexts,
    answers: tuple[PartAnswer, ...],
    version: int | None,
) -> tuple[Briefing, bool]:
    """The briefing with what was typed, and whether somebody else had saved meanwhile."""
    meeting, party = own.meeting, own.party
    before = await current(room, meeting, party)
    is_older = version not in (None, before.version)
    stale = is_older and (clash(before.shown_in_form, answers) or texts_clash(own, answers))
    kept = await keep_case_texts(room, services.new_id, own, answers, both=is_older)
    parts = merged(before.shown_in_form, answers, both=stale)
    parts = with_homeless(room, parts, answers, kept.homeless)
    same = parts == before.shown_in_form and not kept.changed
    if same and before.version and before.draft is not None:
        return before, stale
    draft = before.save_draft(parts, room.me.id, room.now)
    await room.uow.briefings.put(draft)
    await room.note(
        "briefing:draft", meeting.id, controller=draft.controller, version=draft.version
    )
    return draft, stale


async def _submit(
    room: AskersRoom,
    meeting: Meeting,
    draft: Briefing,
    how: Submission,
) -> Briefing:
    deadline = cycle_of(meeting, room.organisation.rules.offsets, room.days).deadline_at
    done = draft.submit(room.me.id, room.now, deadline, road=how.road, said_at=how.said_at)
    await room.uow.briefings.put(done)
    tag = f"briefing:submit:{how.road}"
    await room.note(tag, meeting.id, controller=done.controller, version=done.version)
    await _tell_colleagues(room, meeting, done)
    return done


async def _tell_agency(room: AskersRoom, meeting: Meeting, done: Briefing) -> None:
    """What was noted for them they can read, and change."""
    at = room.days.next_sending(room.now)
    for person in room.organisation.seated(meeting.group, done.party):
        if not person.is_deputy:
            message_to = message(meeting, Kind.ORAL_NOTED, person.id, at, "why.oral")
            await room.queue(message_to)


async def _tell_colleagues(room: AskersRoom, meeting: Meeting, done: Briefing) -> None:
    """The first answer replaces the others' card with who has answered."""
    seated = {p.id for p in room.organisation.seated(meeting.group, done.party)}
    for card in await room.uow.cards.cards_about(meeting.id, Kind.BRIEFING_REQUEST):
        if card.person in seated and card.person != room.me.id:
            await room.queue(
                Message(
                    key=f"replace:{card.id}:{done.version}",
                    kind=Kind.REPLACE,
                    recipient=card.person,
                    subject=card.id,
                    controller=done.controller,
                    send_at=room.now,
                    why="why.answered",
                )
            )


def _adds_nothing(before: Briefing, answers: tuple[PartAnswer, ...]) -> bool:
    return before.draft is None and merged(before.parts, answers) == before.parts
