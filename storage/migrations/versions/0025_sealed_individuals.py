"""What is decided and promised about a single person is sealed; the plain columns stay empty."""

from alembic import op
from sqlalchemy import Column, LargeBinary

revision = "0025"
down_revision: str | None = "0024"
branch_labels = None
depends_on = None

TABLES = ("commitments", "decisions", "items")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, Column("sealed", LargeBinary))


def downgrade() -> None:
    for table in TABLES:
        with op.batch_alter_table(table) as batch:
            batch.drop_column("sealed")
