"""Cases (ärenden): one young person, known here by a code and never by a name.

Source: DOMAIN section 8, RULES R-43, ACCEPTANCE B and C. What is written about the person is kept
apart, sealed with the case's own key; here stand only codes, dates and choices.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from sspf.domain.organisation import AuthorityKey, GroupKey, PartyKey, PersonId

CaseId = NewType("CaseId", str)
"""Opaque: stands in rows, references and the audit log."""
CaseCode = NewType("CaseCode", str)
"""`N27-01`: what people call it. Shown to those who may know of it, and written nowhere else."""

CENTURY = 2000


def case_code(letter: str, year: int, number: int) -> CaseCode:
    """`N27-01`: the municipality's letter, the year, the number in the year."""
    return CaseCode(f"{letter}{year % 100:02d}-{number:02d}")


class CaseState(StrEnum):
    """Where a case stands (DOMAIN 8). What may follow what is in the table NEXT."""

    IDENTIFIED = "identified"
    RAISED = "raised"
    """Aktualiserad."""
    OFFERED = "offered"
    CONSENTED = "consented"
    ASSESSED = "assessed"
    PLANNED = "planned"
    ACTIVE = "active"
    LOCKED = "locked"
    """Consent was withdrawn: nobody but the writers and the coordinator sees that it exists."""
    CLOSED = "closed"


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
