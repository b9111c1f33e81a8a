"""What is written in a case: one sealed document beside it."""

from alembic import op
from sqlalchemy import Column, Date, Integer, LargeBinary, String

from storage.migrations.first_tables import index, keyed_table, refers
from storage.migrations.walls import put_wall

revision = "0027"
down_revision: str | None = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    keyed_table(
        "case_files",
        ("case",),
        Column("case", String, nullable=False),
        Column("remind_on", Date),
        Column("sealed", LargeBinary, nullable=False),
        Column("version", Integer, nullable=False),
        refers("case_files", "case", "cases.id"),
    )
    index("case_files", "remind_on")
    put_wall("case_files")


def downgrade() -> None:
    op.drop_table("case_files")
