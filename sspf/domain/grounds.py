"""Which legal grounds may be recorded, from whom to whom; the others show where it is done instead.

Nothing here weighs secrecy: a person with the right to has decided, and the table only says whether
a decision of that kind can be of any use in that direction. Data, dated as the law is.
Source: DOMAIN section 9, RULES R-20, R-21, R-29.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sspf.domain.case_rules import Branch
from sspf.domain.organisation import Authority, Organisation, Party
from sspf.domain.statutes import ALWAYS, SINCE_15A, statute_on

DEFAULT_DAYS = 30
MOST_DAYS = 90
"""Our own limit: what is needed for longer is decided anew."""
ADULT = 18
INDEPENDENT_SCHOOLS_FROM = date(2027, 1, 1)
"""From this day they are treated as authorities. Source: OSL 2:3 a, Lag 2026:714."""
AUTHORITY, INDEPENDENT_SCHOOL = "authority", "independent_school"


class Where(StrEnum):
    """Where the information is passed on."""

    HERE = "here"
    OUTSIDE = "outside"
    """Never by this product: it shows where to do it instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundRule:
    """One row of the direction table. What it asks for, in words: `ground.<code>`."""

    code: str
    where: Where = Where.HERE
    senders: frozenset[Branch] = frozenset()
    """Empty: any."""
    recipients: frozenset[Branch] = frozenset()
    not_from: frozenset[Branch] = frozenset()
    younger_than: int | None = None
    valid_from: date = ALWAYS
    valid_to: date | None = None

    def holds(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


HEALTH = frozenset({Branch.HEALTH, Branch.FAMILY_COUNSELLING})
SOCIAL, POLICE = frozenset({Branch.SOCIAL}), frozenset({Branch.POLICE})

RULES = (
    GroundRule(code="OSL_10_2"),
    GroundRule(code="OSL_10_15a", not_from=HEALTH, valid_from=SINCE_15A),
    GroundRule(code="OSL_10_18a", senders=SOCIAL, recipients=POLICE, younger_than=21),
    GroundRule(code="OSL_10_27", not_from=HEALTH | SOCIAL),
    *(
        GroundRule(code=code, where=Where.OUTSIDE)
        for code in (
            *("OSL_10_18c", "OSL_10_20", "OSL_10_21", "OSL_10_22", "OSL_10_23", "OSL_10_24"),
            *("SoL_19_1", "SoL_20_6", "L2025_170_4", "L2025_170_6", "L2025_170_7", "PL_6"),
        )
    ),
)
"""A code that is not here is never a ground."""


def rule_on(code: str, day: date) -> GroundRule | None:
    return next((rule for rule in RULES if rule.code == code and rule.holds(day)), None)


def is_authority(authority: Authority, day: date) -> bool:
    """Whether the secrecy act binds it as an authority on this day (R-29)."""
    if authority.legal_form == INDEPENDENT_SCHOOL:
        return day >= INDEPENDENT_SCHOOLS_FROM
    return authority.legal_form == AUTHORITY


def are_authorities(organisation: Organisation, party: Party, day: date) -> bool:
    """Whether each body behind the seat is one; the strictest of them decides."""
    behind = behind_the_seat(organisation, party)
    return bool(behind) and all(is_authority(a, day) for a in behind)


def behind_the_seat(organisation: Organisation, party: Party) -> tuple[Authority, ...]:
    return tuple(a for a in organisation.authorities if a.key in party.authorities)


def direction_fault(
    organisation: Organisation, code: str, sender: Party, recipient: Party, day: date
) -> str:
    """Why a decision of this kind cannot be recorded in this direction; empty: it can."""
    rule = rule_on(code, day)
    if rule is None or statute_on(code, day) is None:
        return "fault.ground.unknown"
    if rule.where is Where.OUTSIDE:
        return "fault.ground.outside"
    if sender.key == recipient.key:
        return "fault.ground.direction"
    if not all(are_authorities(organisation, party, day) for party in (sender, recipient)):
        return "fault.ground.no_authority"
    fits = _among(sender, rule.senders) and _among(recipient, rule.recipients)
    if not fits or sender.branch in rule.not_from:
        return "fault.ground.direction"
    return ""


def last_day(rule: GroundRule, decided_on: date, adult_on: date | None) -> date:
    """The latest day on which it may still hold: our limit, and the age that the law sets."""
    latest = decided_on + timedelta(days=MOST_DAYS)
    if rule.younger_than is None or adult_on is None:
        return latest
    too_old = birthday(adult_on, rule.younger_than - ADULT)
    return min(latest, too_old - timedelta(days=1))


def earliest_adult_day(raised_on: date, oldest: int) -> date:
    """The earliest 18th birthday of somebody who was at most so many years old when raised."""
    return birthday(raised_on, ADULT - oldest - 1)


def birthday(adult_on: date, years_later: int) -> date:
    """So many years after the 18th; in a year without 29 February, the day before."""
    try:
        return adult_on.replace(year=adult_on.year + years_later)
    except ValueError:
        return adult_on.replace(year=adult_on.year + years_later, day=28)


def codes_for(
    organisation: Organisation, sender: Party, recipients: Iterable[Party], day: date
) -> tuple[str, ...]:
    """Those that can be recorded from this sender to one of these."""
    others = tuple(recipients)
    return tuple(
        rule.code
        for rule in RULES
        if rule.where is Where.HERE
        and any(not direction_fault(organisation, rule.code, sender, r, day) for r in others)
    )


def codes_outside(day: date) -> tuple[str, ...]:
    return tuple(r.code for r in RULES if r.where is Where.OUTSIDE and r.holds(day))


def _among(party: Party, branches: frozenset[Branch]) -> bool:
    return not branches or party.branch in branches
