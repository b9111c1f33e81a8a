"""A meeting has the place and the remark that the decided list says beside its date."""

from alembic import op
from sqlalchemy import Column, String

revision = "0038"
down_revision: str | None = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("place", "remark"):
        op.add_column("meetings", Column(name, String, nullable=False, server_default=""))


def downgrade() -> None:
    for name in ("place", "remark"):
        op.drop_column("meetings", name)
