"""Commitments, their history and their numbers."""

from alembic import op
from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, String, Text

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

revision = "0003"
down_revision: str | None = "0002"
branch_labels = None
depends_on = None

IS_OPEN = "status IN ('in_progress', 'needs_help', 'not_started', 'on_hold')"


def upgrade() -> None:
    _commitments()
    _commitment_changes()
    _counters()


def downgrade() -> None:
    for table in ("counters", "commitment_changes", "commitments"):
        op.drop_table(table)


def _commitments() -> None:
    keyed_table(
        "commitments",
        ("id",),
        Column("id", String, nullable=False),
        Column("year", Integer, nullable=False),
        Column("number", Integer, nullable=False),
        Column("group", String, nullable=False),
        Column("party", String, nullable=False),
        Column("owner", String, nullable=False),
        Column("text", Text, nullable=False),
        Column("level", Integer, nullable=False),
        Column("prevention", String(20), nullable=False),
        Column("due_on", Date, nullable=False),
        Column("due_at_meeting", String),
        Column("decided_on", Date, nullable=False),
        Column("meeting", String),
        Column("taking_part", DOCUMENT, nullable=False),
        Column("goals", DOCUMENT, nullable=False),
        Column("subject", String(20), nullable=False),
        Column("case", String),
        Column("status", String(20), nullable=False),
        Column("effect", String(20)),
        Column("note", Text, nullable=False),
        Column("moved", Integer, nullable=False),
        Column("closed_on", Date),
        Column("origin", String, nullable=False),
        Column("version", Integer, nullable=False),
        check("commitments", "level", "level BETWEEN 1 AND 3"),
        one_of("commitments", "prevention", "universal selective individual"),
        one_of("commitments", "subject", "area group individual"),
        one_of(
            "commitments",
            "status",
            "proposed not_started in_progress on_hold needs_help "
            "done followed_up cancelled replaced dropped",
        ),
        one_of("commitments", "effect", "yes partly no too_early"),
        refers("commitments", "group", "groups.key"),
        refers("commitments", "party", "parties.key"),
        refers("commitments", "owner", "people.id"),
        refers("commitments", "due_at_meeting", "meetings.id"),
        refers("commitments", "meeting", "meetings.id"),
    )
    index("commitments", "group", "year", "number")
    partial_index(
        "ix_commitments_open_due", "commitments", "due_on", "year", "number", where=IS_OPEN
    )
    partial_index("ix_commitments_open_group", "commitments", "group", "due_on", where=IS_OPEN)
    partial_index("ix_commitments_open_owner", "commitments", "owner", "due_on", where=IS_OPEN)
    partial_index(
        "uq_commitments_origin", "commitments", "origin", where="origin <> ''", unique=True
    )


def _commitment_changes() -> None:
    listed_table(
        "commitment_changes",
        ("commitment", "version"),
        Column("commitment", String, nullable=False),
        Column("version", Integer, nullable=False),
        Column("by", String, nullable=False),
        Column("at", INSTANT, nullable=False),
        Column("before", LargeBinary, nullable=False),
        Column("after", LargeBinary, nullable=False),
        Column("undone", Boolean, nullable=False),
        refers("commitment_changes", "commitment", "commitments.id"),
    )
    index("commitment_changes", "by")


def _counters() -> None:
    keyed_table(
        "counters",
        ("series", "year"),
        Column("series", String, nullable=False),
        Column("year", Integer, nullable=False),
        Column("last", Integer, nullable=False),
    )
