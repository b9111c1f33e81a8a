"""Web links for those who are outside, and by which road an answer or a briefing came."""

from alembic import op
from sqlalchemy import Column, String

from storage.migrations.first_tables import INSTANT, index, keyed_table, one_of, refers
from storage.migrations.walls import put_wall

revision = "0016"
down_revision: str | None = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    keyed_table(
        "web_links",
        ("id",),
        Column("id", String, nullable=False),
        Column("purpose", String(20), nullable=False),
        Column("person", String, nullable=False),
        Column("meeting", String),
        Column("issued_at", INSTANT, nullable=False),
        Column("expires_at", INSTANT, nullable=False),
        Column("revoked_at", INSTANT),
        Column("used_at", INSTANT),
        one_of("web_links", "purpose", "answer calendar"),
        refers("web_links", "person", "people.id"),
        refers("web_links", "meeting", "meetings.id"),
    )
    index("web_links", "person", "meeting")
    put_wall("web_links")
    # The words are the domain's to keep: SQLite cannot add a check to a table with rows in it.
    op.add_column("answers", Column("road", String, nullable=False, server_default="teams"))
    op.add_column("answers", Column("noted_by", String))
    op.add_column("answers", Column("said_at", INSTANT))
    op.add_column("briefings", Column("road", String, nullable=False, server_default="teams"))
    op.add_column("briefings", Column("said_at", INSTANT))


def downgrade() -> None:
    for table, column in (
        ("briefings", "said_at"),
        ("briefings", "road"),
        ("answers", "said_at"),
        ("answers", "noted_by"),
        ("answers", "road"),
    ):
        op.drop_column(table, column)
    op.drop_table("web_links")
