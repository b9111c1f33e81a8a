"""Buttons about texts on cases: one more, the step before one goes, and the stopped one."""

from bot.actions.briefing import answers
from bot.turn import Reply, Turn
from cards import briefing_request, text_stopped
from cards.acts import Act
from sspf.domain.case_texts import CaseText, CaseTextId
from sspf.domain.meetings import MeetingId
from sspf.domain.messages.general import Notice
from sspf.ports import Services
from sspf.use_cases.change_case_text import change_case_text, remove_case_text
from sspf.use_cases.move_to_individual import move_to_individual
from sspf.use_cases.open_briefing import reopen_briefing
from sspf.use_cases.record_ground import open_ground_form
from sspf.use_cases.update_statuses import update_statuses
from sspf.use_cases.write_briefing import save_draft, submit_briefing


async def add(turn: Turn, services: Services) -> Reply:
    """What stands in the form is saved, then it comes back with room for one more case."""
    meeting = MeetingId(turn.pressed.subject)
    sent = briefing_request.Submission.model_validate(turn.inputs)
    await save_draft(services, turn.who, meeting, answers(sent), turn.pressed.version)
    await update_statuses(services, turn.who, sent.statuses)
    return Reply(message=await reopen_briefing(services, turn.who, meeting, adding=True))


async def move(turn: Turn, services: Services) -> Reply:
    """What stands in the form is saved, then one part's text stands in the individual part."""
    meeting = MeetingId(turn.pressed.subject)
    sent = briefing_request.Submission.model_validate(turn.inputs)
    await save_draft(services, turn.who, meeting, answers(sent), turn.pressed.version)
    await update_statuses(services, turn.who, sent.statuses)
    number = int(turn.pressed.value)
    return Reply(message=await move_to_individual(services, turn.who, meeting, number))


async def step(turn: Turn, services: Services) -> Reply:
    """The sender has answered what is asked before a text goes."""
    meeting = MeetingId(turn.pressed.subject)
    done = await submit_briefing(
        services, turn.who, meeting, (), turn.pressed.version, step_taken=True
    )
    return Reply(message=done)


async def keep(turn: Turn, services: Services) -> Reply:
    kept = await _kept(turn, services)
    return Reply(message=await reopen_briefing(services, turn.who, kept.meeting))


async def remove(turn: Turn, services: Services) -> Reply:
    text = CaseTextId(turn.pressed.subject)
    return Reply(message=await remove_case_text(services, turn.who, text))


async def ask_family(turn: Turn, services: Services) -> Reply:
    """The text stays a draft; whoever asks the family is told who records the answer."""
    await _kept(turn, services)
    return Reply(message=Notice(key="stopped.ask_family"))


async def other_ground(turn: Turn, services: Services) -> Reply:
    """The text stays a draft; somebody with the right to has decided, and it is recorded."""
    kept = await _kept(turn, services)
    form = await open_ground_form(services, turn.who, kept.id)
    return Reply(message=form, asks=Act.GROUND_RECORD)


async def _kept(turn: Turn, services: Services) -> CaseText:
    """With what was changed in the card: nothing typed is lost, whichever button was pressed."""
    sent = text_stopped.Submission.model_validate(turn.inputs)
    return await change_case_text(
        services, turn.who, CaseTextId(turn.pressed.subject), sent.text or ""
    )
