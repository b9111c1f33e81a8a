"""Which sent cards show something of a list that two agencies keep, to be replaced (R-27, R-62)."""

from alembic import op
from sqlalchemy import Column, String

from storage.migrations.first_tables import index, keyed_table
from storage.migrations.walls import put_wall

revision = "0041"
down_revision: str | None = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    keyed_table(
        "list_cards",
        ("card", "record"),
        Column("card", String, nullable=False),
        Column("record", String, nullable=False),
    )
    index("list_cards", "record")
    put_wall("list_cards")


def downgrade() -> None:
    op.drop_table("list_cards")
