"""Counters without a way back, this month's origins, files of past figures, and estimates."""

from alembic import op
from sqlalchemy import Column, Date, Integer, String

from storage.migrations.first_tables import DOCUMENT, check, keyed_table
from storage.migrations.walls import put_wall

revision = "0023"
down_revision: str | None = "0022"
branch_labels = None
depends_on = None

TABLES = ("tallies", "tally_months", "tally_origins", "tally_batches", "estimates")


def upgrade() -> None:
    keyed_table(
        "tallies",
        ("kind", "month", "dimension", "value"),
        Column("kind", String, nullable=False),
        Column("month", Date, nullable=False),
        Column("dimension", String, nullable=False),
        Column("value", String, nullable=False),
        Column("number", Integer, nullable=False),
        check("tallies", "number", "number >= 0"),
    )
    keyed_table(
        "tally_months",
        ("month",),
        Column("month", Date, nullable=False),
        Column("salt", String),
        Column("key_id", String, nullable=False),
    )
    keyed_table(
        "tally_origins",
        ("month", "digest"),
        Column("month", Date, nullable=False),
        Column("digest", String, nullable=False),
    )
    keyed_table(
        "tally_batches",
        ("key",),
        Column("key", String, nullable=False),
        Column("counted", DOCUMENT, nullable=False),
    )
    keyed_table(
        "estimates",
        ("metric", "first", "last"),
        Column("metric", String, nullable=False),
        Column("first", Date, nullable=False),
        Column("last", Date, nullable=False),
        Column("low", Integer, nullable=False),
        Column("high", Integer, nullable=False),
    )
    for table in TABLES:
        put_wall(table)


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
