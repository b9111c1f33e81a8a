"""What each was last told of a meeting, guests of one point, mandates, and what waits for one."""

from alembic import op
from sqlalchemy import Boolean, Column, Date, Integer, String, Time, text

from storage.migrations.first_tables import DOCUMENT, INSTANT, index, keyed_table, one_of, refers
from storage.migrations.walls import put_wall, take_down

revision = "0014"
down_revision: str | None = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    keyed_table(
        "tellings",
        ("meeting", "person", "road"),
        Column("meeting", String, nullable=False),
        Column("person", String, nullable=False),
        Column("road", String(20), nullable=False),
        Column("sequence", Integer, nullable=False),
        Column("shown", Integer, nullable=False),
        Column("held_on", Date, nullable=False),
        Column("starts", Time, nullable=False),
        Column("ends", Time, nullable=False),
        Column("is_on", Boolean, nullable=False),
        one_of("tellings", "road", "chat mail"),
        refers("tellings", "meeting", "meetings.id"),
        refers("tellings", "person", "people.id"),
    )
    index("tellings", "person")
    keyed_table(
        "guests",
        ("meeting", "person"),
        Column("meeting", String, nullable=False),
        Column("person", String, nullable=False),
        Column("point", String, nullable=False),
        Column("item", String),
        Column("invited_by", String, nullable=False),
        Column("invited_at", INSTANT, nullable=False),
        Column("withdrawn_at", INSTANT),
        refers("guests", "meeting", "meetings.id"),
        refers("guests", "person", "people.id"),
        refers("guests", "invited_by", "people.id"),
    )
    index("guests", "person")
    for table in ("tellings", "guests"):
        put_wall(table)
    op.add_column("answers", Column("mandate", Boolean))
    op.add_column(
        "decisions", Column("awaits", DOCUMENT, nullable=False, server_default=text("'[]'"))
    )
    op.add_column(
        "decisions", Column("confirmed", DOCUMENT, nullable=False, server_default=text("'[]'"))
    )


def downgrade() -> None:
    for column in ("confirmed", "awaits"):
        op.drop_column("decisions", column)
    op.drop_column("answers", "mandate")
    for table in ("guests", "tellings"):
        take_down(table)
        op.drop_table(table)
