"""What a report says is to be done better: the commitments that were made of it (C26)."""

from alembic import op
from sqlalchemy import Column

from storage.migrations.first_tables import DOCUMENT

revision = "0040"
down_revision: str | None = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    column = Column("improvements", DOCUMENT, nullable=False, server_default="[]")
    with op.batch_alter_table("reports") as reports:
        reports.add_column(column)


def downgrade() -> None:
    with op.batch_alter_table("reports") as reports:
        reports.drop_column("improvements")
