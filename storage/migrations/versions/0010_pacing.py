"""What all replicas share beside the work itself: leave to send, pauses, and alarms told once."""

from alembic import op
from sqlalchemy import BigInteger, Column, DateTime, Integer, PrimaryKeyConstraint, String

revision = "0010"
down_revision: str | None = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "permits",
        Column(
            "sequence",
            BigInteger().with_variant(Integer, "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        Column("tenant", String, nullable=False),
        Column("thread", String, nullable=False),
        Column("at", DateTime(timezone=True), nullable=False),
        PrimaryKeyConstraint("sequence", name="pk_permits"),
    )
    op.create_index("ix_permits_tenant_at", "permits", ["tenant", "at"])
    op.create_index("ix_permits_thread_at", "permits", ["thread", "at"])
    op.create_table(
        "pauses",
        Column("thread", String, nullable=False),
        Column("tenant", String, nullable=False),
        Column("until", DateTime(timezone=True), nullable=False),
        PrimaryKeyConstraint("thread", name="pk_pauses"),
    )
    op.create_index("ix_pauses_tenant_until", "pauses", ["tenant", "until"])
    op.create_table(
        "alarms",
        Column("key", String, nullable=False),
        Column("begun_at", DateTime(timezone=True), nullable=False),
        Column("told_at", DateTime(timezone=True)),
        PrimaryKeyConstraint("key", name="pk_alarms"),
    )


def downgrade() -> None:
    op.drop_table("alarms")
    op.drop_table("pauses")
    op.drop_table("permits")
