"""Two roles on PostgreSQL: one owns the tables and migrates, the other works and owns nothing."""

from dataclasses import dataclass

from sqlalchemy import Connection, inspect, text

from storage.database import Database

MORE_THAN_READ = "SELECT, INSERT, UPDATE, DELETE"
LESS = {
    "alembic_version": "SELECT",
    "audit": "SELECT, INSERT",
    "audit_marks": "SELECT, INSERT",
}
"""The log takes new entries and nothing else; which migrations ran is the owner's to say."""


def grant(connection: Connection, role: str) -> None:
    """What the program needs, and no more. Run anew after every migration, for new tables."""
    name = connection.dialect.identifier_preparer.quote(role)
    for table in inspect(connection).get_table_names():
        rights = LESS.get(table, MORE_THAN_READ)
        quoted = connection.dialect.identifier_preparer.quote(table)
        connection.execute(text(f"REVOKE ALL ON {quoted} FROM {name}"))
        connection.execute(text(f"GRANT {rights} ON {quoted} TO {name}"))
    connection.execute(text(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {name}"))


@dataclass(frozen=True, slots=True)
class Standing:
    """What the role that the program works as could do to the wall between municipalities."""

    is_superuser: bool
    bypasses: bool
    owns_tables: bool

    @property
    def is_held(self) -> bool:
        """True when the role can neither look past the wall nor take it down."""
        return not (self.is_superuser or self.bypasses or self.owns_tables)


ASKED = """
SELECT rolsuper, rolbypassrls, EXISTS (
  SELECT FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
  WHERE nspname = 'public' AND relkind = 'r' AND pg_has_role(current_user, relowner, 'MEMBER')
) FROM pg_roles WHERE rolname = current_user
"""


async def standing(database: Database) -> Standing | None:
    """None on SQLite, which knows no roles."""
    if database.engine.dialect.name != "postgresql":
        return None
    async with database.transaction() as connection:
        return Standing(*(await connection.execute(text(ASKED))).one())
