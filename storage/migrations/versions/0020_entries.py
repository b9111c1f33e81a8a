"""Lists that two agencies keep together, and when they chose anew."""

from alembic import op
from sqlalchemy import Column, Date, Integer, LargeBinary, String, UniqueConstraint

from storage.migrations.first_tables import keyed_table, refers
from storage.migrations.walls import put_wall

revision = "0020"
down_revision: str | None = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    keyed_table(
        "entries",
        ("id",),
        Column("id", String, nullable=False),
        Column("list", String, nullable=False),
        Column("code", String, nullable=False),
        Column("year", Integer, nullable=False),
        Column("number", Integer, nullable=False),
        Column("group", String, nullable=False),
        Column("proposed_on", Date, nullable=False),
        Column("noted_by", String, nullable=False),
        Column("state", String, nullable=False),
        Column("sealed", LargeBinary, nullable=False),
        Column("version", Integer, nullable=False),
        UniqueConstraint("municipality_id", "code", name="uq_entries_municipality_id_code"),
        UniqueConstraint(
            "municipality_id",
            "list",
            "year",
            "number",
            name="uq_entries_municipality_id_list_year_number",
        ),
        refers("entries", "group", "groups.key"),
        refers("entries", "noted_by", "people.id"),
    )
    keyed_table(
        "selections",
        ("group", "held_on"),
        Column("group", String, nullable=False),
        Column("held_on", Date, nullable=False),
        Column("outcome", String, nullable=False),
        Column("noted_by", String, nullable=False),
        Column("kept", Integer, nullable=False),
        Column("left", Integer, nullable=False),
        refers("selections", "group", "groups.key"),
        refers("selections", "noted_by", "people.id"),
    )
    for table in ("entries", "selections"):
        put_wall(table)


def downgrade() -> None:
    for table in ("selections", "entries"):
        op.drop_table(table)
