"""Notes of personal data incidents."""

from alembic import op
from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, String, UniqueConstraint

from storage.migrations.first_tables import DOCUMENT, INSTANT, index, keyed_table, refers

revision = "0008"
down_revision: str | None = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    keyed_table(
        "incidents",
        ("number",),
        Column("number", Integer, autoincrement=False, nullable=False),
        Column("reported_by", String, nullable=False),
        Column("noticed_at", INSTANT, nullable=False),
        Column("reported_at", INSTANT, nullable=False),
        Column("kinds", DOCUMENT, nullable=False),
        Column("text", LargeBinary, nullable=False),
        Column("closed_at", INSTANT),
        Column("closed_by", String),
        Column("authority_told", Boolean),
        Column("told_on", Date),
        Column("origin", String, nullable=False),
        Column("version", Integer, nullable=False),
        UniqueConstraint("municipality_id", "origin", name="uq_incidents_municipality_id_origin"),
        refers("incidents", "reported_by", "people.id"),
        refers("incidents", "closed_by", "people.id"),
    )
    index("incidents", "closed_at")


def downgrade() -> None:
    op.drop_table("incidents")
