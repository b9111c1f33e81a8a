"""Buttons of the calendar's preview and of the overall aim."""

from bot.turn import Reply, Turn, notice
from cards import calendar_preview
from sspf.ports import Services
from sspf.use_cases.ask_and_answer import take_question
from sspf.use_cases.change_aim import change_aim
from sspf.use_cases.plan_calendar import save_calendar


async def save(turn: Turn, services: Services) -> Reply:
    sent = calendar_preview.Submission.model_validate(turn.inputs)
    chosen = calendar_preview.chosen(turn.pressed.value, sent.answers)
    return Reply(message=await save_calendar(services, turn.who, chosen))


async def change(turn: Turn, services: Services) -> Reply:
    """The words were typed in chat and wait, sealed, with the question."""
    text = str(turn.inputs.get("aim", ""))
    question = None if text else await take_question(services, turn.who, turn.activity)
    if question is not None and question.reference.ref == turn.pressed.ref:
        text = str(question.typed.get("aim", ""))
    await change_aim(services, turn.who, text)
    return notice("answer.aim_changed")
