"""Table and repository of matters between groups; their stops are a document, read whole."""

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    Integer,
    RowMapping,
    String,
    Text,
    UniqueConstraint,
)

from sspf.domain.matters import Matter, MatterKind, Stop
from storage.database import keyed_table, refers
from storage.numbered import NumberedRepository
from storage.scope import Scope, columns_of, value_of
from storage.types import Document, Level, UtcDateTime, one_of

matters = keyed_table(
    "matters",
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", one_of(MatterKind, "kind"), nullable=False),
    Column("text", Text, nullable=False),
    Column("level", Level, nullable=False),
    CheckConstraint("level BETWEEN 1 AND 2", name="level"),
    Column("made_by", String, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("stops", Document, nullable=False),
    Column("owner", String),
    Column("due_on", Date),
    Column("closed_on", Date),
    Column("origin", String, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("municipality_id", "origin"),
    refers("made_by", to="people"),
    refers("owner", to="parties", key="key"),
)
STOPS: TypeAdapter[tuple[Stop, ...]] = TypeAdapter(tuple[Stop, ...])


def matter_repository(scope: Scope) -> NumberedRepository[Matter]:
    """Implements sspf.ports.Matters."""
    return NumberedRepository(scope, matters, _read, _written)


def _read(row: RowMapping) -> Matter:
    return value_of(Matter, row, stops=STOPS.validate_python(row["stops"]))


def _written(matter: Matter) -> dict[str, Any]:
    return columns_of(matter) | {"stops": STOPS.dump_python(matter.stops, mode="json")}
