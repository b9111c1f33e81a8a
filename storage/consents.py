"""Tables and repository of consents and legal grounds. All but keys and dates is sealed.

With the municipality's key: they outlive their case, whose key goes when it is purged (R-91).
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Column, Date, Index, Integer, RowMapping, String, Table, bindparam, delete

from sspf.domain.case_rules import ConsentRules
from sspf.domain.cases import CaseId
from sspf.domain.consents import Consent, ConsentId, GroundId, LegalGround
from sspf.domain.errors import UnknownConsentError
from storage.database import keyed_table, refers
from storage.organisations import OrganisationRepository
from storage.scope import Scope, prepared
from storage.types import Sealed, UtcDateTime

consents = keyed_table(
    "consents",
    Column("id", String, primary_key=True),
    Column("case", String, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date, nullable=False),
    Column("recorded_by", String, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("sealed", Sealed, nullable=False),
    Column("version", Integer, nullable=False),
    refers("recorded_by", to="people"),
    Index(None, "municipality_id", "case"),
)
legal_grounds = keyed_table(
    "legal_grounds",
    Column("id", String, primary_key=True),
    Column("case", String, nullable=False),
    Column("decided_on", Date, nullable=False),
    Column("expires_on", Date, nullable=False),
    Column("recorded_by", String, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("sealed", Sealed, nullable=False),
    Column("version", Integer, nullable=False),
    refers("recorded_by", to="people"),
    Index(None, "municipality_id", "case"),
)
OF_CASES, GROUNDS_OF_CASES = (
    prepared(of, of.c.case.in_(bindparam("cases", expanding=True))).order_by(
        of.c.recorded_at, of.c.id
    )
    for of in (consents, legal_grounds)
)
DAYS: Any = bindparam("days", expanding=True)
ENDING = prepared(consents, consents.c.valid_to.in_(DAYS)).order_by(
    consents.c.valid_to, consents.c.id
)
GROUNDS_ENDING = prepared(legal_grounds, legal_grounds.c.expires_on.in_(DAYS)).order_by(
    legal_grounds.c.expires_on, legal_grounds.c.id
)
CONSENT = TypeAdapter(Consent)
GROUND = TypeAdapter(LegalGround)
DOCUMENT = TypeAdapter(dict[str, Any])
OF_CONSENT = (
    "id",
    "case",
    "valid_from",
    "valid_to",
    "recorded_by",
    "recorded_at",
    "controller",
    "version",
)
OF_GROUND = (
    "id",
    "case",
    "decided_on",
    "expires_on",
    "recorded_by",
    "recorded_at",
    "controller",
    "version",
)


class ConsentRepository:
    """Implements sspf.ports.Consents."""

    def __init__(self, scope: Scope, organisations: OrganisationRepository) -> None:
        self._scope = scope
        self._organisations = organisations

    async def rules(self) -> ConsentRules:
        """What the municipality asks of a consent."""
        return (await self._organisations.get()).cases.consent

    async def get(self, id: ConsentId) -> Consent:
        found = await self._read_consents(consents.c.id == id)
        if not found:
            raise UnknownConsentError(id)
        return found[0]

    async def put(self, consent: Consent) -> None:
        await self._put(consents, CONSENT, OF_CONSENT, consent)

    async def of_case(self, case: CaseId) -> list[Consent]:
        return await self._read_consents(consents.c.case == case)

    async def of_cases(self, ids: Sequence[CaseId]) -> dict[CaseId, list[Consent]]:
        found: dict[CaseId, list[Consent]] = defaultdict(list)
        rows = await self._scope.rows(OF_CASES, cases=ids)
        for consent in self._consents_in(rows):
            found[consent.case].append(consent)
        return found

    async def recorded_before(self, instant: datetime) -> list[Consent]:
        return await self._read_consents(consents.c.recorded_at < instant)

    async def remove(self, ids: Collection[ConsentId]) -> int:
        mine = self._scope.mine(consents), consents.c.id.in_(sorted(ids))
        return (await self._scope.connection.execute(delete(consents).where(*mine))).rowcount

    async def ending(self, days: AbstractSet[date]) -> list[tuple[ConsentId, CaseId, date]]:
        rows = await self._scope.rows(ENDING, days=sorted(days))
        return [(row["id"], row["case"], row["valid_to"]) for row in rows]

    async def ground(self, id: GroundId) -> LegalGround:
        found = await self._read_grounds(legal_grounds.c.id == id)
        if not found:
            raise UnknownConsentError(id)
        return found[0]

    async def put_ground(self, ground: LegalGround) -> None:
        await self._put(legal_grounds, GROUND, OF_GROUND, ground)

    async def grounds_of_case(self, case: CaseId) -> list[LegalGround]:
        return await self._read_grounds(legal_grounds.c.case == case)

    async def grounds_ending(self, days: AbstractSet[date]) -> list[tuple[GroundId, CaseId]]:
        rows = await self._scope.rows(GROUNDS_ENDING, days=sorted(days))
        return [(row["id"], row["case"]) for row in rows]

    async def grounds_of_cases(self, ids: Sequence[CaseId]) -> dict[CaseId, list[LegalGround]]:
        found: dict[CaseId, list[LegalGround]] = defaultdict(list)
        rows = await self._scope.rows(GROUNDS_OF_CASES, cases=ids)
        for ground in self._grounds_in(rows):
            found[ground.case].append(ground)
        return found

    async def _put(self, into: Table, kind: Any, readable: tuple[str, ...], value: Any) -> None:
        rest = kind.dump_python(value, mode="json", exclude=set(readable))
        row = {name: getattr(value, name) for name in readable}
        row["sealed"] = self._scope.seal(DOCUMENT.dump_json(rest), into.c.sealed, value.id)
        await self._scope.put_version(into, ("id",), row)

    async def _read_consents(self, *where: Any) -> list[Consent]:
        return self._consents_in(await self._rows(consents, *where))

    def _consents_in(self, rows: Sequence[RowMapping]) -> list[Consent]:
        return [CONSENT.validate_python(self._facts(consents, OF_CONSENT, row)) for row in rows]

    async def _read_grounds(self, *where: Any) -> list[LegalGround]:
        return self._grounds_in(await self._rows(legal_grounds, *where))

    def _grounds_in(self, rows: Sequence[RowMapping]) -> list[LegalGround]:
        return [GROUND.validate_python(self._facts(legal_grounds, OF_GROUND, row)) for row in rows]

    async def _rows(self, of: Table, *where: Any) -> Sequence[RowMapping]:
        return await self._scope.rows(
            self._scope.select(of, *where).order_by(of.c.recorded_at, of.c.id)
        )

    def _facts(self, of: Table, readable: tuple[str, ...], row: RowMapping) -> dict[str, Any]:
        rest = DOCUMENT.validate_json(self._scope.unseal(row["sealed"], of.c.sealed, row["id"]))
        return {name: row[name] for name in readable} | rest
