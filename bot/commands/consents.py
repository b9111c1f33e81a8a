"""Typed: register a consent, add who gives it, see what stands, take it back. Private chat only."""

import re
from typing import Any

from bot.clocks import today
from bot.commands.consent_words import code_in, consent_in, givers_in, withdrawal_in
from bot.turn import Reply, Turn, notice
from bot.understand import fold
from cards import consent_withdraw
from cards.acts import Act
from sspf.domain.consents import GiverRole
from sspf.ports import Services
from sspf.use_cases.add_giver import open_giver_form, reconfirm_consent
from sspf.use_cases.register_consent import open_consent_form
from sspf.use_cases.show_consents import list_consents, show_consents
from sspf.use_cases.withdraw_consent import open_withdrawal

ENDING = re.compile(r"\b(?:gar ut|snart|lop\w+ ut|ends?|ending|expir\w+)\b")
WHICH = notice("consent.which_case")


async def register(turn: Turn, services: Services) -> Reply:
    code = code_in(turn.text)
    if code is None:
        return WHICH
    typed = consent_in(turn.rest or turn.text, turn.organisation, today(turn, services))
    form = await open_consent_form(services, turn.who, code, typed)
    return Reply(message=form, asks=Act.CONSENT_REGISTER)


async def sign(turn: Turn, services: Services) -> Reply:
    code = code_in(turn.text)
    if code is None:
        return WHICH
    typed = consent_in(turn.rest or turn.text, turn.organisation, today(turn, services))
    form = await open_giver_form(services, turn.who, code, typed)
    return Reply(message=form, asks=Act.CONSENT_SIGN if typed else "", typed=_sent(typed))


async def show(turn: Turn, services: Services) -> Reply:
    code = code_in(turn.text)
    if code is None:
        only_ending = bool(ENDING.search(fold(turn.text)))
        return Reply(message=await list_consents(services, turn.who, only_ending=only_ending))
    return Reply(message=await show_consents(services, turn.who, code))


async def withdraw(turn: Turn, services: Services) -> Reply:
    code = code_in(turn.text)
    if code is None:
        return WHICH
    typed = withdrawal_in(turn.text, turn.organisation)
    form = await open_withdrawal(services, turn.who, code, typed if typed.by else None)
    fields = consent_withdraw.fields_of(typed)
    return Reply(message=form, asks=Act.CONSENT_WITHDRAW if typed.by else "", typed=fields)


async def reconfirm(turn: Turn, services: Services) -> Reply:
    """At the start of a meeting with the family; who was there, as far as it is said (B18)."""
    code = code_in(turn.text)
    if code is None:
        return WHICH
    said = givers_in(turn.rest or turn.text)
    youth = [GiverRole.YOUTH] if "youth" in said else []
    guardians = [GiverRole.GUARDIAN] if len(said) > len(youth) else []
    present = (*guardians, *youth)
    return Reply(message=await reconfirm_consent(services, turn.who, code, present))


def _sent(typed: dict[str, Any]) -> dict[str, str]:
    """As the card would send it back."""
    return {k: ",".join(v) if isinstance(v, tuple) else v for k, v in typed.items()}
