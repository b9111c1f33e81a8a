"""Table and repository of the groups' yearly self-checks."""

from sqlalchemy import Column, Integer, RowMapping, String, UniqueConstraint

from sspf.domain.self_checks import SelfCheck
from storage.database import keyed_table, refers
from storage.numbered import NumberedRepository
from storage.scope import Scope, columns_of, value_of
from storage.types import Document, UtcDateTime

self_checks = keyed_table(
    "self_checks",
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("group", String, nullable=False),
    Column("year", Integer, nullable=False),
    Column("answers", Document, nullable=False),
    Column("added_by", String, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    Column("origin", String, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("municipality_id", "origin"),
    refers("group", to="groups", key="key"),
    refers("added_by", to="people"),
)


def self_check_repository(scope: Scope) -> NumberedRepository[SelfCheck]:
    """Implements sspf.ports.SelfChecks."""
    return NumberedRepository(scope, self_checks, _read, columns_of)


def _read(row: RowMapping) -> SelfCheck:
    return value_of(SelfCheck, row)
