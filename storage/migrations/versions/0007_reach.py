"""Whether each person can be reached, and what became of each send."""

from alembic import op
from sqlalchemy import Column, String

revision = "0007"
down_revision: str | None = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    kind = Column("kind", String, nullable=False, server_default="personal")
    op.add_column("conversations", kind)
    op.add_column("conversations", Column("member", String, nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("conversations", "member")
    op.drop_column("conversations", "kind")
