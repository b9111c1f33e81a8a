"""What has happened: a group's checklist, and which steps have been seen to (C23)."""

from alembic import op
from sqlalchemy import Column, Date, Integer, String, UniqueConstraint

from storage.migrations.first_tables import DOCUMENT, INSTANT, keyed_table, refers
from storage.migrations.walls import put_wall

revision = "0039"
down_revision: str | None = "0038"
branch_labels = None
depends_on = None

TABLE = "happenings"


def upgrade() -> None:
    keyed_table(
        TABLE,
        ("number",),
        Column("number", Integer, autoincrement=False, nullable=False),
        Column("group", String, nullable=False),
        Column("ticked", DOCUMENT, nullable=False),
        Column("meeting", String, nullable=False),
        Column("ended_on", Date),
        Column("added_by", String, nullable=False),
        Column("added_at", INSTANT, nullable=False),
        Column("origin", String, nullable=False),
        Column("version", Integer, nullable=False),
        UniqueConstraint("municipality_id", "origin", name=f"uq_{TABLE}_municipality_id_origin"),
        refers(TABLE, "group", "groups.key"),
        refers(TABLE, "added_by", "people.id"),
    )
    put_wall(TABLE)


def downgrade() -> None:
    op.drop_table(TABLE)
