"""What is typed when a consent is registered or taken back, and what is wrong with it.

Source: RULES R-13, R-14, R-29, R-30, R-46, R-105. Nothing that is wrong takes away what was typed.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sspf.domain.consents import (
    COORDINATION,
    GivenHow,
    Giver,
    GiverRole,
    Givers,
    InfoArea,
    Scope,
    Withdrawal,
)
from sspf.domain.guards import faults_in, placed
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import PartyKey, PersonId

STEPS = 4
EVIDENCE_LIMIT = 80
YOUTH = "youth"
EVERY_WAY, DIRECTED = "every_way", "directed"
PURPOSES = ("sspf",)
EXCEPTIONS = ("one_guardian", "unreachable", "danger", "other_decision")
"""Why one guardian is enough; the reason itself lies in the agency's own file (R-14)."""
NOT_HEARD = ("too_young", "does_not_want", "not_reached", "harmful")
HEARD = "heard"
YES, NO = "ja", "nej"


class Template(StrEnum):
    EVERY_WAY = EVERY_WAY
    DIRECTED = DIRECTED


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentTyped:
    """As typed, all steps together; every field may be empty or wrong."""

    givers: tuple[str, ...] = ()
    """`guardian-1`, `guardian-2`, `youth`."""
    given_on: str = ""
    how: str = GivenHow.WRITTEN.value
    evidence: str = ""
    exception: str = ""
    template: str = EVERY_WAY
    parties: tuple[str, ...] = ()
    """Of the template: each to each."""
    senders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    coordination: str = YES
    """The coordinator may read too (R-23)."""
    areas: tuple[str, ...] = ()
    purpose: str = PURPOSES[0]
    valid_to: str = ""
    collected_by: str = ""
    interpreter: str = NO
    child: str = ""
    """`heard`, or a key of NOT_HEARD."""
    informed: str = NO
    goes_on: str = NO
    """Read that secrecy does not always follow, and goes on (R-30)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalTyped:
    by: str = ""
    """`youth` or `guardian`."""
    how: str = GivenHow.ORAL.value
    scope: str = Scope.ALL.value
    sender: str = ""
    recipient: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a typed consent is judged against."""

    seats: tuple[PartyKey, ...]
    """Agencies that may be named: those of the group that the product speaks to."""
    givers: Givers
    weak: frozenset[PartyKey]
    collectors: tuple[PartyKey, ...]
    """Those that this person may say have collected it."""
    today: date


def pairs_of(typed: ConsentTyped) -> frozenset[tuple[PartyKey, PartyKey]]:
    """The template said out in explicit pairs; nobody passes anything to itself."""
    senders, recipients = (
        (typed.parties, typed.parties)
        if typed.template == EVERY_WAY
        else (typed.senders, typed.recipients)
    )
    pairs = {(PartyKey(s), PartyKey(r)) for s in senders for r in recipients if s != r}
    if typed.coordination == YES:
        pairs |= {(PartyKey(s), COORDINATION) for s in senders}
    return frozenset(pairs)


def recipients_of(typed: ConsentTyped) -> frozenset[PartyKey]:
    return frozenset(r for _, r in pairs_of(typed) if r != COORDINATION)


def givers_of(typed: ConsentTyped) -> tuple[Giver, ...]:
    """Empty while the day is not told."""
    on = day_of(typed.given_on)
    if on is None:
        return ()
    how, evidence = _how(typed.how), typed.evidence.strip()
    return tuple(
        Giver(role=role, number=number, given_on=on, how=how, evidence=evidence)
        for role, number in map(giver_named, typed.givers)
    )


def giver_named(said: str) -> tuple[GiverRole, int]:
    """`guardian-2` → (GUARDIAN, 2)."""
    role, _, number = said.partition("-")
    if role == YOUTH:
        return GiverRole.YOUTH, 1
    return GiverRole.GUARDIAN, int(number) if number.isdigit() else 1


def faults_of_step(typed: ConsentTyped, step: int, setting: Setting) -> tuple[str, ...]:
    """What is wrong in one of the steps, 1 to 4."""
    judges = (_giving, _sharing, _extent, _circumstances)
    return tuple(judges[step - 1](typed, setting))


def first_faulty_step(typed: ConsentTyped, setting: Setting) -> int:
    """The first step with something wrong in it; 0: nothing is."""
    for step in range(1, STEPS + 1):
        if faults_of_step(typed, step, setting):
            return step
    return 0


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in range(day.day, day.day - 4, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)


def day_of(said: str) -> date | None:
    try:
        return date.fromisoformat(said.strip())
    except ValueError:
        return None


def _giving(typed: ConsentTyped, setting: Setting) -> list[str]:
    found = []
    named = set(map(giver_named, typed.givers))
    guardians = {n for role, n in named if role is GiverRole.GUARDIAN}
    if not named or any(n > setting.givers.guardians for n in guardians):
        found.append("fault.consent.giver")
    on = day_of(typed.given_on)
    if on is None or on > setting.today:
        found.append("fault.consent.given_on")
    if typed.how not in set(GivenHow):
        found.append("fault.consent.how")
    told = faults_in(typed.evidence, BriefingLevel.INDIVIDUAL)
    if len(typed.evidence) > EVIDENCE_LIMIT or told:
        found.append(placed("fault.consent.evidence", told))
    if typed.exception and typed.exception not in EXCEPTIONS:
        found.append("fault.consent.exception")
    return found


def _sharing(typed: ConsentTyped, setting: Setting) -> list[str]:
    named = {*typed.parties, *typed.senders, *typed.recipients}
    unknown = named - set(setting.seats)
    if unknown or typed.template not in set(Template) or not pairs_of(typed):
        return ["fault.consent.parties"]
    if typed.template == EVERY_WAY and len(set(typed.parties)) == 1 and not recipients_of(typed):
        return [] if typed.coordination == YES else ["fault.consent.parties"]
    return []


def _extent(typed: ConsentTyped, setting: Setting) -> list[str]:
    found = []
    if not typed.areas or set(typed.areas) - set(InfoArea):
        found.append("fault.consent.areas")
    if typed.purpose not in PURPOSES:
        found.append("fault.consent.purpose")
    last = day_of(typed.valid_to)
    begins = day_of(typed.given_on) or setting.today
    latest = months_after(begins, setting.givers.rules.max_months)
    if last is None or not setting.today <= last <= latest:
        found.append("fault.consent.valid_to")
    return found


def _circumstances(typed: ConsentTyped, setting: Setting) -> list[str]:
    found = []
    if typed.collected_by not in setting.collectors:
        found.append("fault.consent.collected_by")
    if typed.child not in (HEARD, *NOT_HEARD):
        found.append("fault.consent.child")
    if recipients_of(typed) & setting.weak and typed.goes_on != YES:
        found.append("fault.consent.goes_on")
    return found


def _how(said: str) -> GivenHow:
    return GivenHow.ORAL if said == GivenHow.ORAL else GivenHow.WRITTEN


def withdrawal_of(
    typed: WithdrawalTyped, by: PersonId, at: datetime, seats: Collection[PartyKey]
) -> tuple[Withdrawal | None, tuple[str, ...]]:
    """The withdrawal, or what is wrong with what was typed."""
    faults = _withdrawal_faults(typed, seats)
    if faults:
        return None, faults
    scope = Scope(typed.scope)
    is_pair = scope is Scope.PAIR
    withdrawal = Withdrawal(
        at=at,
        by=GiverRole(typed.by),
        how=_how(typed.how),
        recorded_by=by,
        scope=scope,
        sender=PartyKey(typed.sender) if is_pair and typed.sender else None,
        recipient=PartyKey(typed.recipient) if is_pair and typed.recipient else None,
        area=InfoArea(typed.area) if scope is Scope.AREA else None,
    )
    return withdrawal, ()


def _withdrawal_faults(typed: WithdrawalTyped, seats: Collection[PartyKey]) -> tuple[str, ...]:
    found = []
    if typed.by not in set(GiverRole):
        found.append("fault.consent.withdrawn_by")
    if typed.scope not in set(Scope):
        found.append("fault.consent.scope")
    ends = [end for end in (typed.sender, typed.recipient) if end]
    is_pair = typed.scope == Scope.PAIR
    if is_pair and (not ends or any(e not in {*seats, COORDINATION} for e in ends)):
        found.append("fault.consent.pair")
    if typed.scope == Scope.AREA and typed.area not in set(InfoArea):
        found.append("fault.consent.area")
    return tuple(found)
