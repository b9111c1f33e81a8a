"""Whoever has no account in Teams is reached by mail."""

from alembic import op

from storage.migrations.first_tables import one_of
from storage.migrations.walls import is_postgresql

revision = "0035"
down_revision: str | None = "0034"
branch_labels = None
depends_on = None

FIRST, LAST = (
    "reached sent installed waiting not_needed",
    "not_installed guest wrong_address blocked disabled unknown failed",
)
BEFORE, NOW = f"{FIRST} {LAST}", f"{FIRST} by_mail {LAST}"


def upgrade() -> None:
    _let_stand(NOW)


def downgrade() -> None:
    # The release before does not know this road; what was sent there is looked up anew.
    op.execute("DELETE FROM reach WHERE state = 'by_mail'")
    _let_stand(BEFORE)


def _let_stand(words: str) -> None:
    allowed = one_of("reach", "state", words).sqltext
    name = op.f("ck_reach_state")
    if is_postgresql():
        op.drop_constraint(name, "reach")
        op.create_check_constraint(name, "reach", allowed)
        return
    with op.batch_alter_table("reach") as table:
        table.drop_constraint(name, type_="check")
        table.create_check_constraint(name, allowed)
