"""Table and repository of the rows of problem pictures."""

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

from sspf.domain.problem_pictures import PicturePart, PictureRow
from storage.database import keyed_table, refers
from storage.numbered import NumberedRepository
from storage.scope import Scope, columns_of, value_of
from storage.types import Level, UtcDateTime, one_of

picture_rows = keyed_table(
    "picture_rows",
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("group", String, nullable=False),
    Column("part", one_of(PicturePart, "part"), nullable=False),
    Column("text", Text, nullable=False),
    Column("level", Level, nullable=False),
    CheckConstraint("level BETWEEN 1 AND 2", name="level"),
    Column("party", String),
    Column("contributor", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("added_by", String, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    Column("ended_on", Date),
    Column("origin", String, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("municipality_id", "origin"),
    refers("group", to="groups", key="key"),
    refers("party", to="parties", key="key"),
    refers("added_by", to="people"),
    Index(None, "municipality_id", "group"),
)


def picture_row_repository(scope: Scope) -> NumberedRepository[PictureRow]:
    """Implements sspf.ports.PictureRows."""
    return NumberedRepository(scope, picture_rows, _read, columns_of)


def _read(row: RowMapping) -> PictureRow:
    return value_of(PictureRow, row)
