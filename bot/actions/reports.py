"""Buttons of reports: open, save, approve, count anew, hand over."""

from bot.turn import Reply, Turn
from cards.report import Submission
from sspf.ports import Services
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


def _sent(turn: Turn) -> Submission:
    return Submission.model_validate(turn.inputs)


def _number(turn: Turn) -> int:
    return int(turn.pressed.subject.rpartition("-")[2])
