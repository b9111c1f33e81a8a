"""What is decided and promised about a single person is sealed; the plain columns stay empty."""

from alembic import op
from sqlalchemy import Column, LargeBinary, Text

revision = "0029"
down_revision: str | None = "0028"
branch_labels = None
depends_on = None

TABLES = ("commitments", "decisions", "items")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, Column("sealed", LargeBinary))
    # Why nobody can be recognised in a text on group level, in its writers' words (R-41).
    op.add_column("briefing_parts", Column("reason", Text, nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("briefing_parts") as batch:
        batch.drop_column("reason")
    for table in TABLES:
        with op.batch_alter_table(table) as batch:
            batch.drop_column("sealed")
