"""The audit log, which takes new entries and nothing else."""

from alembic import op
from sqlalchemy import Column, Integer, LargeBinary, String

from storage.migrations.first_tables import INSTANT, keyed_table

revision = "0005"
down_revision: str | None = "0004"
branch_labels = None
depends_on = None

REFUSAL = "audit is append-only"
AT_THE_END = """
CREATE TRIGGER audit_at_the_end BEFORE INSERT ON audit
WHEN EXISTS (
  SELECT 1 FROM audit WHERE municipality_id = NEW.municipality_id AND position >= NEW.position
)
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END
"""


def upgrade() -> None:
    keyed_table(
        "audit",
        ("position",),
        Column("position", Integer, autoincrement=False, nullable=False),
        Column("at", INSTANT, nullable=False),
        Column("actor", String, nullable=False),
        Column("tag", String, nullable=False),
        Column("subject", String, nullable=False),
        Column("version", Integer, nullable=False),
        Column("hash", LargeBinary, nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        _guard_on_sqlite()
    else:
        _guard_on_postgresql()


def downgrade() -> None:
    op.drop_table("audit")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION refuse_audit_change()")


def _guard_on_sqlite() -> None:
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_no_{act.lower()} BEFORE {act} ON audit "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )
    # INSERT OR REPLACE deletes without telling the DELETE trigger, unless the connection asks it.
    op.execute(AT_THE_END)


def _guard_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()"
    )
