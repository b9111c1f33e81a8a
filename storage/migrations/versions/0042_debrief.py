"""What has happened is looked back on: the meeting that is drafted when the checklist ends."""

from alembic import op
from sqlalchemy import Column, String

revision = "0042"
down_revision: str | None = "0041"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("happenings", Column("debrief", String, nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("happenings", "debrief")
