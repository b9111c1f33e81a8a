"""A list of a group's open commitments, and how many there are, is read from an index alone."""

from alembic import op

from storage.migrations.first_tables import partial_index

revision = "0017"
down_revision: str | None = "0016"
branch_labels = None
depends_on = None

IS_OPEN = "status IN ('in_progress', 'needs_help', 'not_started', 'on_hold')"
LISTED = ("group", "due_on", "year", "number", "level", "status", "case")


def upgrade() -> None:
    op.drop_index("ix_commitments_open_group", "commitments")
    partial_index("ix_commitments_open_list", "commitments", *LISTED, where=IS_OPEN)


def downgrade() -> None:
    op.drop_index("ix_commitments_open_list", "commitments")
    partial_index("ix_commitments_open_group", "commitments", "group", "due_on", where=IS_OPEN)
