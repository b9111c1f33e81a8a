"""A decision says who presented it; of what was decided before it is not known."""

from alembic import op
from sqlalchemy import Column, String

revision = "0036"
down_revision: str | None = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("decisions", Column("presented_by", String))


def downgrade() -> None:
    op.drop_column("decisions", "presented_by")
