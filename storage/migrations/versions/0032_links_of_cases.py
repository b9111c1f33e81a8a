"""A web link may be to a document about one case; it goes with the case (B20)."""

from alembic import op
from sqlalchemy import Column, String

revision = "0032"
down_revision: str | None = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("web_links", Column("case", String))


def downgrade() -> None:
    op.drop_column("web_links", "case")
