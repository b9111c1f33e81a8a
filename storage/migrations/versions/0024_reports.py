"""Reports: figures as they were when drafted, a text, and who has got it when."""

from alembic import op
from sqlalchemy import Boolean, Column, Date, Integer, String, Text, UniqueConstraint

from storage.migrations.first_tables import DOCUMENT, INSTANT, keyed_table, refers
from storage.migrations.walls import put_wall

revision = "0024"
down_revision: str | None = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    keyed_table(
        "reports",
        ("number",),
        Column("number", Integer, nullable=False),
        Column("key", String, nullable=False),
        Column("group", String, nullable=False),
        Column("period", DOCUMENT, nullable=False),
        Column("due_on", Date, nullable=False),
        Column("figures", DOCUMENT, nullable=False),
        Column("drafted_at", INSTANT, nullable=False),
        Column("text", Text, nullable=False),
        Column("receivers", DOCUMENT, nullable=False),
        Column("approved_at", INSTANT),
        Column("approved_by", String),
        Column("is_open", Boolean, nullable=False),
        Column("version", Integer, nullable=False),
        UniqueConstraint(
            "municipality_id", "key", "due_on", name="uq_reports_municipality_id_key_due_on"
        ),
        refers("reports", "approved_by", "people.id"),
    )
    put_wall("reports")


def downgrade() -> None:
    op.drop_table("reports")
