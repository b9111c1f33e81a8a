"""Table and repository of cases. What says anything of the person is one sealed document."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    Column,
    Date,
    Integer,
    RowMapping,
    String,
    UniqueConstraint,
    bindparam,
    func,
    select,
)

from sspf.domain.case_access import CaseRights
from sspf.domain.cases import Case, CaseCode, CaseId, CaseState
from sspf.domain.consents import Givers
from sspf.domain.errors import UnknownCaseError
from sspf.domain.organisation import GroupKey
from storage.consents import ConsentRepository
from storage.database import keyed_table, refers
from storage.individuals import not_purged
from storage.organisation_tables import municipalities
from storage.scope import Scope, prepared
from storage.types import Sealed, Strings, Word

cases = keyed_table(
    "cases",
    Column("id", String, primary_key=True),
    Column("code", String, nullable=False),
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("group", String, nullable=False),
    Column("raised_by", String, nullable=False),
    Column("raised_on", Date, nullable=False),
    Column("noted_by", String, nullable=False),
    Column("archive_agency", String, nullable=False),
    Column("state", Word(CaseState), nullable=False),
    Column("coordinator", String),
    Column("parties", Strings, nullable=False),
    Column("sealed", Sealed, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("municipality_id", "code"),
    UniqueConstraint("municipality_id", "year", "number"),
    refers("group", to="groups", key="key"),
    refers("raised_by", to="parties", key="key"),
    refers("noted_by", to="people"),
    refers("coordinator", to="people"),
)
READABLE = (
    "id",
    "code",
    "group",
    "raised_by",
    "raised_on",
    "noted_by",
    "archive_agency",
    "controller",
    "state",
    "coordinator",
    "parties",
    "version",
)
"""Fields that stand in columns of their own; every other one is in the sealed document."""
IN_GROUPS = cases.c.group.in_(bindparam("groups", expanding=True))
THESE = cases.c.id.in_(bindparam("ids", expanding=True))
OF_GROUPS = prepared(cases, IN_GROUPS).order_by(cases.c.year, cases.c.number)
OF_GROUPS_THESE = prepared(cases, IN_GROUPS, THESE).order_by(cases.c.year, cases.c.number)
CASE = TypeAdapter(Case)
DOCUMENT = TypeAdapter(dict[str, Any])


class CaseRepository:
    """Implements sspf.ports.Cases."""

    def __init__(self, scope: Scope, consents: ConsentRepository) -> None:
        self._scope = scope
        self._consents = consents

    async def get(self, id: CaseId) -> Case:
        found = await self._read(id=id)
        if not found:
            raise UnknownCaseError(id)
        return found[0]

    async def find(self, id: CaseId) -> Case | None:
        found = await self._read(id=id)
        return found[0] if found else None

    async def with_code(self, code: CaseCode) -> Case | None:
        found = await self._read(code=code)
        return found[0] if found else None

    async def of_group(self, group: GroupKey) -> list[Case]:
        return await self._read(group=group)

    async def every(self) -> list[Case]:
        return await self._read()

    async def next_number(self, year: int) -> int:
        # One at a time: PostgreSQL holds the municipality's row, SQLite has one writer anyway.
        held = select(municipalities.c.edition).where(self._scope.mine(municipalities))
        await self._scope.connection.execute(held.with_for_update())
        asked = select(func.max(cases.c.number)).where(
            self._scope.mine(cases), cases.c.year == year
        )
        return ((await self._scope.connection.execute(asked)).scalar_one() or 0) + 1

    async def put(self, case: Case) -> None:
        rest = CASE.dump_python(case, mode="json", exclude=set(READABLE))
        plain = DOCUMENT.dump_json(rest)
        row = {name: getattr(case, name) for name in READABLE}
        row |= {"year": case.year, "number": case.number}
        if case.version == 1:
            await self._scope.case_keys.create(self._scope.municipality, case.id)
        row["sealed"] = await self._scope.seal_for_case(
            case.id, cases, cases.c.sealed, case.id, plain
        )
        await self._scope.put_version(cases, ("id",), row)

    async def rights(
        self, groups: AbstractSet[GroupKey], cases: AbstractSet[CaseId] = frozenset()
    ) -> list[CaseRights]:
        """Three statements, and the same ones whatever is found."""
        found = await self._in_groups(groups, cases)
        ids = sorted(cases) or [case.id for case in found]
        rules = await self._consents.rules()
        consents = await self._consents.of_cases(ids)
        grounds = await self._consents.grounds_of_cases(ids)
        return [
            CaseRights(
                case=case.id,
                group=case.group,
                raised_by=case.raised_by,
                givers=Givers(guardians=case.guardians, adult_on=case.adult_on, rules=rules),
                coordinator=case.coordinator,
                parties=frozenset(case.parties),
                is_locked=case.state is CaseState.LOCKED,
                consents=tuple(consents[case.id]),
                grounds=tuple(grounds[case.id]),
            )
            for case in found
        ]

    async def _in_groups(
        self, groups: AbstractSet[GroupKey], ids: AbstractSet[CaseId]
    ) -> list[Case]:
        given = {"groups": sorted(groups)}
        if not ids:
            return await self._there(await self._scope.rows(OF_GROUPS, **given))
        rows = await self._scope.rows(OF_GROUPS_THESE, **given, ids=sorted(ids))
        return await self._there(rows)

    async def _read(self, **same: str) -> list[Case]:
        return await self._there(await self._scope.found(cases, "year", "number", **same))

    async def _there(self, rows: Sequence[RowMapping]) -> list[Case]:
        there = await not_purged(self._scope, [row["id"] for row in rows])
        return [await self._value(row) for row in rows if row["id"] in there]

    async def _value(self, row: RowMapping) -> Case:
        key = row["id"]
        plain = await self._scope.unseal_for_case(key, cases, cases.c.sealed, key, row["sealed"])
        rest = DOCUMENT.validate_json(plain)
        return CASE.validate_python({name: row[name] for name in READABLE} | rest)
