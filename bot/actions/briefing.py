"""Buttons of the briefing: submit, save, change; and how the own commitments are going."""

from datetime import datetime, time

from bot.case_answers import case_answer
from bot.turn import Reply, Turn, notice
from bot.words import sole_member
from cards import briefing_request, oral_form
from cards.acts import Act
from cards.briefing_part import Parts
from cards.inputs import picked
from sspf.domain.cases import CaseId
from sspf.domain.meetings import MeetingId
from sspf.domain.merging import PartAnswer
from sspf.domain.messages.briefing import DraftSaved
from sspf.domain.messages.case_text import BeforeItGoes
from sspf.domain.organisation import PartyKey, PersonId
from sspf.ports import Services
from sspf.use_cases.note_oral import Spoken, note_oral_answer
from sspf.use_cases.open_briefing import open_briefing, reopen_briefing
from sspf.use_cases.show_standing import (
    open_oral_form,
    remind_missing,
    show_standing,
)
from sspf.use_cases.update_statuses import update_statuses
from sspf.use_cases.write_briefing import note_oral_briefing, save_draft, submit_briefing


async def open_form(turn: Turn, services: Services) -> Reply:
    return Reply(message=await open_briefing(services, turn.who), beside=True)


async def reopen(turn: Turn, services: Services) -> Reply:
    meeting = MeetingId(turn.pressed.subject)
    return Reply(message=await reopen_briefing(services, turn.who, meeting))


async def submit(turn: Turn, services: Services) -> Reply:
    meeting = MeetingId(turn.pressed.subject)
    sent = briefing_request.Submission.model_validate(turn.inputs)
    version = turn.pressed.version
    done = await submit_briefing(services, turn.who, meeting, answers(sent), version)
    await update_statuses(services, turn.who, sent.statuses)
    return sent_or_asked(done)


def sent_or_asked(done: object) -> Reply:
    """What is asked before a text on a case goes can be answered with a typed "ja" too."""
    asks = Act.CASE_TEXT_STEP if isinstance(done, BeforeItGoes) else ""
    return Reply(message=done, asks=asks)


async def draft(turn: Turn, services: Services) -> Reply:
    """The form comes back with the draft in it, and says who can see it."""
    meeting = MeetingId(turn.pressed.subject)
    sent = briefing_request.Submission.model_validate(turn.inputs)
    saved = await save_draft(services, turn.who, meeting, answers(sent), turn.pressed.version)
    await update_statuses(services, turn.who, sent.statuses)
    if isinstance(saved, DraftSaved):
        return Reply(message=await reopen_briefing(services, turn.who, meeting))
    return Reply(message=saved)


async def show(turn: Turn, services: Services) -> Reply:
    meeting = MeetingId(turn.pressed.subject)
    return Reply(message=await show_standing(services, turn.who, meeting))


async def remind(turn: Turn, services: Services) -> Reply:
    meeting = MeetingId(turn.pressed.subject)
    return Reply(message=await remind_missing(services, turn.who, meeting))


async def oral(turn: Turn, services: Services) -> Reply:
    meeting = MeetingId(turn.pressed.subject)
    return Reply(message=await open_oral_form(services, turn.who, meeting))


async def save_oral(turn: Turn, services: Services) -> Reply:
    """The form again with what is wrong and the text in it, or the standing."""
    meeting = MeetingId(turn.pressed.subject)
    sent = oral_form.Submission.model_validate(turn.inputs)
    said_at = _today_at(turn, services, sent.said_at)
    if said_at is not None and said_at > services.clock.now():
        return notice("fault.oral.future")
    if sent.response:
        sole = sole_member(PartyKey(sent.party), turn.organisation, turn.person.groups)
        person = sent.person or (sole.id if sole else "")
        if not person:
            return notice("fault.oral.who")
        spoken = Spoken(person=PersonId(person), response=sent.response, said_at=said_at)
        await note_oral_answer(services, turn.who, meeting, spoken)
    typed = answers(sent)
    if sent.response and not any(part.text or part.nothing for part in typed):
        return Reply(message=await show_standing(services, turn.who, meeting))
    party = PartyKey(sent.party)
    form = await note_oral_briefing(services, turn.who, meeting, party, typed, said_at)
    return Reply(message=form or await show_standing(services, turn.who, meeting))


def _today_at(turn: Turn, services: Services, clock: time | None) -> datetime | None:
    if clock is None:
        return None
    days = services.working_days(turn.organisation)
    return days.at(days.local(services.clock.now()).date(), clock)


def answers(sent: Parts) -> tuple[PartAnswer, ...]:
    return tuple(
        PartAnswer(
            number=number,
            text=part.text,
            nothing=None if part.nothing is None else part.is_nothing,
            raises=part.is_raised,
            size=part.size,
            reason=part.reason,
            texts=tuple(case_answer(text) for _, text in sorted(part.texts.items())),
            cases=None if part.cases is None else tuple(map(CaseId, picked(part.cases))),
        )
        for number, part in sorted(sent.parts.items())
    )
