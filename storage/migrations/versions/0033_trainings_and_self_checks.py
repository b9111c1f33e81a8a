"""Trainings, and each group's yearly self-check (E10, E11)."""

from alembic import op
from sqlalchemy import Column, Date, Integer, String, Text, UniqueConstraint
from sqlalchemy.schema import SchemaItem

from storage.migrations.first_tables import DOCUMENT, INSTANT, keyed_table, refers
from storage.migrations.walls import put_wall

revision = "0033"
down_revision: str | None = "0032"
branch_labels = None
depends_on = None

TABLES = ("trainings", "self_checks")


def upgrade() -> None:
    keyed_table(
        "trainings",
        ("number",),
        Column("number", Integer, autoincrement=False, nullable=False),
        Column("title", Text, nullable=False),
        Column("held_on", Date, nullable=False),
        Column("group", String),
        Column("cancelled_on", Date),
        *_common("trainings"),
    )
    keyed_table(
        "self_checks",
        ("number",),
        Column("number", Integer, autoincrement=False, nullable=False),
        Column("group", String, nullable=False),
        Column("year", Integer, nullable=False),
        Column("answers", DOCUMENT, nullable=False),
        *_common("self_checks"),
    )
    for table in TABLES:
        put_wall(table)


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _common(table: str) -> tuple[SchemaItem, ...]:
    return (
        Column("added_by", String, nullable=False),
        Column("added_at", INSTANT, nullable=False),
        Column("origin", String, nullable=False),
        Column("version", Integer, nullable=False),
        UniqueConstraint("municipality_id", "origin", name=f"uq_{table}_municipality_id_origin"),
        refers(table, "group", "groups.key"),
        refers(table, "added_by", "people.id"),
    )
