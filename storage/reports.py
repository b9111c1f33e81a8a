"""Table and repository of reports."""

from pydantic import TypeAdapter
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Integer,
    RowMapping,
    String,
    Text,
    UniqueConstraint,
)

from sspf.domain.errors import UnknownReportError
from sspf.domain.figures import Figure, Period
from sspf.domain.reports import Receiver, Report, Standing
from storage.database import keyed_table, refers
from storage.scope import Scope, columns_of, prepared, value_of
from storage.types import Document, Strings, UtcDateTime

reports = keyed_table(
    "reports",
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("key", String, nullable=False),
    Column("group", String, nullable=False),
    Column("period", Document, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("figures", Document, nullable=False),
    Column("drafted_at", UtcDateTime, nullable=False),
    Column("text", Text, nullable=False),
    Column("receivers", Document, nullable=False),
    Column("approved_at", UtcDateTime),
    Column("approved_by", String),
    Column("improvements", Strings, nullable=False, server_default="[]"),
    Column("is_open", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("municipality_id", "key", "due_on"),
    refers("approved_by", to="people"),
)
STANDINGS = (
    prepared(reports)
    .with_only_columns(
        *(reports.c[name] for name in ("number", "key", "group", "due_on", "is_open"))
    )
    .order_by(reports.c.number)
)
PERIOD = TypeAdapter(Period)
FIGURES = TypeAdapter(tuple[Figure, ...])
RECEIVERS = TypeAdapter(tuple[Receiver, ...])


class ReportRepository:
    """Implements sspf.ports.Reports."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, number: int) -> Report:
        row = await self._scope.only(reports, number=number)
        if row is None:
            raise UnknownReportError(number)
        return _report(row)

    async def every(self) -> list[Report]:
        asked = self._scope.select(reports).order_by(reports.c.number.desc())
        return [_report(row) for row in await self._scope.rows(asked)]

    async def standings(self) -> list[Standing]:
        return [value_of(Standing, row) for row in await self._scope.rows(STANDINGS)]

    async def put(self, report: Report) -> None:
        row = columns_of(report) | {
            "period": PERIOD.dump_python(report.period, mode="json"),
            "figures": FIGURES.dump_python(report.figures, mode="json"),
            "receivers": RECEIVERS.dump_python(report.receivers, mode="json"),
            "improvements": list(report.improvements),
            "is_open": report.is_open,
            "controller": await self._scope.controller(),
        }
        await self._scope.put_version(reports, ("number",), row)


def _report(row: RowMapping) -> Report:
    return value_of(
        Report,
        row,
        period=PERIOD.validate_python(row["period"], strict=False),
        figures=FIGURES.validate_python(row["figures"], strict=False),
        receivers=RECEIVERS.validate_python(row["receivers"], strict=False),
        improvements=tuple(row["improvements"]),
    )
