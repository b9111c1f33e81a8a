"""An assignment has a first and a last day, where they are named."""

from alembic import op
from sqlalchemy import Column, Date

revision = "0037"
down_revision: str | None = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", Column("serves_from", Date))
    op.add_column("people", Column("serves_until", Date))


def downgrade() -> None:
    op.drop_column("people", "serves_until")
    op.drop_column("people", "serves_from")
