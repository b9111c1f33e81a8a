"""Partial indices and row level security: the second wall."""

from alembic import op
from sqlalchemy import text

from storage.migrations.first_tables import index, partial_index
from storage.migrations.walls import open_across, put_wall, tables_of_municipalities, take_down

revision = "0009"
down_revision: str | None = "0008"
branch_labels = None
depends_on = None

IS_OPEN = "status IN ('in_progress', 'needs_help', 'not_started', 'on_hold')"
WAITING = "state IN ('due', 'leased')"
LOOKED_ACROSS = ("municipalities", "outbox", "people")


def upgrade() -> None:
    partial_index("ix_commitments_open_party", "commitments", "party", "due_on", where=IS_OPEN)
    partial_index(
        "ix_commitment_changes_standing", "commitment_changes", "by", "sequence", where="NOT undone"
    )
    op.drop_index("ix_commitment_changes_municipality_id_by", "commitment_changes")
    # The one question about all municipalities' queues together; the other index begins with one.
    op.create_index(
        "ix_outbox_waiting_anywhere",
        "outbox",
        ["send_at"],
        sqlite_where=text(WAITING),
        postgresql_where=text(WAITING),
    )
    for table in tables_of_municipalities():
        put_wall(table)
    for table in LOOKED_ACROSS:
        open_across(table)


def downgrade() -> None:
    for table in tables_of_municipalities():
        take_down(table)
    op.drop_index("ix_outbox_waiting_anywhere", "outbox")
    index("commitment_changes", "by")
    op.drop_index("ix_commitment_changes_standing", "commitment_changes")
    op.drop_index("ix_commitments_open_party", "commitments")
