"""Table and repository of trainings."""

from sqlalchemy import Column, Date, Integer, RowMapping, String, Text, UniqueConstraint

from sspf.domain.trainings import Training
from storage.database import keyed_table, refers
from storage.numbered import NumberedRepository
from storage.scope import Scope, columns_of, value_of
from storage.types import UtcDateTime

trainings = keyed_table(
    "trainings",
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("group", String),
    Column("cancelled_on", Date),
    Column("added_by", String, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    Column("origin", String, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("municipality_id", "origin"),
    refers("group", to="groups", key="key"),
    refers("added_by", to="people"),
)


def training_repository(scope: Scope) -> NumberedRepository[Training]:
    """Implements sspf.ports.Trainings."""
    return NumberedRepository(scope, trainings, _read, columns_of)


def _read(row: RowMapping) -> Training:
    return value_of(Training, row)
