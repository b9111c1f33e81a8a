"""Table and repository of what has happened: which steps have been seen to."""

from sqlalchemy import Column, Date, Integer, RowMapping, String, UniqueConstraint

from sspf.domain.happenings import Happening
from storage.database import keyed_table, refers
from storage.numbered import NumberedRepository
from storage.scope import Scope, columns_of, value_of
from storage.types import Document, UtcDateTime

happenings = keyed_table(
    "happenings",
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("group", String, nullable=False),
    Column("ticked", Document, nullable=False),
    Column("meeting", String, nullable=False),
    Column("ended_on", Date),
    Column("debrief", String, nullable=False, server_default=""),
    Column("added_by", String, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    Column("origin", String, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("municipality_id", "origin"),
    refers("group", to="groups", key="key"),
    refers("added_by", to="people"),
)


def happening_repository(scope: Scope) -> NumberedRepository[Happening]:
    """Implements sspf.ports.Happenings."""
    return NumberedRepository(scope, happenings, _read, columns_of)


def _read(row: RowMapping) -> Happening:
    return value_of(Happening, row, ticked=tuple(row["ticked"]))
