"""Stop the purge of one case while something is open about it, and let it go on (R-93)."""

from dataclasses import replace

from sspf.domain.cases import Case, CaseCode
from sspf.domain.errors import NotAllowedError
from sspf.domain.messages.general import Notice
from sspf.domain.messages.retention import HoldForm, HoldPut
from sspf.domain.organisation import MunicipalityId
from sspf.domain.retention import HoldReason, LegalHold, keepers
from sspf.ports import Services
from sspf.use_cases.case_room import read_case
from sspf.use_cases.find_case import NO_CASE
from sspf.use_cases.room import AskersRoom, Room, Who, enter, enter_alone

NOT_HELD = Notice(key="retention.not_held")


async def open_hold_form(services: Services, who: Who, typed: HoldForm) -> HoldForm:
    async with enter(services, who) as room:
        _may_hold(room)
        return typed


async def hold_case(services: Services, who: Who, typed: HoldForm) -> HoldPut | HoldForm | Notice:
    """Held from now on. Of a case that this person may not know of, as of none (R-32)."""
    async with enter(services, who) as room:
        _may_hold(room)
        faults = _faults(typed)
        if faults:
            return replace(typed, faults=faults)
        found = await read_case(room, purpose="retention", code=_code(typed))
        if found is None:
            return NO_CASE
        await put_hold(room, found.case, HoldReason(typed.reason))
        return HoldPut(case=found.case.id, code=found.case.code, reason=typed.reason)


async def release_case(
    services: Services, who: Who, typed: HoldForm
) -> HoldPut | HoldForm | Notice:
    """What is old goes the next time."""
    async with enter(services, who) as room:
        _may_hold(room)
        if not typed.code.strip():
            return replace(typed, faults=("fault.retention.code",))
        found = await read_case(room, purpose="retention", code=_code(typed))
        if found is None:
            return NO_CASE
        return await lift_hold(room, found.case)


async def hold_by_code(
    services: Services, municipality: MunicipalityId, code: str, reason: HoldReason | None
) -> HoldPut | Notice:
    """For whoever looks after the house, who sees no case. None: let go of it."""
    async with enter_alone(services, municipality) as room:
        case = await room.uow.cases.with_code(CaseCode(code.strip().upper()))
        if case is None:
            return NO_CASE
        if reason is None:
            return await lift_hold(room, case)
        await put_hold(room, case, reason)
        return HoldPut(case=case.id, code=case.code, reason=reason)


async def put_hold(room: Room, case: Case, reason: HoldReason) -> None:
    """The case's row changes too, so that a purge that has begun and this cannot both be done."""
    hold = LegalHold(
        case=case.id,
        reason=reason,
        put_on=room.today,
        put_by=room.actor,
        controller=case.controller,
    )
    if await room.uow.retention.put_hold(hold):
        await room.uow.cases.put(replace(case, version=case.version + 1))
        await room.note("case:hold", case.id, controller=case.controller, case=case.id)


async def lift_hold(room: Room, case: Case) -> HoldPut | Notice:
    if not await room.uow.retention.lift_hold(case.id):
        return NOT_HELD
    await room.note("case:release_hold", case.id, controller=case.controller, case=case.id)
    return HoldPut(case=case.id, code=case.code, reason="")


def _may_hold(room: AskersRoom) -> None:
    if not room.asker.is_private or room.me not in keepers(room.organisation):
        raise NotAllowedError(room.me.id)


def _faults(typed: HoldForm) -> tuple[str, ...]:
    found = [] if typed.code.strip() else ["fault.retention.code"]
    known = typed.reason in set(HoldReason)
    return tuple(found if known else [*found, "fault.retention.reason"])


def _code(typed: HoldForm) -> str:
    return typed.code.strip().upper()
