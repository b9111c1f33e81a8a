"""What kind of work an agency does, and how well an authority can keep what it is given."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision: str | None = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "authorities",
        sa.Column("receiving_secrecy", sa.String(), nullable=False, server_default="weak"),
    )
    op.add_column(
        "parties", sa.Column("branch", sa.String(), nullable=False, server_default="other")
    )


def downgrade() -> None:
    op.drop_column("parties", "branch")
    op.drop_column("authorities", "receiving_secrecy")
