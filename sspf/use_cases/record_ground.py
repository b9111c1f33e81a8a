"""Record that somebody with the right to has decided to pass one item on (R-20, R-21).

Nothing is weighed here, and nothing is said to be allowed: it is written down who decided what, and
the rules follow it. A draft waits for its agency to send it; what was sent before reaches one more.
"""

from collections.abc import Mapping
from dataclasses import asdict, fields, replace

from sspf.domain.case_access import Basis
from sspf.domain.case_texts import CaseText, Release
from sspf.domain.cases import CaseCode
from sspf.domain.consent_forms import day_of
from sspf.domain.consents import LegalGround
from sspf.domain.ground_forms import (
    GroundSetting,
    GroundTyped,
    controller_of,
    ground_faults,
    ground_id,
    is_in_force,
    is_same,
)
from sspf.domain.messages.general import Notice
from sspf.domain.messages.ground import GroundForm, GroundRecorded
from sspf.domain.organisation import PartyKey
from sspf.domain.registrations import RecordKind
from sspf.ports import Services
from sspf.use_cases.case_texts import own_texts
from sspf.use_cases.find_case import NO_CASE
from sspf.use_cases.ground_lines import ground_line
from sspf.use_cases.ground_setting import Item, find_item, form_of, setting_of
from sspf.use_cases.log_reading import log_reading
from sspf.use_cases.open_briefing import briefed_meeting, own_party
from sspf.use_cases.register_record import register_record
from sspf.use_cases.room import AskersRoom, Who, enter

KEPT = "ground:"
NAMES = frozenset(f.name for f in fields(GroundTyped))
IS_CLOSED = Notice(key="ground.case_closed")
Answer = GroundForm | GroundRecorded | Notice
Typed = Mapping[str, str]


async def open_ground_form(
    services: Services, who: Who, id: str, typed: Typed | None = None
) -> Answer:
    """The form for one item; with what is wrong, when something was typed."""
    async with enter(services, who) as room:
        item = await find_item(room, id)
        if item is None:
            return NO_CASE
        if not item.case.is_open:
            return IS_CLOSED
        await _log_opening(room, item)
        setting = await setting_of(room, item)
        form = await _kept_with(room, item, setting, typed or {})
        return form_of(room, item, setting, form, ground_faults(form, setting) if typed else ())


async def record_ground(services: Services, who: Who, id: str, typed: Typed) -> Answer:
    """The receipt, or the form with what is wrong. Pressed twice, one decision."""
    async with enter(services, who) as room:
        item = await find_item(room, id)
        if item is None:
            return NO_CASE
        if not item.case.is_open:
            return IS_CLOSED
        setting = await setting_of(room, item)
        form = await _kept_with(room, item, setting, typed)
        faults = ground_faults(form, setting)
        if faults:
            await _log_opening(room, item)
            return form_of(room, item, setting, form, faults)
        same = [g for g in item.rights.grounds if is_same(g, form, setting)]
        standing = [g for g in same if is_in_force(g, room.today)]
        if standing:
            return await _receipt(room, item, standing[0])
        ground = _ground(room, setting, form, len(same))
        await _keep(room, item, setting, ground)
        return await _receipt(room, item, ground)


async def find_own_text(services: Services, who: Who, code: CaseCode) -> str:
    """Id of what the own agency has written of the case with this code; empty: nothing it may see.

    The same is asked and one entry is written whether there is such a case or not (R-32).
    """
    async with enter(services, who) as room:
        meeting = await briefed_meeting(room, None)
        own = await own_texts(room, meeting, own_party(room, meeting))
        await room.note("case:sought", meeting.id)
        found = next((c.id for c in own.writable.values() if c.code == code), None)
        text = (own.draft_of(found) or own.released_of(found)) if found else None
        return text.id if text else ""


async def _keep(room: AskersRoom, item: Item, setting: GroundSetting, ground: LegalGround) -> None:
    await room.uow.consents.put_ground(ground)
    await _note(room, "ground:record", ground)
    if ground.recipient in setting.weak:
        await _note(room, "ground:accept_weak", ground)
    await _register(room, RecordKind.LEGAL_GROUND, ground.id, ground)
    await room.uow.cards.keep(room.me.id, f"{KEPT}{item.id}", {}, room.now)
    if item.text is not None and item.text.releases:
        await _pass_on(room, item.text, ground)


async def _pass_on(room: AskersRoom, text: CaseText, ground: LegalGround) -> None:
    """What the agency has sent already is released to one more, in the same transaction (R-31)."""
    if ground.recipient in text.recipients:
        return
    release = Release(
        recipient=ground.recipient,
        at=room.now,
        by=room.me.id,
        basis=Basis.LEGAL_GROUND,
        ground=ground.id,
    )
    passed = text.pass_on(release)
    await room.uow.case_texts.put(passed)
    await _register(room, RecordKind.CASE_TEXT, text.id, ground)
    await room.note(
        "case_text:release", text.id, controller=text.controller, version=passed.version
    )


async def _register(room: AskersRoom, kind: RecordKind, item: str, ground: LegalGround) -> None:
    await register_record(
        room,
        kind,
        item,
        ground.controller,
        sender=ground.sender,
        recipients=(ground.recipient,),
    )


async def _note(room: AskersRoom, tag: str, ground: LegalGround) -> None:
    await room.note(
        tag, ground.id, controller=ground.controller, version=ground.version, case=ground.case
    )


async def _receipt(room: AskersRoom, item: Item, ground: LegalGround) -> GroundRecorded:
    await _log_opening(room, item)
    waits = item.text is not None and item.text.is_draft
    return GroundRecorded(
        case=item.case.id,
        code=item.code,
        line=ground_line(room, ground),
        meeting=item.text.meeting if item.text and waits else "",
    )


async def _log_opening(room: AskersRoom, item: Item) -> None:
    await log_reading(
        room, case=item.case.id, record=item.id, purpose="ground", ground=item.opened.code
    )


async def _kept_with(
    room: AskersRoom, item: Item, setting: GroundSetting, typed: Typed
) -> GroundTyped:
    """Saved first, judged after; what the former press brought stands where nothing is said."""
    kept = await room.uow.cards.kept(room.me.id, f"{KEPT}{item.id}") or {}
    said = {name: str(value) for name, value in {**kept, **typed}.items() if name in NAMES}
    form = GroundTyped(**said)
    if not form.decided_on:
        form = replace(form, decided_on=room.today.isoformat())
    if not form.expires_on:
        form = replace(form, expires_on=setting.usual_last_day(form).isoformat())
    if not form.recipient and len(setting.recipients) == 1:
        form = replace(form, recipient=setting.recipients[0].key)
    await room.uow.cards.keep(room.me.id, f"{KEPT}{item.id}", asdict(form), room.now)
    await room.note("ground:draft", item.case.id, controller=item.case.controller)
    return form


def _ground(
    room: AskersRoom, setting: GroundSetting, typed: GroundTyped, before: int
) -> LegalGround:
    decided_on, last = day_of(typed.decided_on), day_of(typed.expires_on)
    return LegalGround(
        id=ground_id(setting, typed, before),
        code=typed.code,
        case=setting.case,
        sender=setting.sender.key,
        recipient=PartyKey(typed.recipient),
        item=setting.item,
        decided_by=typed.decided_by.strip(),
        delegation=typed.delegation.strip(),
        decided_on=decided_on or room.today,
        expires_on=last or room.today,
        recorded_by=room.me.id,
        recorded_at=room.now,
        controller=controller_of(setting),
        weighing=typed.weighing.strip(),
    )
