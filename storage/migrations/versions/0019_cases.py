"""Cases, consents and legal grounds; what says anything of a person is sealed."""

from alembic import op
from sqlalchemy import Column, Date, Integer, LargeBinary, String, UniqueConstraint

from storage.migrations.first_tables import DOCUMENT, INSTANT, index, keyed_table, refers
from storage.migrations.walls import put_wall

revision = "0019"
down_revision: str | None = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    keyed_table(
        "cases",
        ("id",),
        Column("id", String, nullable=False),
        Column("code", String, nullable=False),
        Column("year", Integer, nullable=False),
        Column("number", Integer, nullable=False),
        Column("group", String, nullable=False),
        Column("raised_by", String, nullable=False),
        Column("raised_on", Date, nullable=False),
        Column("noted_by", String, nullable=False),
        Column("archive_agency", String, nullable=False),
        Column("state", String, nullable=False),
        Column("coordinator", String),
        Column("parties", DOCUMENT, nullable=False),
        Column("sealed", LargeBinary, nullable=False),
        Column("version", Integer, nullable=False),
        UniqueConstraint("municipality_id", "code", name="uq_cases_municipality_id_code"),
        UniqueConstraint(
            "municipality_id", "year", "number", name="uq_cases_municipality_id_year_number"
        ),
        refers("cases", "group", "groups.key"),
        refers("cases", "raised_by", "parties.key"),
        refers("cases", "noted_by", "people.id"),
        refers("cases", "coordinator", "people.id"),
    )
    _of_a_case("consents", Column("valid_from", Date, nullable=False), "valid_to")
    _of_a_case("legal_grounds", Column("decided_on", Date, nullable=False), "expires_on")
    for table in ("cases", "consents", "legal_grounds"):
        put_wall(table)


def _of_a_case(name: str, first: Column[object], last: str) -> None:
    keyed_table(
        name,
        ("id",),
        Column("id", String, nullable=False),
        Column("case", String, nullable=False),
        first,
        Column(last, Date, nullable=False),
        Column("recorded_by", String, nullable=False),
        Column("recorded_at", INSTANT, nullable=False),
        Column("sealed", LargeBinary, nullable=False),
        Column("version", Integer, nullable=False),
        refers(name, "recorded_by", "people.id"),
    )
    index(name, "case")


def downgrade() -> None:
    for table in ("legal_grounds", "consents", "cases"):
        op.drop_table(table)
