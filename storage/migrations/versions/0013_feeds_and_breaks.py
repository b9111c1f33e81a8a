"""Secret calendar addresses, and the history of school breaks."""

from alembic import op
from sqlalchemy import Column, Date, String, Text

from storage.migrations.first_tables import INSTANT, keyed_table, listed_table, one_of, refers
from storage.migrations.walls import open_across, put_wall

revision = "0013"
down_revision: str | None = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    keyed_table(
        "feeds",
        ("id",),
        Column("id", String, nullable=False),
        Column("digest", String, nullable=False),
        Column("scope", String(20), nullable=False),
        Column("person", String, nullable=False),
        Column("group", String),
        Column("made_at", INSTANT, nullable=False),
        Column("ends_at", INSTANT),
        Column("revoked_at", INSTANT),
        Column("origin", String, nullable=False),
        one_of("feeds", "scope", "person group export"),
        refers("feeds", "person", "people.id"),
        refers("feeds", "group", "groups.key"),
    )
    # Found by its hash before any municipality is known, so this index begins with none.
    op.create_index("ix_feeds_digest", "feeds", ["digest"], unique=True)
    listed_table(
        "break_changes",
        ("id",),
        Column("id", String, nullable=False),
        Column("at", INSTANT, nullable=False),
        Column("by", String, nullable=False),
        Column("kind", String(20), nullable=False),
        Column("name", Text, nullable=False),
        Column("first", Date, nullable=False),
        Column("last", Date, nullable=False),
        Column("school_form", Text, nullable=False),
        Column("effect", String(20), nullable=False),
        one_of("break_changes", "kind", "added changed removed"),
        one_of("break_changes", "effect", "warn move skip"),
    )
    for table in ("feeds", "break_changes"):
        put_wall(table)
    open_across("feeds")


def downgrade() -> None:
    op.drop_table("break_changes")
    op.drop_table("feeds")
