"""Table and repository of the rows of yearly plans; their steps are a document, read whole."""

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    RowMapping,
    String,
    Text,
    UniqueConstraint,
)

from sspf.domain.annual_plans import PlanRow, RowStep
from storage.database import keyed_table, refers
from storage.numbered import NumberedRepository
from storage.scope import Scope, columns_of, value_of
from storage.types import Document, Level, Strings, UtcDateTime

plan_rows = keyed_table(
    "plan_rows",
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("group", String, nullable=False),
    Column("year", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("level", Level, nullable=False),
    CheckConstraint("level BETWEEN 1 AND 2", name="level"),
    Column("lead", String, nullable=False),
    Column("parties", Strings, nullable=False),
    Column("focus", Strings, nullable=False),
    Column("serves", Integer),
    Column("trial_until", Date),
    Column("steps", Document, nullable=False),
    Column("sent_on", Date),
    Column("rank", Integer),
    Column("done_on", Date),
    Column("carried_from", Integer),
    Column("made_by", String, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("origin", String, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("municipality_id", "origin"),
    refers("group", to="groups", key="key"),
    refers("lead", to="parties", key="key"),
    refers("made_by", to="people"),
    Index(None, "municipality_id", "group", "year"),
)
STEPS: TypeAdapter[tuple[RowStep, ...]] = TypeAdapter(tuple[RowStep, ...])


def plan_row_repository(scope: Scope) -> NumberedRepository[PlanRow]:
    """Implements sspf.ports.PlanRows."""
    return NumberedRepository(scope, plan_rows, _read, _written)


def _read(row: RowMapping) -> PlanRow:
    return value_of(PlanRow, row, steps=STEPS.validate_python(row["steps"]))


def _written(row: PlanRow) -> dict[str, Any]:
    return columns_of(row) | {"steps": STEPS.dump_python(row.steps, mode="json")}
