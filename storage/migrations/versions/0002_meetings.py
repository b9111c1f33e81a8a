"""Meetings, who comes, what is brought and what is left behind."""

from alembic import op
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Integer,
    LargeBinary,
    String,
    Text,
    Time,
)

from storage.migrations.first_tables import (
    DOCUMENT,
    INSTANT,
    check,
    index,
    keyed_table,
    one_of,
    partial_index,
    refers,
)

revision = "0002"
down_revision: str | None = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _meetings()
    _answers()
    _absences()
    _briefings()
    _briefing_parts()
    _items()
    _decisions()
    _attendance()
    _checks()


def downgrade() -> None:
    for table in (
        "checks",
        "attendance",
        "decisions",
        "items",
        "briefing_parts",
        "briefings",
        "absences",
        "answers",
        "meetings",
    ):
        op.drop_table(table)


def _meetings() -> None:
    keyed_table(
        "meetings",
        ("id",),
        Column("id", String, nullable=False),
        Column("group", String, nullable=False),
        Column("held_on", Date, nullable=False),
        Column("starts", Time, nullable=False),
        Column("minutes", Integer, nullable=False),
        Column("zone", String, nullable=False),
        Column("starts_at", INSTANT, nullable=False),
        Column("ends_at", INSTANT, nullable=False),
        Column("status", String(20), nullable=False),
        Column("invite_on", Date),
        Column("called_at", INSTANT),
        Column("agenda_approved_at", INSTANT),
        Column("agenda_approved_by", String),
        Column("plan_fixed_at", INSTANT),
        Column("template_version", String, nullable=False),
        Column("sequence", Integer, nullable=False),
        Column("version", Integer, nullable=False),
        one_of("meetings", "status", "planned called cancelled"),
        refers("meetings", "group", "groups.key"),
    )
    index("meetings", "group", "starts_at")
    index("meetings", "held_on")


def _answers() -> None:
    keyed_table(
        "answers",
        ("meeting", "person"),
        Column("meeting", String, nullable=False),
        Column("person", String, nullable=False),
        Column("response", String(20), nullable=False),
        Column("answered_at", INSTANT, nullable=False),
        Column("deputy", String),
        Column("meeting_sequence", Integer, nullable=False),
        one_of("answers", "response", "accepted tentative declined"),
        refers("answers", "meeting", "meetings.id"),
        refers("answers", "person", "people.id"),
        refers("answers", "deputy", "people.id"),
    )


def _absences() -> None:
    keyed_table(
        "absences",
        ("person", "first"),
        Column("person", String, nullable=False),
        Column("first", Date, nullable=False),
        Column("last", Date, nullable=False),
        refers("absences", "person", "people.id"),
    )


def _briefings() -> None:
    keyed_table(
        "briefings",
        ("meeting", "party"),
        Column("meeting", String, nullable=False),
        Column("party", String, nullable=False),
        Column("draft", LargeBinary),
        Column("draft_by", String),
        Column("draft_at", INSTANT),
        Column("submitted_at", INSTANT),
        Column("submitted_by", String),
        Column("first_submitted_at", INSTANT),
        Column("is_late", Boolean, nullable=False),
        Column("is_oral", Boolean, nullable=False),
        Column("version", Integer, nullable=False),
        refers("briefings", "meeting", "meetings.id"),
        refers("briefings", "party", "parties.key"),
    )


def _briefing_parts() -> None:
    keyed_table(
        "briefing_parts",
        ("meeting", "party", "number"),
        Column("meeting", String, nullable=False),
        Column("party", String, nullable=False),
        Column("number", Integer, nullable=False),
        Column("level", Integer, nullable=False),
        Column("state", String(20), nullable=False),
        Column("text", Text, nullable=False),
        Column("size", String, nullable=False),
        Column("prevention", String(20)),
        Column("goals", DOCUMENT),
        Column("case", String),
        check("briefing_parts", "level", "level BETWEEN 1 AND 3"),
        one_of("briefing_parts", "state", "unanswered text nothing raise"),
        one_of("briefing_parts", "prevention", "universal selective individual"),
        refers("briefing_parts", "meeting", "meetings.id"),
        refers("briefing_parts", "party", "parties.key"),
    )


def _items() -> None:
    keyed_table(
        "items",
        ("id",),
        Column("id", String, nullable=False),
        Column("meeting", String, nullable=False),
        Column("number", Integer, nullable=False),
        Column("title", Text, nullable=False),
        Column("point", String, nullable=False),
        Column("level", Integer, nullable=False),
        Column("party", String),
        Column("subject", String(20)),
        Column("prevention", String(20)),
        Column("goals", DOCUMENT, nullable=False),
        Column("age_band", String, nullable=False),
        Column("case", String),
        Column("outcome", String(20)),
        Column("version", Integer, nullable=False),
        check("items", "level", "level BETWEEN 1 AND 3"),
        one_of("items", "subject", "area group individual"),
        one_of("items", "prevention", "universal selective individual"),
        one_of("items", "outcome", "action no_action watch lift"),
        refers("items", "meeting", "meetings.id"),
        refers("items", "party", "parties.key"),
    )
    index("items", "meeting")


def _decisions() -> None:
    keyed_table(
        "decisions",
        ("id",),
        Column("id", String, nullable=False),
        Column("meeting", String, nullable=False),
        Column("number", Integer, nullable=False),
        Column("text", Text, nullable=False),
        Column("level", Integer, nullable=False),
        Column("subject", String(20), nullable=False),
        Column("prevention", String(20), nullable=False),
        Column("decided_at", INSTANT, nullable=False),
        Column("recorded_by", String, nullable=False),
        Column("case", String),
        Column("origin", String, nullable=False),
        check("decisions", "level", "level BETWEEN 1 AND 3"),
        one_of("decisions", "subject", "area group individual"),
        one_of("decisions", "prevention", "universal selective individual"),
        refers("decisions", "meeting", "meetings.id"),
    )
    index("decisions", "meeting")
    partial_index("uq_decisions_origin", "decisions", "origin", where="origin <> ''", unique=True)


def _attendance() -> None:
    keyed_table(
        "attendance",
        ("meeting", "person"),
        Column("meeting", String, nullable=False),
        Column("person", String, nullable=False),
        Column("place", Integer, nullable=False),
        Column("party", String),
        Column("title", Text, nullable=False),
        refers("attendance", "meeting", "meetings.id"),
        refers("attendance", "person", "people.id"),
        refers("attendance", "party", "parties.key"),
    )


def _checks() -> None:
    keyed_table(
        "checks",
        ("meeting", "person"),
        Column("meeting", String, nullable=False),
        Column("person", String, nullable=False),
        Column("at", INSTANT, nullable=False),
        Column("is_right", Boolean, nullable=False),
        Column("objection", Text, nullable=False),
        refers("checks", "meeting", "meetings.id"),
        refers("checks", "person", "people.id"),
    )
