"""Case texts, their releases, and the register; what says anything of a person is sealed."""

from alembic import op
from sqlalchemy import Column, Date, Integer, LargeBinary, String

from storage.migrations.first_tables import DOCUMENT, INSTANT, index, keyed_table, refers
from storage.migrations.walls import is_postgresql, put_wall

revision = "0028"
down_revision: str | None = "0027"
branch_labels = None
depends_on = None

READER = "current_setting('sspf.reader', true)"
REACHABLE = f"""
{READER} = '*' OR party = {READER} OR EXISTS (
  SELECT 1 FROM case_text_releases AS passed
  WHERE passed.municipality_id = case_texts.municipality_id
  AND passed.text = case_texts.id AND passed.recipient = {READER}
) OR current_setting('sspf.migrating', true) = 'on'
"""  # noqa: S608  # settings of our own, and no value
"""A text is its agency's, and theirs to whom it was released; `*` is a job that shows nothing."""


def upgrade() -> None:
    keyed_table(
        "case_texts",
        ("id",),
        Column("id", String, nullable=False),
        Column("meeting", String, nullable=False),
        Column("case", String, nullable=False),
        Column("party", String, nullable=False),
        Column("state", String, nullable=False),
        Column("written_by", String, nullable=False),
        Column("written_at", INSTANT, nullable=False),
        Column("provision", String, nullable=False),
        Column("marked_on", Date, nullable=False),
        Column("marked_by", String, nullable=False),
        Column("sealed", LargeBinary, nullable=False),
        Column("version", Integer, nullable=False),
        refers("case_texts", "meeting", "meetings.id"),
        refers("case_texts", "case", "cases.id"),
        refers("case_texts", "party", "parties.key"),
        refers("case_texts", "written_by", "people.id"),
        refers("case_texts", "marked_by", "authorities.key"),
    )
    index("case_texts", "meeting")
    index("case_texts", "case")
    _releases()
    _register()
    for table in ("case_texts", "case_text_releases", "registrations"):
        put_wall(table)
    if is_postgresql():
        op.execute(f"CREATE POLICY readers ON case_texts AS RESTRICTIVE USING ({REACHABLE})")


def _releases() -> None:
    keyed_table(
        "case_text_releases",
        ("text", "recipient"),
        Column("text", String, nullable=False),
        Column("recipient", String, nullable=False),
        Column("at", INSTANT, nullable=False),
        Column("by", String, nullable=False),
        Column("basis", String, nullable=False),
        Column("ground", String, nullable=False),
        refers("case_text_releases", "by", "people.id"),
    )


def _register() -> None:
    keyed_table(
        "registrations",
        ("year", "number"),
        Column("year", Integer, nullable=False),
        Column("number", Integer, nullable=False),
        Column("at", INSTANT, nullable=False),
        Column("kind", String, nullable=False),
        Column("item", String, nullable=False),
        Column("sender", String, nullable=False),
        Column("recipients", DOCUMENT, nullable=False),
        Column("registered_by", String, nullable=False),
        refers("registrations", "sender", "parties.key"),
        refers("registrations", "registered_by", "people.id"),
    )


def downgrade() -> None:
    # The policy of the second names the third.
    for table in ("registrations", "case_texts", "case_text_releases"):
        op.drop_table(table)
