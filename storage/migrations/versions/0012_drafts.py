"""A meeting may be a draft, which nobody is told of, and knows when its calendar was approved."""

from alembic import op
from sqlalchemy import Column

from storage.migrations.first_tables import INSTANT, one_of
from storage.migrations.walls import is_postgresql

revision = "0012"
down_revision: str | None = "0011"
branch_labels = None
depends_on = None

BEFORE, NOW = "planned called cancelled", "planned called cancelled draft"


def upgrade() -> None:
    op.add_column("meetings", Column("approved_at", INSTANT))
    _let_stand(NOW)


def downgrade() -> None:
    # The release before knows no drafts, and nobody has approved these: nothing is sent of them.
    op.execute("UPDATE meetings SET status = 'cancelled' WHERE status = 'draft'")
    _let_stand(BEFORE)
    op.drop_column("meetings", "approved_at")


def _let_stand(words: str) -> None:
    allowed = one_of("meetings", "status", words).sqltext
    name = op.f("ck_meetings_status")
    if is_postgresql():
        op.drop_constraint(name, "meetings")
        op.create_check_constraint(name, "meetings", allowed)
        return
    with op.batch_alter_table("meetings") as table:
        table.drop_constraint(name, type_="check")
        table.create_check_constraint(name, allowed)
