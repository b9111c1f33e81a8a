"""Decisions on retention, legal holds, and receipts of what was destroyed (R-90 to R-94)."""

from alembic import op
from sqlalchemy import Column, Date, Integer, String

from storage.migrations.first_tables import DOCUMENT, INSTANT, keyed_table, refers
from storage.migrations.walls import put_wall

revision = "0031"
down_revision: str | None = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    keyed_table(
        "retention_decisions",
        ("reference",),
        Column("reference", String, nullable=False),
        Column("decided_on", Date, nullable=False),
        Column("periods", DOCUMENT, nullable=False),
        Column("recorded_by", String, nullable=False),
        Column("recorded_at", INSTANT, nullable=False),
        Column("withdrawn_at", INSTANT),
        Column("version", Integer, nullable=False),
        refers("retention_decisions", "recorded_by", "people.id"),
    )
    keyed_table(
        "legal_holds",
        ("case",),
        Column("case", String, nullable=False),
        Column("reason", String, nullable=False),
        Column("put_on", Date, nullable=False),
        Column("put_by", String, nullable=False),
    )
    keyed_table(
        "purge_receipts",
        ("made_on",),
        Column("made_on", Date, nullable=False),
        Column("reference", String, nullable=False),
        Column("counts", DOCUMENT, nullable=False),
        Column("version", Integer, nullable=False),
    )
    for table in ("retention_decisions", "legal_holds", "purge_receipts"):
        put_wall(table)


def downgrade() -> None:
    for table in ("purge_receipts", "legal_holds", "retention_decisions"):
        op.drop_table(table)
