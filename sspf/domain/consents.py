"""Consents to lift secrecy, and legal grounds: who may pass what to whom, about whom, until when.

Source: DOMAIN section 9, RULES R-10 to R-21. Nothing here weighs secrecy: people decide, and what
they have decided is recorded and followed. Missing, expired, incomplete and future are all no.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from sspf.domain.case_rules import ConsentRules
from sspf.domain.cases import CaseId
from sspf.domain.organisation import AuthorityKey, PartyKey, PersonId

ConsentId = NewType("ConsentId", str)
GroundId = NewType("GroundId", str)
ADULT_AGE = 18
CLOSED: frozenset["InfoArea"] = frozenset()
COORDINATION = PartyKey("samordning")
"""As recipient: the coordinator of the case, who sits in no agency's seat (R-23)."""


class InfoArea(StrEnum):
    """What the information is about (DOMAIN 9)."""

    SCHOOL = "school"
    LEISURE = "leisure"
    OFFENCE = "offence"
    DRUGS = "drugs"
    FAMILY = "family"
    HEALTH = "health"


class GiverRole(StrEnum):
    GUARDIAN = "guardian"
    YOUTH = "youth"


class GivenHow(StrEnum):
    WRITTEN = "written"
    ORAL = "oral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Giver:
    """One who has consented. Guardians are told apart by number; nobody is named."""

    role: GiverRole
    number: int = 1
    given_on: date
    how: GivenHow = GivenHow.WRITTEN
    evidence: str = ""
    """Where the form lies in the collecting agency's own system; never the form."""


class Scope(StrEnum):
    """How much of a consent is taken back (R-18)."""

    ALL = "all"
    PAIR = "pair"
    AREA = "area"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    at: datetime
    by: GiverRole
    how: GivenHow
    recorded_by: PersonId
    scope: Scope = Scope.ALL
    sender: PartyKey | None = None
    """With scope PAIR: None is every sender to this recipient."""
    recipient: PartyKey | None = None
    """With scope PAIR: None is every recipient of this sender."""
    area: InfoArea | None = None

    def closes(self, sender: PartyKey, recipient: PartyKey, area: InfoArea | None) -> bool:
        if self.scope is Scope.ALL:
            return True
        if self.scope is Scope.AREA:
            return area is not None and area is self.area
        return self.sender in (None, sender) and self.recipient in (None, recipient)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconfirmed:
    """The consent was used again at a meeting with the family (B18)."""

    on: date
    present: tuple[GiverRole, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Directed: from each sender to each recipient of `pairs`, in `areas`, between two dates."""

    id: ConsentId
    case: CaseId
    givers: tuple[Giver, ...]
    pairs: frozenset[tuple[PartyKey, PartyKey]]
    """(sender, recipient); a pair that is missing is closed (R-12)."""
    areas: frozenset[InfoArea]
    purpose: str
    """Key of the purpose; never free text."""
    valid_from: date
    valid_to: date
    """The last day, in the municipality's own time zone."""
    recorded_by: PersonId
    recorded_at: datetime
    controller: AuthorityKey
    collected_by: PartyKey | None = None
    """Who asked the family (B12)."""
    guardian_exception: str = ""
    """Key of the reason why one guardian is enough; empty: all must have consented (R-14)."""
    interpreter_used: bool = False
    child_heard: bool = False
    child_not_heard: str = ""
    """Key of the reason why the child was not heard; never free text (R-46)."""
    informed_on: date | None = None
    """When the family was given the information about what is processed (R-105)."""
    weak_accepted: tuple[PartyKey, ...] = ()
    """Recipients whose secrecy is weak or missing, of whom it was said that one goes on (R-30)."""
    reconfirmed_on: tuple[Reconfirmed, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    version: int = 1

    def withdraw(self, withdrawal: Withdrawal) -> "Consent":
        both = (*self.withdrawals, withdrawal)
        return replace(self, withdrawals=both, version=self.version + 1)

    def is_withdrawn(self, at: datetime) -> bool:
        return any(w.scope is Scope.ALL and w.at <= at for w in self.withdrawals)

    def signed_by(self, givers: tuple[Giver, ...]) -> "Consent":
        """One more has consented to the same; who had done so before is not counted twice."""
        known = {(g.role, g.number) for g in self.givers}
        new = tuple(g for g in givers if (g.role, g.number) not in known)
        return replace(self, givers=(*self.givers, *new), version=self.version + 1)

    def reconfirm(self, on: date, present: tuple[GiverRole, ...]) -> "Consent":
        again = (*self.reconfirmed_on, Reconfirmed(on=on, present=present))
        return replace(self, reconfirmed_on=again, version=self.version + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Givers:
    """What decides who must have consented on a certain day."""

    guardians: int
    adult_on: date | None
    rules: ConsentRules

    def youth_needed_on(self, day: date) -> bool:
        """From the municipality's age. An age that nobody has told asks for it from the start."""
        age = self.rules.youth_from_age
        if age is None:
            return False
        return self.adult_on is None or day >= _years_before(self.adult_on, ADULT_AGE - age)

    def is_adult_on(self, day: date) -> bool:
        return self.adult_on is not None and day >= self.adult_on


def is_complete(consent: Consent, givers: Givers, day: date) -> bool:
    """Has everybody consented who must have, for it to hold on this day? (R-14)

    From the 18th birthday only a consent that the youth gave as an adult counts. Who is said to
    consent on a later day has not done so yet.
    """
    given = [g for g in consent.givers if g.given_on <= day]
    own = [g for g in given if g.role is GiverRole.YOUTH]
    if givers.is_adult_on(day):
        return any(givers.is_adult_on(g.given_on) for g in own)
    if givers.youth_needed_on(day) and not own:
        return False
    told = {g.number for g in given if g.role is GiverRole.GUARDIAN}
    if not told:
        return False
    needed = givers.guardians if givers.rules.all_guardians else 1
    return bool(consent.guardian_exception) or len(told) >= needed


def missing_givers(
    consent: Consent, givers: Givers, day: date
) -> tuple[tuple[GiverRole, int], ...]:
    """Who must still consent for it to hold on this day; guardians by number."""
    given = {(g.role, g.number) for g in consent.givers if g.given_on <= day}
    if is_complete(consent, givers, day):
        return ()
    youth = (GiverRole.YOUTH, 1)
    if givers.is_adult_on(day):
        return (youth,)
    needed = (
        givers.guardians if givers.rules.all_guardians and not consent.guardian_exception else 1
    )
    told = sum(role is GiverRole.GUARDIAN for role, _ in given)
    all_of_them = [(GiverRole.GUARDIAN, n) for n in range(1, givers.guardians + 1)]
    missing = [g for g in all_of_them if g not in given][: max(needed - told, 0)]
    return (*missing, youth) if givers.youth_needed_on(day) and youth not in given else (*missing,)


def opens(
    consent: Consent,
    givers: Givers,
    sender: PartyKey,
    recipient: PartyKey,
    area: InfoArea | None,
    moment: datetime,
) -> bool:
    """Does this consent let `sender` pass this to `recipient` now? (R-10 to R-18)

    `moment` is aware, in the municipality's own time zone: its date is the day that is asked
    about. `area` None: what is about the case as a whole, and needs at least one area.
    """
    left = areas_open(consent, givers, sender, recipient, moment)
    return bool(left) if area is None else area in left


def areas_open(
    consent: Consent, givers: Givers, sender: PartyKey, recipient: PartyKey, moment: datetime
) -> frozenset[InfoArea]:
    """What this consent lets `sender` pass to `recipient` now; `moment` as for `opens`."""
    day = moment.date()
    if not consent.valid_from <= day <= consent.valid_to:
        return CLOSED
    if (sender, recipient) not in consent.pairs:
        return CLOSED
    gone = [w for w in consent.withdrawals if w.at <= moment]
    if any(w.closes(sender, recipient, None) for w in gone):
        return CLOSED
    if not is_complete(consent, givers, day):
        return CLOSED
    return consent.areas.difference(w.area for w in gone if w.scope is Scope.AREA and w.area)


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February: the birthday is the day before in other years
        return day.replace(year=day.year - years, day=28)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalGround:
    """A decision, taken by somebody with the right to, to pass one item to one recipient (R-20)."""

    id: GroundId
    code: str
    """As `OSL_10_18a`; which may be recorded stands in the direction table (R-21)."""
    case: CaseId
    sender: PartyKey
    recipient: PartyKey
    item: str
    """Id of the one text that it covers."""
    decided_by: str
    """Title of whoever decided, and by which delegation."""
    delegation: str
    decided_on: date
    expires_on: date
    """The last day."""
    recorded_by: PersonId
    recorded_at: datetime
    controller: AuthorityKey
    weighing: str = ""
    """The note of the weighing (R-20). Sealed at rest."""
    revoked_at: datetime | None = None
    version: int = 1

    def opens(self, sender: PartyKey, recipient: PartyKey, item: str, moment: datetime) -> bool:
        """`moment`: aware, in the municipality's own time zone."""
        if self.revoked_at is not None and self.revoked_at <= moment:
            return False
        mine = (self.sender, self.recipient, self.item) == (sender, recipient, item)
        return mine and bool(item) and self.decided_on <= moment.date() <= self.expires_on
