"""Buttons of retention: how it stands, the decision, and holds on single cases."""

from bot.turn import Reply, Turn
from cards import legal_hold, retention
from sspf.domain.messages.retention import HoldForm
from sspf.ports import Services
from sspf.use_cases.decide_retention import (
    decide_retention,
    open_retention_form,
    withdraw_retention,
)
from sspf.use_cases.hold_case import hold_case, open_hold_form, release_case
from sspf.use_cases.show_retention import show_retention


async def open_standing(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_retention(services, turn.who), beside=True)


async def form(turn: Turn, services: Services) -> Reply:
    return Reply(message=await open_retention_form(services, turn.who), beside=True)


async def decide(turn: Turn, services: Services) -> Reply:
    typed = retention.Submission.model_validate(turn.inputs).form()
    return Reply(message=await decide_retention(services, turn.who, typed))


async def withdraw(turn: Turn, services: Services) -> Reply:
    return Reply(message=await withdraw_retention(services, turn.who))


async def hold_form(turn: Turn, services: Services) -> Reply:
    return Reply(message=await open_hold_form(services, turn.who, HoldForm()), beside=True)


async def hold(turn: Turn, services: Services) -> Reply:
    return Reply(message=await hold_case(services, turn.who, _hold(turn)))


async def release(turn: Turn, services: Services) -> Reply:
    return Reply(message=await release_case(services, turn.who, _hold(turn)))


def _hold(turn: Turn) -> HoldForm:
    return legal_hold.Submission.model_validate(turn.inputs).form()
