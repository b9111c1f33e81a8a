"""Activities that were answered, so that a repeated one gets the same answer."""

from alembic import op
from sqlalchemy import Column, DateTime, Integer, LargeBinary, PrimaryKeyConstraint, String

revision = "0006"
down_revision: str | None = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "activities",
        Column("key", String, nullable=False),
        Column("tenant", String, nullable=False),
        Column("body", String, nullable=False),
        Column("begun_at", DateTime(timezone=True), nullable=False),
        Column("status", Integer),
        Column("answer", LargeBinary),
        PrimaryKeyConstraint("key", name="pk_activities"),
    )
    op.create_index("ix_activities_begun_at", "activities", ["begun_at"])
    op.create_index("ix_people_entra_object_id", "people", ["entra_object_id"])


def downgrade() -> None:
    op.drop_index("ix_people_entra_object_id", "people")
    op.drop_table("activities")
