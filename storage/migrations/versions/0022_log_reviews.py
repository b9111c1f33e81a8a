"""Monthly reviews of the log, and an index of what they are drawn from."""

from alembic import op
from sqlalchemy import Column, Integer, String

from storage.migrations.first_tables import DOCUMENT, INSTANT, keyed_table, partial_index, refers
from storage.migrations.walls import put_wall

revision = "0022"
down_revision: str | None = "0021"
branch_labels = None
depends_on = None

REVIEWED = "\"case\" IS NOT NULL OR tag = 'case:refuse'"


def upgrade() -> None:
    keyed_table(
        "log_reviews",
        ("month",),
        Column("month", String, nullable=False),
        Column("made_at", INSTANT, nullable=False),
        Column("seed", String, nullable=False),
        *(
            Column(name, Integer, nullable=False)
            for name in ("reads", "people", "cases", "many_cases", "odd_hours", "refused")
        ),
        Column("sample", DOCUMENT, nullable=False),
        Column("odd", DOCUMENT, nullable=False),
        Column("signed_at", INSTANT),
        Column("signed_by", String),
        Column("version", Integer, nullable=False),
        refers("log_reviews", "signed_by", "people.id"),
    )
    put_wall("log_reviews")
    partial_index("ix_audit_reviewed", "audit", "at", where=REVIEWED)


def downgrade() -> None:
    op.drop_index("ix_audit_reviewed", "audit")
    op.drop_table("log_reviews")
