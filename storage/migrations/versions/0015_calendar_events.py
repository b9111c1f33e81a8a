"""Each meeting's event in the organiser's calendar, how far it is read, and leave to call Graph."""

from alembic import op
from sqlalchemy import Boolean, Column, Date, DateTime, Integer, PrimaryKeyConstraint, String

from storage.migrations.first_tables import (
    DOCUMENT,
    INSTANT,
    index,
    keyed_table,
    one_of,
    refers,
)
from storage.migrations.walls import put_wall, take_down

revision = "0015"
down_revision: str | None = "0014"
branch_labels = None
depends_on = None

STATES = "wanted asked there cancelled gone"


def upgrade() -> None:
    keyed_table(
        "calendar_events",
        ("meeting",),
        Column("meeting", String, nullable=False),
        Column("state", String(20), nullable=False),
        Column("generation", Integer, nullable=False),
        Column("puts", Integer, nullable=False),
        Column("asked_by", String, nullable=False),
        Column("event", String, nullable=False),
        Column("join_url", String, nullable=False),
        Column("ical_uid", String, nullable=False),
        Column("change_key", String, nullable=False),
        Column("etag", String, nullable=False),
        Column("sequence", Integer, nullable=False),
        Column("attendees", DOCUMENT, nullable=False),
        Column("put_at", INSTANT),
        Column("linked_at", INSTANT),
        Column("shown_at", INSTANT),
        Column("is_closed", Boolean, nullable=False),
        Column("chat", String, nullable=False),
        Column("version", Integer, nullable=False),
        one_of("calendar_events", "state", STATES),
        refers("calendar_events", "meeting", "meetings.id"),
    )
    index("calendar_events", "event")
    keyed_table(
        "event_feeds",
        ("name",),
        Column("name", String, nullable=False),
        Column("cursor", String, nullable=False),
        Column("first", Date),
        Column("last", Date),
        Column("read_at", INSTANT),
        Column("subscription", String, nullable=False),
        Column("subscribed_at", INSTANT),
        Column("expires_at", INSTANT),
        Column("holder", String, nullable=False),
        Column("held_until", INSTANT),
        Column("version", Integer, nullable=False),
    )
    put_wall("calendar_events")
    put_wall("event_feeds")
    op.create_table(
        "places",
        Column("line", String, nullable=False),
        Column("number", Integer, nullable=False),
        Column("holder", String, nullable=False),
        Column("held_until", DateTime(timezone=True), nullable=False),
        PrimaryKeyConstraint("line", "number", name="pk_places"),
    )


def downgrade() -> None:
    op.drop_table("places")
    for table in ("event_feeds", "calendar_events"):
        take_down(table)
        op.drop_table(table)
