"""What is said about legal grounds other than consent: the form, the receipt, what stands, an end.

What the provisions are called comes from the dated table (R-104) and stands in the values. The note
of the weighing is in no message but the form of the person who is writing it.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sspf.domain.cases import CaseCode, CaseId
from sspf.domain.ground_forms import GroundTyped
from sspf.domain.messages.consent import CopyLine, SeatChoice
from sspf.domain.messages.general import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A ground that can be chosen, or one that is used elsewhere."""

    code: str
    words: str
    """As `10 kap. 18 a § offentlighets- och sekretesslagen`, in every language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundForm:
    item: str
    """Opaque id of the text, or of the commitment, that it is about."""
    about: Phrase
    case: CaseId
    code: CaseCode
    typed: GroundTyped
    provisions: tuple[Provision, ...]
    outside: tuple[Provision, ...]
    """Those that are never recorded here: where it is done instead (R-21)."""
    seats: tuple[SeatChoice, ...]
    weak: tuple[str, ...] = ()
    """Name of the chosen recipient, when secrecy does not always follow to it (R-30)."""
    last_day: date
    """The latest day on which it may hold."""
    faults: tuple[str, ...] = ()
    asked: Provision | None = None
    """What was chosen and cannot be recorded here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundLine:
    """One decision as it stands; no word of why."""

    id: str
    about: Phrase
    provision: str
    sender: str
    recipient: str
    decided_by: str
    delegation: str
    decided_on: date
    expires_on: date
    recorded_by: str
    number: int = 0
    """In the list of the case, from 1; 0: it stands alone."""
    revoked_at: datetime | None = None
    """Local."""
    has_ended: bool = False
    may_revoke: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundRecorded:
    """The receipt: who has recorded what; never that something may be shared (R-22)."""

    case: CaseId
    code: CaseCode
    line: GroundLine
    meeting: str = ""
    """Id of the meeting whose briefing holds the draft that is still to be sent; empty: none is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundItem:
    """A text or a commitment of the own agency's that a decision can be about."""

    id: str
    about: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundList:
    """Of one case, oldest first: those that the reader's agency is an end of."""

    case: CaseId
    code: CaseCode
    lines: tuple[GroundLine, ...]
    items: tuple[GroundItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundRevoking:
    """Is it to end?"""

    case: CaseId
    code: CaseCode
    line: GroundLine


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundRevoked:
    """What was closed, and what cannot be recalled."""

    case: CaseId
    code: CaseCode
    line: GroundLine
    at: datetime
    """Local."""
    replaced: int = 0
    """Cards that are being replaced."""
    copies: tuple[CopyLine, ...] = ()
