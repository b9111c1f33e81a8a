"""Tables and repository of decisions on retention, legal holds, and receipts of purges."""

from dataclasses import asdict
from datetime import date
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import JSON, Column, Date, Integer, RowMapping, String, delete
from sqlalchemy.dialects.postgresql import JSONB

from sspf.domain.cases import CaseId
from sspf.domain.retention import (
    HoldReason,
    LegalHold,
    Periods,
    PurgeReceipt,
    RetentionDecision,
)
from storage.database import keyed_table, refers
from storage.scope import Scope, columns_of, value_of
from storage.types import UtcDateTime, Word

DOCUMENT = JSON().with_variant(JSONB(), "postgresql")

retention_decisions = keyed_table(
    "retention_decisions",
    Column("reference", String, primary_key=True),
    Column("decided_on", Date, nullable=False),
    Column("periods", DOCUMENT, nullable=False),
    Column("recorded_by", String, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("withdrawn_at", UtcDateTime),
    Column("version", Integer, nullable=False),
    refers("recorded_by", to="people"),
)
legal_holds = keyed_table(
    "legal_holds",
    Column("case", String, primary_key=True),
    Column("reason", Word(HoldReason), nullable=False),
    Column("put_on", Date, nullable=False),
    Column("put_by", String, nullable=False),
)
purge_receipts = keyed_table(
    "purge_receipts",
    Column("made_on", Date, primary_key=True),
    Column("reference", String, nullable=False),
    Column("counts", DOCUMENT, nullable=False),
    Column("version", Integer, nullable=False),
)
COUNTS = TypeAdapter(dict[str, int])
PERIODS = TypeAdapter(Periods)


class RetentionRepository:
    """Implements sspf.ports.Retention."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def decisions(self) -> list[RetentionDecision]:
        rows = await self._scope.found(retention_decisions, "recorded_at", "reference")
        return [
            value_of(RetentionDecision, row, periods=PERIODS.validate_python(row["periods"]))
            for row in rows
        ]

    async def put_decision(self, decision: RetentionDecision) -> None:
        row = columns_of(decision) | {"periods": asdict(decision.periods)}
        await self._scope.put_version(retention_decisions, ("reference",), row)

    async def holds(self) -> list[LegalHold]:
        rows = await self._scope.found(legal_holds, "case")
        return [value_of(LegalHold, row) for row in rows]

    async def put_hold(self, hold: LegalHold) -> bool:
        return await self._scope.insert_once(legal_holds, columns_of(hold))

    async def lift_hold(self, case: CaseId) -> bool:
        mine = self._scope.mine(legal_holds), legal_holds.c.case == case
        return (await self._scope.connection.execute(delete(legal_holds).where(*mine))).rowcount > 0

    async def receipt(self, day: date) -> PurgeReceipt | None:
        found = await self._receipts(purge_receipts.c.made_on == day, at_most=1)
        return found[0] if found else None

    async def receipts(self, at_most: int) -> list[PurgeReceipt]:
        return await self._receipts(at_most=at_most)

    async def put_receipt(self, receipt: PurgeReceipt) -> None:
        row = columns_of(receipt) | {"counts": {str(k): v for k, v in receipt.counts.items()}}
        await self._scope.put_version(purge_receipts, ("made_on",), row)

    async def _receipts(self, *where: Any, at_most: int) -> list[PurgeReceipt]:
        asked = self._scope.select(purge_receipts, *where)
        newest = asked.order_by(purge_receipts.c.made_on.desc()).limit(at_most)
        return [_receipt(row) for row in await self._scope.rows(newest)]


def _receipt(row: RowMapping) -> PurgeReceipt:
    return value_of(PurgeReceipt, row, counts=COUNTS.validate_python(row["counts"]))
