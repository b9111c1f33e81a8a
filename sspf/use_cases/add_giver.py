"""What is added to a consent that stands: one more who gives it, and that it was used again."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sspf.domain.case_access import Matter
from sspf.domain.cases import CaseCode, CaseId
from sspf.domain.consent_forms import ConsentTyped, faults_of_step, givers_of
from sspf.domain.consents import GiverRole
from sspf.domain.messages.consent import ConsentForm, ConsentRegistered
from sspf.domain.messages.general import Notice
from sspf.ports import Services
from sspf.use_cases.consent_drafts import merged
from sspf.use_cases.consent_setting import Registering, begun, form_of
from sspf.use_cases.count_consent import count_given
from sspf.use_cases.find_case import find_case, find_case_by_id
from sspf.use_cases.register_consent import (
    Answer,
    bring_on,
    log_opening,
    note_consent,
    receipt,
    registering_in,
)
from sspf.use_cases.room import AskersRoom, Who, enter

NOBODY_MISSING = Notice(key="consent.nobody_missing")
NOTHING_HOLDS = Notice(key="consent.none_holds")
Typed = Mapping[str, Any]


async def open_giver_form(
    services: Services, who: Who, code: CaseCode, typed: Typed | None = None
) -> Answer:
    """Who more gives it; the agencies, areas and days stand."""
    async with enter(services, who) as room:
        here = await registering_in(room, await find_case(room, code, Matter.CONSENT))
        if not isinstance(here, Registering):
            return here
        if begun(here) is None:
            return NOBODY_MISSING
        await log_opening(room, here)
        form = merged(ConsentTyped(given_on=room.today.isoformat()), typed or {})
        faults = faults_of_step(form, 1, here.setting) if typed else ()
        return _form(room, here, form, faults)


async def add_giver(services: Services, who: Who, id: CaseId, typed: Typed) -> Answer:
    """One more gives what others have given (B6). Pressed twice, one giver."""
    async with enter(services, who) as room:
        here = await registering_in(room, await find_case_by_id(room, id, Matter.CONSENT))
        if not isinstance(here, Registering):
            return here
        form = merged(ConsentTyped(), typed)
        faults = faults_of_step(form, 1, here.setting)
        if faults:
            return _form(room, here, form, faults)
        consent = begun(here)
        if consent is None:
            return receipt(room, here, here.consents[-1]) if here.consents else NOBODY_MISSING
        whole = consent.signed_by(givers_of(form))
        if whole.givers == consent.givers:
            return receipt(room, here, consent)
        await room.uow.consents.put(whole)
        await note_consent(room, "consent:sign", whole)
        await count_given(room, here.case, whole, here.setting.givers)
        await bring_on(room, here, whole)
        return receipt(room, here, whole)


async def reconfirm_consent(
    services: Services, who: Who, code: CaseCode, present: tuple[GiverRole, ...]
) -> ConsentRegistered | Notice:
    """At the start of a meeting with the family: today, and who was there (B18)."""
    async with enter(services, who) as room:
        here = await registering_in(room, await find_case(room, code, Matter.CONSENT))
        if not isinstance(here, Registering):
            return here
        holding = [c for c in here.consents if not c.is_withdrawn(room.now)]
        standing = [c for c in holding if c.valid_from <= room.today <= c.valid_to]
        if not standing:
            return NOTHING_HOLDS
        consent = standing[-1]
        if any(r.on == room.today for r in consent.reconfirmed_on):
            return receipt(room, here, consent)
        again = consent.reconfirm(room.today, present)
        await room.uow.consents.put(again)
        await note_consent(room, "consent:reconfirm", again)
        return receipt(room, here, again)


def _form(
    room: AskersRoom, here: Registering, form: ConsentTyped, faults: tuple[str, ...]
) -> ConsentForm:
    return replace(form_of(room, here, form, 1, faults), adds_to=True)
