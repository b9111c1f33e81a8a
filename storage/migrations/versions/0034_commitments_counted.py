"""All that the figures ask of a commitment lies in one index, so that its row is not read."""

from alembic import op

revision = "0034"
down_revision: str | None = "0033"
branch_labels = None
depends_on = None
NAME = "ix_commitments_counted"
COLUMNS = ("municipality_id", "group", "decided_on", "level", "case", "party", "status")
READ = ("due_on", "closed_on", "goals", "effect")


def upgrade() -> None:
    op.create_index(NAME, "commitments", [*COLUMNS, *READ])


def downgrade() -> None:
    op.drop_index(NAME, "commitments")
