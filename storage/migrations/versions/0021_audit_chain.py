"""The audit chain is keyed from now on; an entry can say of which case, why, and by what right.

Entries that are there, and those that the release before still writes, have no key id: they hold
by the former rule up to what the sealed mark of the municipality says.
"""

from alembic import op
from sqlalchemy import Column, LargeBinary, String

from storage.migrations.first_tables import keyed_table, partial_index
from storage.migrations.walls import put_wall

revision = "0021"
down_revision: str | None = "0020"
branch_labels = None
depends_on = None

ADDED = ("key_id", "case", "ground", "purpose")


def upgrade() -> None:
    # No rebuilding: that would take the triggers along which guard the log.
    for name in ADDED:
        op.add_column("audit", Column(name, String))
    partial_index("ix_audit_case", "audit", "case", where='"case" IS NOT NULL')
    keyed_table(
        "audit_marks",
        ("of",),
        Column("of", String, nullable=False),
        Column("mark", LargeBinary, nullable=False),
    )
    put_wall("audit_marks")


def downgrade() -> None:
    op.drop_table("audit_marks")
    op.drop_index("ix_audit_case", "audit")
    for name in reversed(ADDED):
        op.execute(f'ALTER TABLE audit DROP COLUMN "{name}"')
