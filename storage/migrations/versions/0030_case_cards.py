"""Which sent cards show something of which case, so that they can be replaced (R-62)."""

from alembic import op
from sqlalchemy import Column, String

from storage.migrations.first_tables import index, keyed_table, partial_index, refers
from storage.migrations.walls import put_wall

revision = "0030"
down_revision: str | None = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    keyed_table(
        "case_cards",
        ("card", "case"),
        Column("card", String, nullable=False),
        Column("case", String, nullable=False),
        refers("case_cards", "case", "cases.id"),
    )
    index("case_cards", "case")
    put_wall("case_cards")
    partial_index("ix_commitments_of_case", "commitments", "case", where='"case" IS NOT NULL')
    partial_index(
        "ix_outbox_ahead",
        "outbox",
        "send_at",
        "sequence",
        where="state IN ('due', 'leased', 'sending') AND kind = 'replace'",
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_ahead", "outbox")
    op.drop_index("ix_commitments_of_case", "commitments")
    op.drop_table("case_cards")
