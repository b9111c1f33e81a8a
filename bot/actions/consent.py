"""Buttons of consents: the steps of registering, one more giver, what stands, taking it back."""

from bot.turn import Reply, Turn
from cards import consent_form, consent_withdraw
from cards.acts import Act
from sspf.domain.cases import CaseId
from sspf.ports import Services
from sspf.use_cases.add_giver import add_giver, open_giver_form
from sspf.use_cases.register_consent import (
    back_in_consent,
    continue_consent,
    open_consent_form,
    register_consent,
)
from sspf.use_cases.show_consents import code_of, show_consents
from sspf.use_cases.withdraw_consent import open_withdrawal, withdraw_consent


async def show(turn: Turn, services: Services) -> Reply:
    code = await code_of(services, turn.who, _case(turn))
    return Reply(message=await show_consents(services, turn.who, code), beside=True)


async def open_form(turn: Turn, services: Services) -> Reply:
    code = await code_of(services, turn.who, _case(turn))
    return Reply(message=await open_consent_form(services, turn.who, code), beside=True)


async def go_on(turn: Turn, services: Services) -> Reply:
    typed = consent_form.Submission.model_validate(turn.inputs).typed()
    step = int(turn.pressed.value)
    form = await continue_consent(services, turn.who, _case(turn), step, typed)
    return Reply(message=form, asks=Act.CONSENT_REGISTER)


async def go_back(turn: Turn, services: Services) -> Reply:
    typed = consent_form.Submission.model_validate(turn.inputs).typed()
    step = int(turn.pressed.value)
    return Reply(message=await back_in_consent(services, turn.who, _case(turn), step, typed))


async def register(turn: Turn, services: Services) -> Reply:
    typed = consent_form.Submission.model_validate(turn.inputs).typed()
    return Reply(message=await register_consent(services, turn.who, _case(turn), typed))


async def open_giver(turn: Turn, services: Services) -> Reply:
    code = await code_of(services, turn.who, _case(turn))
    return Reply(message=await open_giver_form(services, turn.who, code), beside=True)


async def sign(turn: Turn, services: Services) -> Reply:
    typed = consent_form.Submission.model_validate(turn.inputs).typed()
    return Reply(message=await add_giver(services, turn.who, _case(turn), typed))


async def open_withdrawing(turn: Turn, services: Services) -> Reply:
    code = await code_of(services, turn.who, _case(turn))
    return Reply(message=await open_withdrawal(services, turn.who, code), beside=True)


async def withdraw(turn: Turn, services: Services) -> Reply:
    typed = consent_withdraw.Submission.model_validate(turn.inputs).typed()
    return Reply(message=await withdraw_consent(services, turn.who, _case(turn), typed))


def _case(turn: Turn) -> CaseId:
    return CaseId(turn.pressed.subject)
