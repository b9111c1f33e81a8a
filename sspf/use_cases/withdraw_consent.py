"""Take back a consent: one transaction, and whoever read through it reads no more (R-17 to R-19).

Whoever may know of the consent may say that it is taken back: closing is never what harms.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sspf.domain.audit import Entry
from sspf.domain.case_access import Matter
from sspf.domain.cases import Case, CaseCode, CaseId
from sspf.domain.consent_forms import WithdrawalTyped, withdrawal_of
from sspf.domain.consents import COORDINATION, Consent, InfoArea, Scope, Withdrawal
from sspf.domain.messages.consent import ConsentWithdrawn, CopyLine, SeatChoice, WithdrawForm
from sspf.domain.messages.general import Notice
from sspf.domain.organisation import PartyKey
from sspf.ports import Services
from sspf.use_cases.close_access import Closed, take_back
from sspf.use_cases.find_case import NO_CASE, SeenCase, find_case, find_case_by_id
from sspf.use_cases.log_reading import log_reading
from sspf.use_cases.room import AskersRoom, Who, enter

NOTHING_TO_TAKE_BACK = Notice(key="consent.none_to_withdraw")
REASON = "consent.reason_withdrawn"


async def open_withdrawal(
    services: Services, who: Who, code: CaseCode, typed: WithdrawalTyped | None = None
) -> WithdrawForm | Notice:
    """The form, with what was typed; what is wrong with it is told when something was typed."""
    async with enter(services, who) as room:
        seen = await find_case(room, code, Matter.CONSENT)
        if seen is None:
            return NO_CASE
        consents = await room.uow.consents.of_case(seen.case.id)
        if not _in_force(room, consents):
            return NOTHING_TO_TAKE_BACK
        await _log(room, seen)
        form = _form(room, seen.case, consents, typed or WithdrawalTyped())
        return form if typed is None else _judged(room, form)


async def withdraw_consent(
    services: Services, who: Who, id: CaseId, typed: WithdrawalTyped
) -> ConsentWithdrawn | WithdrawForm | Notice:
    """What was closed, and what cannot be recalled. Done twice is done once."""
    async with enter(services, who) as room:
        seen = await find_case_by_id(room, id, Matter.CONSENT)
        if seen is None:
            return NO_CASE
        consents = await room.uow.consents.of_case(id)
        form = _form(room, seen.case, consents, typed)
        withdrawal, faults = withdrawal_of(typed, room.me.id, room.now, _keys(form))
        if withdrawal is None:
            return _with(form, faults)
        before = _done_before(consents, withdrawal)
        if before is not None:
            return await _receipt(room, seen, before, Closed())
        in_force = _in_force(room, consents)
        if not in_force:
            return NOTHING_TO_TAKE_BACK
        reason = services.words("sv", REASON)
        closed = await take_back(room, seen.case, in_force, withdrawal, reason)
        return await _receipt(room, seen, withdrawal, closed)


def _in_force(room: AskersRoom, consents: Sequence[Consent]) -> list[Consent]:
    """Those of which something may be left: also one that has not begun, or lacks a giver."""
    return [c for c in consents if not c.is_withdrawn(room.now) and c.valid_to >= room.today]


def _done_before(consents: Sequence[Consent], withdrawal: Withdrawal) -> Withdrawal | None:
    """The same, as it was registered before, when nothing has been given since."""
    for consent in consents:
        for before in consent.withdrawals:
            if _says_the_same(before, withdrawal) and _is_the_last_word(consents, before):
                return before
    return None


def _says_the_same(one: Withdrawal, other: Withdrawal) -> bool:
    if Scope.ALL in (one.scope, other.scope):
        return one.scope is other.scope
    ends = (one.sender, one.recipient, one.area)
    return one.scope is other.scope and ends == (other.sender, other.recipient, other.area)


def _is_the_last_word(consents: Sequence[Consent], withdrawal: Withdrawal) -> bool:
    return all(c.recorded_at <= withdrawal.at for c in consents)


async def _receipt(
    room: AskersRoom, seen: SeenCase, withdrawal: Withdrawal, closed: Closed
) -> ConsentWithdrawn:
    readings = await room.uow.audit.readings(seen.case.id)
    return ConsentWithdrawn(
        case=seen.case.id,
        code=seen.case.code,
        at=room.local(withdrawal.at),
        is_all=withdrawal.scope is Scope.ALL,
        cancelled=closed.cancelled,
        replaced=closed.replaced,
        stopped=closed.stopped,
        copies=copies(room, readings) if _coordinates(room, seen.case) else (),
    )


def copies(room: AskersRoom, readings: Sequence[Entry]) -> tuple[CopyLine, ...]:
    """By agency and by how, newest first: when it was last read, printed or taken out."""
    people = {p.id: p for p in room.organisation.people}
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in readings:
        person = people.get(entry.actor)
        party = person.party if person else None
        agency = room.organisation.party(party).name if party else ""
        found[agency, entry.tag.rpartition(":")[2]].append(entry)
    lines = [
        CopyLine(agency=agency, how=how, times=len(of), last_at=room.local(of[-1].at))
        for (agency, how), of in found.items()
    ]
    return tuple(sorted(lines, key=lambda line: line.last_at, reverse=True))


def _coordinates(room: AskersRoom, case: Case) -> bool:
    return case.coordinator == room.me.id


async def _log(room: AskersRoom, seen: SeenCase) -> None:
    await log_reading(
        room, case=seen.case.id, record="consents", purpose="withdraw", ground=seen.opened.code
    )


def _seats(room: AskersRoom, case: Case) -> tuple[SeatChoice, ...]:
    seats = room.organisation.seats(case.group)
    named = [SeatChoice(key=p.key, name=p.name) for p in seats if p.bot_access]
    return (*named, SeatChoice(key=COORDINATION, name=""))


def _form(
    room: AskersRoom, case: Case, consents: Sequence[Consent], typed: WithdrawalTyped
) -> WithdrawForm:
    areas = {a for c in _in_force(room, consents) for a in c.areas}
    return WithdrawForm(
        case=case.id,
        code=case.code,
        typed=typed,
        seats=_seats(room, case),
        areas=tuple(a for a in InfoArea if a in areas),
        guardians=case.guardians,
    )


def _judged(room: AskersRoom, form: WithdrawForm) -> WithdrawForm:
    return _with(form, withdrawal_of(form.typed, room.me.id, room.now, _keys(form))[1])


def _keys(form: WithdrawForm) -> frozenset[PartyKey]:
    return frozenset(PartyKey(seat.key) for seat in form.seats)


def _with(form: WithdrawForm, faults: tuple[str, ...]) -> WithdrawForm:
    return replace(form, faults=faults)
