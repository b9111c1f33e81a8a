"""Table and repository of the register of agreements and guidelines."""

from sqlalchemy import Column, Date, Integer, RowMapping, String, Text, UniqueConstraint

from sspf.domain.agreements import Agreement
from storage.database import keyed_table, refers
from storage.numbered import NumberedRepository
from storage.scope import Scope, columns_of, value_of
from storage.types import UtcDateTime

agreements = keyed_table(
    "agreements",
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("review_on", Date, nullable=False),
    Column("reviewed_on", Date),
    Column("added_by", String, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    Column("origin", String, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("municipality_id", "origin"),
    refers("added_by", to="people"),
)


def agreement_repository(scope: Scope) -> NumberedRepository[Agreement]:
    """Implements sspf.ports.Agreements."""
    return NumberedRepository(scope, agreements, _read, columns_of)


def _read(row: RowMapping) -> Agreement:
    return value_of(Agreement, row)
