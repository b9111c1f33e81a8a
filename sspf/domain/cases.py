"""Cases (ärenden): one young person, known here by a code and never by a name.

Source: DOMAIN section 8, RULES R-43, ACCEPTANCE B and C. What is written about the person is kept
apart, sealed with the case's own key; here stand only codes, dates and choices.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import NewType

from sspf.domain.errors import CaseStepError
from sspf.domain.organisation import AuthorityKey, GroupKey, PartyKey, PersonId

CaseId = NewType("CaseId", str)
"""Opaque: stands in rows, references and the audit log."""
CaseCode = NewType("CaseCode", str)
"""`N27-01`: what people call it. Shown to those who may know of it, and written nowhere else."""

CENTURY = 2000
DEFAULT_LETTER = "N"


def case_id_of(origin: str) -> CaseId:
    """The same press is the same case, however often it is done; says nothing of anybody."""
    return CaseId(f"case-{sha256(origin.encode()).hexdigest()[:20]}")


def case_code(letter: str, year: int, number: int) -> CaseCode:
    """`N27-01`: the municipality's letter, the year, the number in the year."""
    return CaseCode(f"{letter}{year % 100:02d}-{number:02d}")


class CaseState(StrEnum):
    """Where a case stands (DOMAIN 8). What may follow what is in the table NEXT."""

    IDENTIFIED = "identified"
    RAISED = "raised"
    """Aktualiserad."""
    OFFERED = "offered"
    DECLINED = "declined"
    """The family has said no; the offer may be made again, else the case is closed."""
    CONSENTED = "consented"
    ASSESSED = "assessed"
    """Each party's risk assessment is done, and it was decided to go on."""
    PLANNED = "planned"
    ACTIVE = "active"
    FOLLOW_UP = "follow_up"
    LOCKED = "locked"
    """Consent was withdrawn: nobody but the writers and the coordinator sees that it exists."""
    CLOSED = "closed"


_S = CaseState
NEXT: dict[CaseState, frozenset[CaseState]] = {
    _S.IDENTIFIED: frozenset({_S.RAISED, _S.CLOSED}),
    _S.RAISED: frozenset({_S.OFFERED, _S.LOCKED, _S.CLOSED}),
    _S.OFFERED: frozenset({_S.CONSENTED, _S.DECLINED, _S.LOCKED, _S.CLOSED}),
    _S.DECLINED: frozenset({_S.OFFERED, _S.CLOSED}),
    _S.CONSENTED: frozenset({_S.ASSESSED, _S.LOCKED, _S.CLOSED}),
    _S.ASSESSED: frozenset({_S.PLANNED, _S.LOCKED, _S.CLOSED}),
    _S.PLANNED: frozenset({_S.ACTIVE, _S.LOCKED, _S.CLOSED}),
    _S.ACTIVE: frozenset({_S.FOLLOW_UP, _S.LOCKED, _S.CLOSED}),
    _S.FOLLOW_UP: frozenset({_S.ACTIVE, _S.LOCKED, _S.CLOSED}),
    _S.LOCKED: frozenset({_S.CLOSED}),
    _S.CLOSED: frozenset(),
}
"""What may follow what. Out of LOCKED a case comes by `Case.unlock` alone, to where it stood."""
WORKED_ON = frozenset({_S.PLANNED, _S.ACTIVE, _S.FOLLOW_UP})


class Track(StrEnum):
    """Two ways to work, with closing reasons of their own (G1, G4)."""

    SSPF = "sspf"
    SIG = "sig"
    """Social intervention group: older, heavier; no age bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One young person in one group's hands."""

    id: CaseId
    code: CaseCode
    group: GroupKey
    raised_by: PartyKey
    raised_on: date
    noted_by: PersonId
    controller: AuthorityKey
    archive_agency: PartyKey
    """The one agency that keeps and registers it (R-83)."""
    state: CaseState = CaseState.RAISED
    coordinator: PersonId | None = None
    parties: tuple[PartyKey, ...] = ()
    """Those who take part in this case; empty: whoever its consents name."""
    guardians: int = 2
    """How many guardians must consent; they are counted and never named."""
    adult_on: date | None = None
    """The 18th birthday, the only date that says anything of age (R-14). Sealed at rest."""
    track: Track = Track.SSPF
    locked_from: CaseState | None = None
    """Where it stood when it was locked."""
    version: int = 1

    @property
    def year(self) -> int:
        """Of the code: 2027."""
        return CENTURY + int(self.code.split("-")[0][1:])

    @property
    def number(self) -> int:
        """Of the code, running in the year."""
        return int(self.code.split("-")[1])

    @property
    def is_open(self) -> bool:
        return self.state not in (CaseState.CLOSED, CaseState.LOCKED)

    @property
    def is_listed(self) -> bool:
        """A closed one is found by its code alone."""
        return self.state is not CaseState.CLOSED

    def to(self, state: CaseState) -> "Case":
        """CaseStepError for a step that the table does not have."""
        if state not in NEXT[self.state]:
            raise CaseStepError(self.id)
        return replace(self, state=state, version=self.version + 1)

    def lock(self) -> "Case":
        """Consent was withdrawn. A case that is locked stays as it is."""
        if self.state is CaseState.LOCKED:
            return self
        return replace(self.to(CaseState.LOCKED), locked_from=self.state)

    def unlock(self) -> "Case":
        """A new consent holds: back to where it stood, or to being consented where it stood
        before that. CaseStepError for one that is not locked."""
        if self.state is not CaseState.LOCKED:
            raise CaseStepError(self.id)
        before = self.locked_from or CaseState.CONSENTED
        early = before in (CaseState.RAISED, CaseState.OFFERED)
        back = CaseState.CONSENTED if early else before
        return replace(self, state=back, locked_from=None, version=self.version + 1)

    def with_consent(self) -> "Case":
        """A consent has been recorded: a case that waited for one goes on, any other stays."""
        case = self
        if case.state in (CaseState.RAISED, CaseState.DECLINED):
            case = case.to(CaseState.OFFERED)
        if case.state is CaseState.OFFERED:
            case = case.to(CaseState.CONSENTED)
        # However many steps it took, it is kept as one.
        return case if case is self else replace(case, version=self.version + 1)
