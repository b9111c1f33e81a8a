"""A send that has begun is a state of its own, and whoever sends is woken when there is a row."""

from alembic import op
from sqlalchemy import Column, Integer, String, text

from storage.migrations.first_tables import (
    DOCUMENT,
    INSTANT,
    check,
    index,
    listed_table,
    one_of,
    partial_index,
    refers,
)
from storage.migrations.walls import is_postgresql

revision = "0011"
down_revision: str | None = "0010"
branch_labels = None
depends_on = None

BEFORE, NOW = "due leased sent unknown dropped dead", "due leased sending sent unknown dropped dead"
WAITED, WAITS = "state IN ('due', 'leased')", "state IN ('due', 'leased', 'sending')"
HELD = "state IN ('leased', 'sending')"
COLUMNS = (
    "sequence, municipality_id, controller, key, kind, recipient, subject, send_at, revision, why, "
    '"values", state, attempts, lease_until, holder, begun_at, ended_at, reason'
)
RING = """
CREATE FUNCTION sspf_ring() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('sspf_outbox', NEW.municipality_id);
  RETURN NULL;
END $$
"""
RUNG = """
CREATE TRIGGER sspf_ring AFTER INSERT OR UPDATE OF send_at ON outbox
FOR EACH ROW EXECUTE FUNCTION sspf_ring()
"""


def upgrade() -> None:
    _take_indices()
    _let_stand(NOW)
    _put_indices(WAITS)
    partial_index("ix_outbox_held", "outbox", "recipient", where=HELD)
    if is_postgresql():
        op.execute(RING)
        op.execute(RUNG)


def downgrade() -> None:
    if is_postgresql():
        op.execute("DROP TRIGGER sspf_ring ON outbox")
        op.execute("DROP FUNCTION sspf_ring()")
    op.drop_index("ix_outbox_held", "outbox")
    _take_indices()
    # The program before tells such a row by `begun_at`.
    op.execute("UPDATE outbox SET state = 'leased' WHERE state = 'sending'")
    _let_stand(BEFORE)
    _put_indices(WAITED)


def _take_indices() -> None:
    for name in ("ix_outbox_waiting", "ix_outbox_waiting_anywhere"):
        op.drop_index(name, "outbox")


def _put_indices(where: str) -> None:
    partial_index("ix_outbox_waiting", "outbox", "send_at", "sequence", where=where)
    op.create_index(
        "ix_outbox_waiting_anywhere",
        "outbox",
        ["send_at"],
        sqlite_where=text(where),
        postgresql_where=text(where),
    )


def _let_stand(words: str) -> None:
    """SQLite cannot change a check: the table is made anew, with the rows it had."""
    if is_postgresql():
        op.drop_constraint(op.f("ck_outbox_state"), "outbox")
        allowed = one_of("outbox", "state", words)
        op.create_check_constraint(op.f("ck_outbox_state"), "outbox", allowed.sqltext)
        return
    for columns in (("send_at", "sequence"), ("subject",), ("recipient",)):
        op.drop_index("_".join(["ix_outbox_municipality_id", *columns]), "outbox")
    op.rename_table("outbox", "outbox_before")
    _table(words)
    op.execute(f"INSERT INTO outbox ({COLUMNS}) SELECT {COLUMNS} FROM outbox_before")  # noqa: S608 our own names
    op.drop_table("outbox_before")


def _table(words: str) -> None:
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
        one_of("outbox", "state", words),
        check("outbox", "key", "length(key) <= 200"),
        check("outbox", "reason", "length(reason) <= 200"),
        check("outbox", "why", "length(why) <= 200"),
        refers("outbox", "recipient", "people.id"),
    )
    index("outbox", "send_at", "sequence")
    index("outbox", "subject")
    index("outbox", "recipient")
