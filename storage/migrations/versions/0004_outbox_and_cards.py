"""What is sent, what has been sent, and what was typed."""

from alembic import op
from sqlalchemy import Column, Integer, LargeBinary, String

from storage.migrations.first_tables import (
    DOCUMENT,
    INSTANT,
    check,
    index,
    keyed_table,
    listed_table,
    one_of,
    partial_index,
    refers,
)

revision = "0004"
down_revision: str | None = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _outbox()
    _card_references()
    _sent_cards()
    _kept_inputs()
    _conversations()


def downgrade() -> None:
    for table in ("conversations", "kept_inputs", "sent_cards", "card_references", "outbox"):
        op.drop_table(table)


def _outbox() -> None:
    listed_table(
        "outbox",
        ("key",),
        Column("key", String, nullable=False),
        Column("kind", String, nullable=False),
        Column("recipient", String, nullable=False),
        Column("subject", String, nullable=False),
        Column("send_at", INSTANT, nullable=False),
        Column("revision", Integer, nullable=False),
        Column("why", String, nullable=False),
        Column("values", DOCUMENT, nullable=False),
        Column("state", String(20), nullable=False),
        Column("attempts", Integer, nullable=False),
        Column("lease_until", INSTANT),
        Column("holder", String),
        Column("begun_at", INSTANT),
        Column("ended_at", INSTANT),
        Column("reason", String, nullable=False),
        one_of("outbox", "state", "due leased sent unknown dropped dead"),
        check("outbox", "key", "length(key) <= 200"),
        check("outbox", "reason", "length(reason) <= 200"),
        check("outbox", "why", "length(why) <= 200"),
        refers("outbox", "recipient", "people.id"),
    )
    index("outbox", "send_at", "sequence")
    partial_index(
        "ix_outbox_waiting", "outbox", "send_at", "sequence", where="state IN ('due', 'leased')"
    )


def _card_references() -> None:
    keyed_table(
        "card_references",
        ("ref",),
        Column("ref", String, nullable=False),
        Column("person", String, nullable=False),
        Column("act", String, nullable=False),
        Column("subject", String, nullable=False),
        Column("version", Integer, nullable=False),
        Column("value", String, nullable=False),
        Column("conversation", String, nullable=False),
        Column("issued_at", INSTANT),
        Column("used_at", INSTANT),
        refers("card_references", "person", "people.id"),
    )


def _sent_cards() -> None:
    listed_table(
        "sent_cards",
        ("id",),
        Column("id", String, nullable=False),
        Column("person", String, nullable=False),
        Column("conversation", String, nullable=False),
        Column("activity", String, nullable=False),
        Column("kind", String, nullable=False),
        Column("subject", String, nullable=False),
        Column("version", Integer, nullable=False),
        Column("sent_at", INSTANT, nullable=False),
        Column("replaced_at", INSTANT),
        refers("sent_cards", "person", "people.id"),
    )
    partial_index(
        "ix_sent_cards_in_use", "sent_cards", "subject", "kind", where="replaced_at IS NULL"
    )
    index("sent_cards", "conversation", "activity")


def _kept_inputs() -> None:
    listed_table(
        "kept_inputs",
        ("id",),
        Column("id", String, nullable=False),
        Column("person", String, nullable=False),
        Column("ref", String, nullable=False),
        Column("at", INSTANT, nullable=False),
        Column("inputs", LargeBinary, nullable=False),
    )
    index("kept_inputs", "person", "ref")


def _conversations() -> None:
    keyed_table(
        "conversations",
        ("person",),
        Column("person", String, nullable=False),
        Column("conversation", String, nullable=False),
        Column("service_url", String, nullable=False),
        Column("tenant", String, nullable=False),
        Column("bot", String, nullable=False),
        Column("user", String, nullable=False),
        refers("conversations", "person", "people.id"),
    )
