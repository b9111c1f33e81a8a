"""Whether each person can be reached, and what became of each send."""

from alembic import op
from sqlalchemy import Column, String

from storage.migrations.first_tables import INSTANT, check, index, keyed_table, one_of, refers

revision = "0007"
down_revision: str | None = "0006"
branch_labels = None
depends_on = None

STATES = (
    "reached sent installed waiting not_needed not_installed guest wrong_address blocked disabled "
    "unknown failed"
)


def upgrade() -> None:
    kind = Column("kind", String, nullable=False, server_default="personal")
    op.add_column("conversations", kind)
    op.add_column("conversations", Column("member", String, nullable=False, server_default=""))
    keyed_table(
        "reach",
        ("person",),
        Column("person", String, nullable=False),
        Column("state", String(20), nullable=False),
        Column("since", INSTANT, nullable=False),
        Column("reason", String, nullable=False),
        Column("heard_at", INSTANT),
        Column("sent_at", INSTANT),
        one_of("reach", "state", STATES),
        check("reach", "reason", "length(reason) <= 200"),
        refers("reach", "person", "people.id"),
    )
    index("outbox", "subject")
    index("outbox", "recipient")


def downgrade() -> None:
    for column in ("recipient", "subject"):
        op.drop_index(f"ix_outbox_municipality_id_{column}", "outbox")
    op.drop_table("reach")
    op.drop_column("conversations", "member")
    op.drop_column("conversations", "kind")
