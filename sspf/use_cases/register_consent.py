"""Register a consent, step by step; what was typed lies sealed between the steps (R-13, R-113).

Nothing is shared by this: it is written down who has consented to what, and the rules follow it.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sspf.domain.case_access import Matter
from sspf.domain.case_reminders import next_reminder
from sspf.domain.cases import Case, CaseCode, CaseId, CaseState
from sspf.domain.consent_forms import (
    HEARD,
    STEPS,
    YES,
    ConsentTyped,
    day_of,
    faults_of_step,
    first_faulty_step,
    givers_of,
    pairs_of,
    recipients_of,
)
from sspf.domain.consents import Consent, ConsentId, InfoArea, is_complete
from sspf.domain.messages.consent import ConsentForm, ConsentRegistered
from sspf.domain.messages.general import Notice
from sspf.domain.organisation import PartyKey
from sspf.domain.registrations import RecordKind, Registration
from sspf.ports import Services
from sspf.use_cases.consent_drafts import Draft, draft_of, keep_draft, merged, registered_before
from sspf.use_cases.consent_lines import consent_line
from sspf.use_cases.consent_setting import Registering, form_of, registering
from sspf.use_cases.count_case import count_step
from sspf.use_cases.count_consent import count_given
from sspf.use_cases.find_case import NO_CASE, SeenCase, find_case, find_case_by_id
from sspf.use_cases.log_reading import log_reading
from sspf.use_cases.room import AskersRoom, Who, enter

NOT_YOURS = Notice(key="consent.not_yours")
BEFORE_CONSENT = frozenset(
    {CaseState.IDENTIFIED, CaseState.RAISED, CaseState.OFFERED, CaseState.LOCKED}
)
"""A whole consent brings these on: what was locked may be consented to anew."""
Answer = ConsentForm | ConsentRegistered | Notice
Typed = Mapping[str, Any]


async def open_consent_form(
    services: Services, who: Who, code: CaseCode, typed: Typed | None = None
) -> Answer:
    """The first step; with something typed, the first step that lacks something, or the last."""
    async with enter(services, who) as room:
        here = await registering_in(room, await find_case(room, code, Matter.CONSENT))
        if not isinstance(here, Registering):
            return here
        await log_opening(room, here)
        form = await _kept_with(room, here, typed or {}, services)
        if not typed:
            return form_of(room, here, form, 1)
        step = first_faulty_step(form, here.setting) or STEPS
        return form_of(room, here, form, step, faults_of_step(form, step, here.setting))


async def continue_consent(
    services: Services, who: Who, id: CaseId, step: int, typed: Typed
) -> Answer:
    """On to the next step, or the same with what is wrong. All of it is kept either way."""
    async with enter(services, who) as room:
        here = await registering_in(room, await find_case_by_id(room, id, Matter.CONSENT))
        if not isinstance(here, Registering):
            return here
        form = await _kept_with(room, here, typed, services)
        faults = faults_of_step(form, step, here.setting)
        return form_of(room, here, form, step if faults else min(step + 1, STEPS), faults)


async def back_in_consent(
    services: Services, who: Who, id: CaseId, step: int, typed: Typed
) -> Answer:
    """One step back; nothing is judged, and nothing typed is lost."""
    async with enter(services, who) as room:
        here = await registering_in(room, await find_case_by_id(room, id, Matter.CONSENT))
        if not isinstance(here, Registering):
            return here
        form = await _kept_with(room, here, typed, services)
        return form_of(room, here, form, max(step - 1, 1))


async def register_consent(services: Services, who: Who, id: CaseId, typed: Typed) -> Answer:
    """The receipt, or the first step in which something is wrong. Pressed twice, one consent."""
    async with enter(services, who) as room:
        here = await registering_in(room, await find_case_by_id(room, id, Matter.CONSENT))
        if not isinstance(here, Registering):
            return here
        before = await registered_before(room, here)
        if before is not None:
            return receipt(room, here, await room.uow.consents.get(before))
        draft = await draft_of(room, here, services)
        form = merged(draft.typed, typed)
        await keep_draft(room, here, Draft(draft.id, form))
        step = first_faulty_step(form, here.setting)
        if step:
            return form_of(room, here, form, step, faults_of_step(form, step, here.setting))
        consent = _consent(room, here, form, draft.id)
        await room.uow.consents.put(consent)
        await _enter_in_register(room, consent)
        await note_consent(room, "consent:register", consent)
        if consent.weak_accepted:
            await note_consent(room, "consent:accept_weak", consent)
        await count_given(room, here.case, consent, here.setting.givers)
        await bring_on(room, here, consent)
        return receipt(room, here, consent)


async def registering_in(room: AskersRoom, seen: SeenCase | None) -> Registering | Notice:
    if seen is None:
        return NO_CASE
    consents = await room.uow.consents.of_case(seen.case.id)
    return registering(room, seen, consents) or NOT_YOURS


async def log_opening(room: AskersRoom, here: Registering) -> None:
    seen = here.seen
    await log_reading(
        room, case=seen.case.id, record="consents", purpose="register", ground=seen.opened.code
    )


async def note_consent(room: AskersRoom, tag: str, consent: Consent) -> None:
    await room.note(tag, consent.id, controller=consent.controller, version=consent.version)


async def _enter_in_register(room: AskersRoom, consent: Consent) -> None:
    """At once, with a number (R-81): between whom, and nothing of what it says."""
    year, sender = room.today.year, consent.collected_by
    if sender is None:
        return
    await room.uow.registrations.add(
        Registration(
            year=year,
            number=await room.uow.registrations.next_number(year),
            at=room.now,
            kind=RecordKind.CONSENT,
            item=consent.id,
            sender=sender,
            recipients=tuple(sorted({recipient for _, recipient in consent.pairs})),
            registered_by=room.me.id,
            controller=consent.controller,
        )
    )


async def bring_on(room: AskersRoom, here: Registering, consent: Consent) -> None:
    """The case goes on once everybody has consented."""
    case: Case = here.case
    if case.state not in BEFORE_CONSENT:
        return
    if not is_complete(consent, here.setting.givers, room.today):
        return
    on = replace(case, state=CaseState.CONSENTED, version=case.version + 1)
    await room.uow.cases.put(on)
    await count_step(room, case, on)
    await room.note("case:consent", on.id, controller=on.controller, version=on.version)
    await _remind(room, on)


async def _remind(room: AskersRoom, case: Case) -> None:
    """Where the first meeting follows the consent, its coordinator is told today."""
    rules = room.organisation.cases
    file = await room.uow.case_files.find(case.id) if rules.meets_after_consent else None
    if file is not None:
        on = next_reminder(file, case, rules, room.today)
        await room.uow.case_files.put(file.changed(remind_on=on))


def receipt(room: AskersRoom, here: Registering, consent: Consent) -> ConsentRegistered:
    case = here.case
    turns = case.adult_on if case.adult_on and case.adult_on <= consent.valid_to else None
    return ConsentRegistered(
        case=case.id,
        code=case.code,
        line=consent_line(room, consent, here.setting.givers),
        adult_on=turns,
    )


async def _kept_with(
    room: AskersRoom, here: Registering, typed: Typed, services: Services
) -> ConsentTyped:
    """Saved first, judged after."""
    draft = await draft_of(room, here, services)
    form = merged(draft.typed, typed)
    await keep_draft(room, here, Draft(draft.id, form))
    return form


def _consent(room: AskersRoom, here: Registering, typed: ConsentTyped, id: ConsentId) -> Consent:
    begins, last = day_of(typed.given_on), day_of(typed.valid_to)
    collected_by = PartyKey(typed.collected_by)
    return Consent(
        id=id,
        case=here.case.id,
        givers=givers_of(typed),
        pairs=pairs_of(typed),
        areas=frozenset(map(InfoArea, typed.areas)),
        purpose=typed.purpose,
        valid_from=begins or room.today,
        valid_to=last or room.today,
        recorded_by=room.me.id,
        recorded_at=room.now,
        controller=room.organisation.controller_of(collected_by),
        collected_by=collected_by,
        guardian_exception=typed.exception,
        interpreter_used=typed.interpreter == YES,
        child_heard=typed.child == HEARD,
        child_not_heard="" if typed.child == HEARD else typed.child,
        informed_on=room.today if typed.informed == YES else None,
        weak_accepted=tuple(sorted(recipients_of(typed) & here.setting.weak)),
    )
