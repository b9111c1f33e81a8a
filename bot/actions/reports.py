"""Buttons of reports: open, save, approve, count anew, hand over."""

from bot.turn import Reply, Turn
from cards.board import Submission as BoardSubmission
from cards.report import Submission
from sspf.ports import Services
from sspf.use_cases.promise_improvement import (
    ImprovementTyped,
    open_improvement_form,
    promise_improvement,
)
from sspf.use_cases.write_report import (
    approve_report,
    count_report_anew,
    edit_report,
    hand_over_report,
    open_report,
)


async def open_one(turn: Turn, services: Services) -> Reply:
    return Reply(message=await open_report(services, turn.who, _number(turn)), beside=True)


async def save(turn: Turn, services: Services) -> Reply:
    text = _sent(turn).report_text
    return Reply(message=await edit_report(services, turn.who, _number(turn), text))


async def approve(turn: Turn, services: Services) -> Reply:
    text = _sent(turn).report_text
    return Reply(message=await approve_report(services, turn.who, _number(turn), text))


async def count(turn: Turn, services: Services) -> Reply:
    """What stands in the text is saved first, so that it is not lost."""
    number = _number(turn)
    saved = await edit_report(services, turn.who, number, _sent(turn).report_text)
    if saved.faults:
        return Reply(message=saved)
    return Reply(message=await count_report_anew(services, turn.who, number))


async def hand_over(turn: Turn, services: Services) -> Reply:
    sent = _sent(turn)
    to = sent.report_receiver, sent.report_on
    return Reply(message=await hand_over_report(services, turn.who, _number(turn), *to))


async def improve(turn: Turn, services: Services) -> Reply:
    typed = ImprovementTyped()
    form = await open_improvement_form(services, turn.who, _number(turn), typed)
    return Reply(message=form, beside=True)


async def promise(turn: Turn, services: Services) -> Reply:
    """The button's reference is the cause: pressed twice, it is promised once."""
    sent = BoardSubmission.model_validate(turn.inputs)
    typed = ImprovementTyped(what=sent.what, owner=sent.owner, due=sent.due)
    origin = turn.pressed.ref
    done = await promise_improvement(services, turn.who, _number(turn), typed, origin)
    return Reply(message=done)


def _sent(turn: Turn) -> Submission:
    return Submission.model_validate(turn.inputs)


def _number(turn: Turn) -> int:
    return int(turn.pressed.subject.rpartition("-")[2])
