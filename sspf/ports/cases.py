"""What is kept of single young people: cases, consents, legal grounds. Sealed at rest."""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from typing import Protocol

from sspf.domain.case_access import CaseRights
from sspf.domain.case_files import CaseFile
from sspf.domain.cases import Case, CaseCode, CaseId
from sspf.domain.consents import Consent, ConsentId, GroundId, LegalGround
from sspf.domain.organisation import GroupKey


class Cases(Protocol):
    async def get(self, id: CaseId) -> Case:
        """Raises UnknownCaseError."""
        ...

    async def find(self, id: CaseId) -> Case | None: ...
    async def with_code(self, code: CaseCode) -> Case | None: ...
    async def put(self, case: Case) -> None:
        """Insert (version 1) or replace version - 1; StaleError when it is another version."""
        ...

    async def of_group(self, group: GroupKey) -> list[Case]:
        """In order of code."""
        ...

    async def every(self) -> list[Case]:
        """For jobs that show nothing to anybody: in order of code."""
        ...

    async def next_number(self, year: int) -> int:
        """A number never given before in the year."""
        ...

    async def rights(
        self, groups: AbstractSet[GroupKey], cases: AbstractSet[CaseId] = frozenset()
    ) -> list[CaseRights]:
        """What decides who may see what, of these cases, or of all in these groups.

        The same statements are asked whether a case exists or not (R-32).
        """
        ...


class CaseFiles(Protocol):
    async def find(self, case: CaseId) -> CaseFile | None: ...
    async def put(self, file: CaseFile) -> None:
        """Insert (version 1) or replace version - 1; StaleError when it is another version."""
        ...

    async def due(self, today: date) -> list[CaseFile]:
        """Those whose coordinator is to be reminded today, or was to be before."""
        ...


class Consents(Protocol):
    async def get(self, id: ConsentId) -> Consent:
        """Raises UnknownConsentError."""
        ...

    async def put(self, consent: Consent) -> None:
        """Insert (version 1) or replace version - 1; StaleError when it is another version."""
        ...

    async def of_case(self, case: CaseId) -> list[Consent]:
        """Oldest first, ended ones too."""
        ...

    async def ending(self, days: AbstractSet[date]) -> list[tuple[ConsentId, CaseId, date]]:
        """Those whose last day is one of these; nothing is unsealed."""
        ...

    async def recorded_before(self, instant: datetime) -> list[Consent]:
        """For jobs that show nothing to anybody."""
        ...

    async def remove(self, ids: Collection[ConsentId]) -> int:
        """How many there were."""
        ...

    async def ground(self, id: GroundId) -> LegalGround:
        """Raises UnknownConsentError."""
        ...

    async def put_ground(self, ground: LegalGround) -> None:
        """Insert (version 1) or replace version - 1; StaleError when it is another version."""
        ...

    async def grounds_of_case(self, case: CaseId) -> list[LegalGround]: ...
