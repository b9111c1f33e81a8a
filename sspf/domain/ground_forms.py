"""What is typed when a ground other than consent is recorded, and what is wrong with it.

The form is judged, the decision never: whoever has the right to decide has weighed it already.
Source: RULES R-20 to R-22, R-29, R-30, R-44. Nothing that is wrong takes away what was typed.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from sspf.domain.cases import CaseId
from sspf.domain.consent_forms import NO, YES, day_of
from sspf.domain.consents import GroundId, LegalGround
from sspf.domain.grounds import (
    DEFAULT_DAYS,
    MOST_DAYS,
    GroundRule,
    Where,
    direction_fault,
    last_day,
    rule_on,
)
from sspf.domain.guards import faults_in, placed
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import AuthorityKey, Organisation, Party, PartyKey

TITLE_LIMIT = 80
WEIGHING_LIMIT = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundTyped:
    """As typed; every field may be empty or wrong."""

    code: str = ""
    """`OSL_10_18a`."""
    recipient: str = ""
    decided_by: str = ""
    """Title of whoever decided; no name is asked for."""
    delegation: str = ""
    decided_on: str = ""
    expires_on: str = ""
    weighing: str = ""
    goes_on: str = NO
    """Read that secrecy does not always follow, and goes on (R-30)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundSetting:
    """What a typed decision is judged against."""

    organisation: Organisation
    case: CaseId
    item: str
    """Id of the one text or commitment that it is about."""
    sender: Party
    recipients: tuple[Party, ...]
    """Agencies that may be named: those of the group that the product speaks to."""
    weak: frozenset[PartyKey]
    adult_on: date | None
    """The 18th birthday, or the earliest day that it can be; None: nobody has told."""
    today: date
    tells_of_crime: bool = False
    """The sender has answered that the text tells of a suspected crime (R-44)."""

    def recipient(self, typed: GroundTyped) -> Party | None:
        return next((p for p in self.recipients if p.key == typed.recipient), None)

    def rule(self, typed: GroundTyped) -> GroundRule | None:
        return rule_on(typed.code, self.decided_on(typed))

    def decided_on(self, typed: GroundTyped) -> date:
        return day_of(typed.decided_on) or self.today

    def last_day(self, typed: GroundTyped) -> date:
        """The latest that it may hold."""
        rule, decided_on = self.rule(typed), self.decided_on(typed)
        if rule is None:
            return decided_on + timedelta(days=MOST_DAYS)
        return last_day(rule, decided_on, self.adult_on)

    def usual_last_day(self, typed: GroundTyped) -> date:
        """What the form proposes."""
        usual = self.decided_on(typed) + timedelta(days=DEFAULT_DAYS)
        return min(usual, self.last_day(typed))


def ground_faults(typed: GroundTyped, setting: GroundSetting) -> tuple[str, ...]:
    """Keys of what is wrong, in the order of the form."""
    return (
        *_direction(typed, setting),
        *_decider(typed),
        *_days(typed, setting),
        *_weighing(typed),
        *_secrecy(typed, setting),
    )


def ground_id(setting: GroundSetting, typed: GroundTyped, before: int) -> GroundId:
    """The same press is the same decision, however often it is done.

    `before`: how many of the same kind have been recorded and are over.
    """
    parts = (setting.case, setting.item, typed.recipient, typed.code, str(before))
    return GroundId(f"ground-{sha256(chr(31).join(parts).encode()).hexdigest()[:20]}")


def is_same(ground: LegalGround, typed: GroundTyped, setting: GroundSetting) -> bool:
    """The same code for the same item, to the same agency."""
    ends = ground.item, ground.recipient, ground.code
    return ends == (setting.item, typed.recipient, typed.code)


def is_in_force(ground: LegalGround, today: date) -> bool:
    return ground.revoked_at is None and today <= ground.expires_on


def controller_of(setting: GroundSetting) -> AuthorityKey:
    return setting.organisation.controller_of(setting.sender.key)


def _direction(typed: GroundTyped, setting: GroundSetting) -> list[str]:
    rule, to = setting.rule(typed), setting.recipient(typed)
    if rule is not None and rule.where is Where.OUTSIDE:
        return ["fault.ground.outside"]
    found = []
    if rule is None:
        found.append("fault.ground.unknown")
    if to is None:
        found.append("fault.ground.recipient")
    if rule is None or to is None:
        return found
    day = setting.decided_on(typed)
    wrong = direction_fault(setting.organisation, typed.code, setting.sender, to, day)
    if wrong:
        return [wrong]
    if setting.tells_of_crime:
        return ["fault.ground.crime"]
    return _age(rule, typed, setting)


def _age(rule: GroundRule, typed: GroundTyped, setting: GroundSetting) -> list[str]:
    if rule.younger_than is None:
        return []
    if setting.adult_on is None:
        return ["fault.ground.age_unknown"]
    return ["fault.ground.age"] if setting.last_day(typed) < setting.today else []


def _decider(typed: GroundTyped) -> list[str]:
    return [
        *_words("fault.ground.decided_by", typed.decided_by, TITLE_LIMIT),
        *_words("fault.ground.delegation", typed.delegation, TITLE_LIMIT),
    ]


def _days(typed: GroundTyped, setting: GroundSetting) -> list[str]:
    found, today = [], setting.today
    on, last = day_of(typed.decided_on), day_of(typed.expires_on)
    if on is None or not today - timedelta(days=MOST_DAYS) <= on <= today:
        found.append("fault.ground.decided_on")
    if last is None or not today <= last <= max(setting.last_day(typed), today):
        found.append("fault.ground.expires_on")
    return found


def _weighing(typed: GroundTyped) -> list[str]:
    return _words("fault.ground.weighing", typed.weighing, WEIGHING_LIMIT)


def _secrecy(typed: GroundTyped, setting: GroundSetting) -> list[str]:
    asks = typed.recipient in setting.weak and typed.goes_on != YES
    return ["fault.ground.goes_on"] if asks else []


def _words(key: str, said: str, limit: int) -> list[str]:
    """Something is said, it has room, and no number or address of anybody's stands in it."""
    found = faults_in(said, BriefingLevel.INDIVIDUAL)
    is_right = 0 < len(said.strip()) <= limit and not found
    return [] if is_right else [placed(key, found)]
