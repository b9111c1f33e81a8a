"""Buttons of the calendar's preview and of the overall aim."""

from bot.turn import Reply, Turn, notice
from cards import calendar_preview
from cards.acts import Act
from cards.calendar_entries import REMOVE, decoded
from sspf.domain.calendar_lists import Reading
from sspf.ports import Services
from sspf.use_cases.ask_and_answer import take_question
from sspf.use_cases.call_calendar import call_calendar, open_calendar_call
from sspf.use_cases.change_aim import change_aim
from sspf.use_cases.draft_calendar import preview_calendar, save_calendar_draft


async def save(turn: Turn, services: Services) -> Reply:
    """What was answered on this page and before is kept as a draft; nobody is told."""
    sent = calendar_preview.Submission.model_validate(turn.inputs)
    entries = decoded(turn.pressed.value).answer(sent.answers)
    without = entries.left if sent.left == REMOVE else ()
    saved = await save_calendar_draft(
        services, turn.who, entries.chosen, without, entries.beside, entries.group
    )
    return Reply(message=saved)


async def page(turn: Turn, services: Services) -> Reply:
    """The next page of the list, with what was answered on this one."""
    sent = calendar_preview.Submission.model_validate(turn.inputs)
    number, _, value = turn.pressed.value.partition(" ")
    entries = decoded(value).answer(sent.answers)
    wishes = tuple(entry.wish for entry in entries.meetings)
    asked = tuple(question for entry in entries.meetings for question in entry.questions)
    answered = [entry.hours for entry in entries.meetings if entry.is_answered]
    reading = Reading(wishes=wishes, questions=asked)
    preview = await preview_calendar(
        services, turn.who, reading, answered, int(number), entries.group
    )
    return Reply(message=preview)


async def ask_to_call(turn: Turn, services: Services) -> Reply:
    """Whom the kallelse to the drafts goes to; nothing is sent before the next press."""
    call = await open_calendar_call(services, turn.who)
    if not call.meetings:
        return notice("answer.calendar_called_before")
    return Reply(message=call, beside=True, asks=Act.CALENDAR_CALL)


async def call(turn: Turn, services: Services) -> Reply:
    called = await call_calendar(services, turn.who, turn.pressed.subject)
    return Reply(message=called) if called.is_sent else notice("answer.calendar_called_before")


async def change(turn: Turn, services: Services) -> Reply:
    """The words were typed in chat and wait, sealed, with the question."""
    text = str(turn.inputs.get("aim", ""))
    question = None if text else await take_question(services, turn.who, turn.activity)
    if question is not None and question.reference.ref == turn.pressed.ref:
        text = str(question.typed.get("aim", ""))
    await change_aim(services, turn.who, text)
    return notice("answer.aim_changed")
