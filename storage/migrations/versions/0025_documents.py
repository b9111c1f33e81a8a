"""A web link may give a document: which one stands on its row."""

from alembic import op
from sqlalchemy import Column, String

from storage.migrations.first_tables import one_of
from storage.migrations.walls import is_postgresql

revision = "0025"
down_revision: str | None = "0024"
branch_labels = None
depends_on = None

BEFORE, NOW = "answer calendar", "answer calendar document"


def upgrade() -> None:
    op.add_column("web_links", Column("document", String, nullable=False, server_default=""))
    _let_stand(NOW)


def downgrade() -> None:
    # Whoever has ordered one orders it again: it lasts a quarter of an hour.
    op.execute("DELETE FROM web_links WHERE purpose = 'document'")
    _let_stand(BEFORE)
    op.drop_column("web_links", "document")


def _let_stand(words: str) -> None:
    allowed = one_of("web_links", "purpose", words).sqltext
    name = op.f("ck_web_links_purpose")
    if is_postgresql():
        op.drop_constraint(name, "web_links")
        op.create_check_constraint(name, "web_links", allowed)
        return
    with op.batch_alter_table("web_links") as table:
        table.drop_constraint(name, type_="check")
        table.create_check_constraint(name, allowed)
