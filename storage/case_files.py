"""Table and repository of what is written in a case: one sealed document a case."""

from datetime import date
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Column, Date, Index, Integer, RowMapping, String, bindparam

from sspf.domain.case_files import CaseFile
from sspf.domain.cases import CaseId
from storage.database import keyed_table, refers
from storage.individuals import not_purged
from storage.scope import Scope, prepared
from storage.types import Sealed

case_files = keyed_table(
    "case_files",
    Column("case", String, primary_key=True),
    Column("remind_on", Date),
    Column("sealed", Sealed, nullable=False),
    Column("version", Integer, nullable=False),
    refers("case", to="cases"),
    Index(None, "municipality_id", "remind_on"),
)
DUE = prepared(case_files, case_files.c.remind_on <= bindparam("today")).order_by(case_files.c.case)
READABLE = ("case", "controller", "remind_on", "version")
FILE = TypeAdapter(CaseFile)
DOCUMENT = TypeAdapter(dict[str, Any])


class CaseFileRepository:
    """Implements sspf.ports.CaseFiles."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def find(self, case: CaseId) -> CaseFile | None:
        row = await self._scope.only(case_files, case=case)
        if row is None or not await not_purged(self._scope, [row["case"]]):
            return None
        return await self._value(row)

    async def put(self, file: CaseFile) -> None:
        rest = FILE.dump_python(file, mode="json", exclude=set(READABLE))
        row = {name: getattr(file, name) for name in READABLE}
        row["sealed"] = await self._scope.seal_for_case(
            file.case, case_files, case_files.c.sealed, file.case, DOCUMENT.dump_json(rest)
        )
        await self._scope.put_version(case_files, ("case",), row)

    async def due(self, today: date) -> list[CaseFile]:
        rows = await self._scope.rows(DUE, today=today)
        there = await not_purged(self._scope, [row["case"] for row in rows])
        return [await self._value(row) for row in rows if row["case"] in there]

    async def _value(self, row: RowMapping) -> CaseFile:
        case = row["case"]
        plain = await self._scope.unseal_for_case(
            case, case_files, case_files.c.sealed, case, row["sealed"]
        )
        rest = DOCUMENT.validate_json(plain)
        return FILE.validate_python({name: row[name] for name in READABLE} | rest)
