"""Cases, consents and legal grounds, in memory."""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from typing import TypeVar

from sspf.domain.case_access import CaseRights
from sspf.domain.case_files import CaseFile
from sspf.domain.case_rules import ConsentRules
from sspf.domain.cases import Case, CaseCode, CaseId, CaseState
from sspf.domain.consents import Consent, ConsentId, Givers, GroundId, LegalGround
from sspf.domain.errors import StaleError, UnknownCaseError, UnknownConsentError
from sspf.domain.organisation import GroupKey
from tests.fakes.state import State, in_order, put_version

OfCase = TypeVar("OfCase", Consent, LegalGround)


class FakeCases:
    def __init__(self, state: State) -> None:
        self._state = state

    async def get(self, id: CaseId) -> Case:
        if id not in self._state.cases:
            raise UnknownCaseError(id)
        return self._state.cases[id]

    async def find(self, id: CaseId) -> Case | None:
        return self._state.cases.get(id)

    async def with_code(self, code: CaseCode) -> Case | None:
        return next((c for c in self._state.cases.values() if c.code == code), None)

    async def of_group(self, group: GroupKey) -> list[Case]:
        return [c for c in in_order(self._state.cases, "year", "number") if c.group == group]

    async def every(self) -> list[Case]:
        return in_order(self._state.cases, "year", "number")

    async def next_number(self, year: int) -> int:
        taken = [c.number for c in self._state.cases.values() if c.year == year]
        return max(taken, default=0) + 1

    async def put(self, case: Case) -> None:
        self._state.check(case, people=case.noted_by, groups=case.group, parties=case.raised_by)
        self._state.know("people", case.coordinator)
        same = await self.with_code(case.code)
        if same is not None and same.id != case.id:
            raise StaleError(case.id)
        put_version(self._state.cases, case.id, case, case.version)

    async def rights(
        self, groups: AbstractSet[GroupKey], cases: AbstractSet[CaseId] = frozenset()
    ) -> list[CaseRights]:
        organisation = self._state.organisation
        rules = organisation.cases.consent if organisation else ConsentRules()
        return [
            CaseRights(
                case=case.id,
                group=case.group,
                raised_by=case.raised_by,
                givers=Givers(guardians=case.guardians, adult_on=case.adult_on, rules=rules),
                coordinator=case.coordinator,
                parties=frozenset(case.parties),
                is_locked=case.state is CaseState.LOCKED,
                consents=tuple(_of(self._state.consents, case.id)),
                grounds=tuple(_of(self._state.legal_grounds, case.id)),
            )
            for case in in_order(self._state.cases, "year", "number")
            if case.group in groups and (not cases or case.id in cases)
        ]


class FakeCaseFiles:
    def __init__(self, state: State) -> None:
        self._state = state

    async def find(self, case: CaseId) -> CaseFile | None:
        return self._state.case_files.get(case)

    async def put(self, file: CaseFile) -> None:
        self._state.check(file)
        if file.case not in self._state.cases:
            raise LookupError(f"cases: {file.case}")
        put_version(self._state.case_files, file.case, file, file.version)

    async def due(self, today: date) -> list[CaseFile]:
        files = in_order(self._state.case_files, "case")
        return [f for f in files if f.remind_on is not None and f.remind_on <= today]


class FakeConsents:
    def __init__(self, state: State) -> None:
        self._state = state

    async def get(self, id: ConsentId) -> Consent:
        if id not in self._state.consents:
            raise UnknownConsentError(id)
        return self._state.consents[id]

    async def put(self, consent: Consent) -> None:
        self._state.check(consent, people=consent.recorded_by)
        put_version(self._state.consents, consent.id, consent, consent.version)

    async def of_case(self, case: CaseId) -> list[Consent]:
        return _of(self._state.consents, case)

    async def recorded_before(self, instant: datetime) -> list[Consent]:
        kept = in_order(self._state.consents, "recorded_at", "id")
        return [c for c in kept if c.recorded_at < instant]

    async def remove(self, ids: Collection[ConsentId]) -> int:
        return sum(self._state.consents.pop(each, None) is not None for each in ids)

    async def ending(self, days: AbstractSet[date]) -> list[tuple[ConsentId, CaseId, date]]:
        found = in_order(self._state.consents, "valid_to", "id")
        return [(c.id, c.case, c.valid_to) for c in found if c.valid_to in days]

    async def ground(self, id: GroundId) -> LegalGround:
        if id not in self._state.legal_grounds:
            raise UnknownConsentError(id)
        return self._state.legal_grounds[id]

    async def put_ground(self, ground: LegalGround) -> None:
        self._state.check(ground, people=ground.recorded_by)
        put_version(self._state.legal_grounds, ground.id, ground, ground.version)

    async def grounds_of_case(self, case: CaseId) -> list[LegalGround]:
        return _of(self._state.legal_grounds, case)


def _of(kept: dict[str, OfCase], case: CaseId) -> list[OfCase]:
    return [value for value in in_order(kept, "recorded_at", "id") if value.case == case]
