"""What is said about consents: forms, receipts, what stands, and what was closed."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf.domain.cases import CaseCode, CaseId
from sspf.domain.consent_forms import ConsentTyped, WithdrawalTyped
from sspf.domain.consents import GivenHow, GiverRole, InfoArea


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatChoice:
    """An agency that can be chosen, in the words of the municipality."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentForm:
    """One step of registering a consent: who gives, who may share, what and how long, how it was
    done. What stands in the other steps is kept, sealed, outside the card."""

    case: CaseId
    code: CaseCode
    step: int
    steps: int
    typed: ConsentTyped
    seats: tuple[SeatChoice, ...]
    guardians: int
    youth_needed: bool = False
    youth_from: int | None = None
    age_known: bool = False
    """Somebody has told when the youth turns 18."""
    adult_on: date | None = None
    """When the young person turns 18 before the consent would end."""
    max_months: int = 12
    weak: tuple[str, ...] = ()
    """Names of the recipients to whom secrecy does not always follow (R-30)."""
    unbound: tuple[str, ...] = ()
    """Names of the recipients that the secrecy act does not bind (R-29)."""
    adds_to: bool = False
    """True: one more gives the consent that others have given before."""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLine:
    sender: str
    recipients: tuple[str, ...]
    """Names; empty name: the coordinator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingGiver:
    role: GiverRole
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenLine:
    role: GiverRole
    number: int
    on: date
    how: GivenHow


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentLine:
    """One consent as it stands today."""

    valid_from: date
    valid_to: date
    given: tuple[GivenLine, ...]
    pairs: tuple[PairLine, ...]
    areas: tuple[InfoArea, ...]
    recorded_by: str
    evidence: tuple[str, ...] = ()
    """Where the signed forms lie, in the agency's own words; never the forms themselves."""
    collected_by: str = ""
    missing: tuple[MissingGiver, ...] = ()
    withdrawn_at: datetime | None = None
    """Local; all of it."""
    is_partly_withdrawn: bool = False
    has_ended: bool = False
    informed_on: date | None = None
    reconfirmed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentStatus:
    """What stands of consents in one case, and what the reader can do."""

    case: CaseId
    code: CaseCode
    consents: tuple[ConsentLine, ...]
    grounds: int = 0
    """How many other legal grounds hold today."""
    is_locked: bool = False
    may_register: bool = False
    may_withdraw: bool = False
    may_see_grounds: bool = False
    """The reader sits in an agency, which may pass something on another ground."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRegistered:
    """The receipt. `Samtycke är registrerat av NN`: never that something may be shared (R-22)."""

    case: CaseId
    code: CaseCode
    line: ConsentLine
    adult_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRow:
    code: CaseCode
    case: CaseId
    valid_to: date | None
    """None: no consent that holds."""
    missing: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentList:
    """Of the cases that the reader coordinates or collects for, soonest ending first."""

    rows: tuple[ConsentRow, ...]
    group: str
    only_ending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawForm:
    case: CaseId
    code: CaseCode
    typed: WithdrawalTyped
    seats: tuple[SeatChoice, ...]
    areas: tuple[InfoArea, ...] = ()
    guardians: int = 2
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """Something that left the house and cannot be taken back."""

    agency: str
    """Empty: the coordinator."""
    times: int
    last_at: datetime
    """Local."""
    how: str = "read"
    """`read`, `print`, `export` or `mail`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentWithdrawn:
    """To whoever registered it: what was closed, and what cannot be recalled."""

    case: CaseId
    code: CaseCode
    at: datetime
    """Local."""
    is_all: bool
    cancelled: int = 0
    """Commitments that were ended."""
    replaced: int = 0
    """Cards that are being replaced."""
    stopped: int = 0
    """Messages on their way that were stopped."""
    copies: tuple[CopyLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentsEnded:
    """To an owner: how many were ended, and nothing of which."""

    ended: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentNews:
    """To the coordinator, without name or code (R-126)."""

    key: str
    """Catalogue key: a consent ends, a young person turns 18, or a card could not be replaced."""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentCheck:
    """To the coordinator, two working days before the meeting: cases that nobody may share in."""

    meeting_on: date
    rows: tuple[ConsentRow, ...]
