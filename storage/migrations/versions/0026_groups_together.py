"""Matters between groups, rows of yearly plans and problem pictures, and the agreements."""

from alembic import op
from sqlalchemy import CheckConstraint, Column, Date, Integer, String, Text, UniqueConstraint

from storage.migrations.first_tables import (
    DOCUMENT,
    INSTANT,
    check,
    index,
    keyed_table,
    one_of,
    refers,
)
from storage.migrations.walls import put_wall

revision = "0026"
down_revision: str | None = "0025"
branch_labels = None
depends_on = None

TABLES = ("matters", "plan_rows", "picture_rows", "agreements")


def upgrade() -> None:
    _matters()
    _plan_rows()
    _picture_rows()
    _agreements()
    for table in TABLES:
        put_wall(table)


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _matters() -> None:
    keyed_table(
        "matters",
        ("number",),
        Column("number", Integer, autoincrement=False, nullable=False),
        Column("kind", String(20), nullable=False),
        Column("text", Text, nullable=False),
        Column("level", Integer, nullable=False),
        Column("made_by", String, nullable=False),
        Column("made_at", INSTANT, nullable=False),
        Column("stops", DOCUMENT, nullable=False),
        Column("owner", String),
        Column("due_on", Date),
        Column("closed_on", Date),
        *_kept_once("matters"),
        one_of("matters", "kind", "item assignment report"),
        _two_levels("matters"),
        refers("matters", "made_by", "people.id"),
        refers("matters", "owner", "parties.key"),
    )


def _plan_rows() -> None:
    keyed_table(
        "plan_rows",
        ("number",),
        Column("number", Integer, autoincrement=False, nullable=False),
        Column("group", String, nullable=False),
        Column("year", Integer, nullable=False),
        Column("text", Text, nullable=False),
        Column("level", Integer, nullable=False),
        Column("lead", String, nullable=False),
        Column("parties", DOCUMENT, nullable=False),
        Column("focus", DOCUMENT, nullable=False),
        Column("serves", Integer),
        Column("trial_until", Date),
        Column("steps", DOCUMENT, nullable=False),
        Column("sent_on", Date),
        Column("rank", Integer),
        Column("done_on", Date),
        Column("carried_from", Integer),
        Column("made_by", String, nullable=False),
        Column("made_at", INSTANT, nullable=False),
        *_kept_once("plan_rows"),
        _two_levels("plan_rows"),
        refers("plan_rows", "group", "groups.key"),
        refers("plan_rows", "lead", "parties.key"),
        refers("plan_rows", "made_by", "people.id"),
    )
    index("plan_rows", "group", "year")


def _picture_rows() -> None:
    keyed_table(
        "picture_rows",
        ("number",),
        Column("number", Integer, autoincrement=False, nullable=False),
        Column("group", String, nullable=False),
        Column("part", String(20), nullable=False),
        Column("text", Text, nullable=False),
        Column("level", Integer, nullable=False),
        Column("party", String),
        Column("contributor", Text, nullable=False),
        Column("source", Text, nullable=False),
        Column("added_by", String, nullable=False),
        Column("added_at", INSTANT, nullable=False),
        Column("ended_on", Date),
        *_kept_once("picture_rows"),
        one_of("picture_rows", "part", "problem risk_group protection positive_force"),
        _two_levels("picture_rows"),
        refers("picture_rows", "group", "groups.key"),
        refers("picture_rows", "party", "parties.key"),
        refers("picture_rows", "added_by", "people.id"),
    )
    index("picture_rows", "group")


def _agreements() -> None:
    keyed_table(
        "agreements",
        ("number",),
        Column("number", Integer, autoincrement=False, nullable=False),
        Column("title", Text, nullable=False),
        Column("link", Text, nullable=False),
        Column("review_on", Date, nullable=False),
        Column("reviewed_on", Date),
        Column("added_by", String, nullable=False),
        Column("added_at", INSTANT, nullable=False),
        *_kept_once("agreements"),
        refers("agreements", "added_by", "people.id"),
    )


def _kept_once(table: str) -> tuple[Column[str], Column[int], UniqueConstraint]:
    return (
        Column("origin", String, nullable=False),
        Column("version", Integer, nullable=False),
        UniqueConstraint("municipality_id", "origin", name=f"uq_{table}_municipality_id_origin"),
    )


def _two_levels(table: str) -> CheckConstraint:
    """Nothing about an individual can be kept here."""
    return check(table, "level", "level BETWEEN 1 AND 2")
