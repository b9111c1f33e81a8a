"""How the tables of the first migrations begin. Frozen: whoever needs it otherwise writes anew."""

from alembic import op
from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.schema import SchemaItem

INSTANT = DateTime(timezone=True)
DOCUMENT = JSON().with_variant(JSONB(), "postgresql")
SEQUENCE = BigInteger().with_variant(Integer(), "sqlite")


def keyed_table(name: str, key: tuple[str, ...], *items: SchemaItem) -> None:
    """A table whose rows are known by municipality and key."""
    primary = PrimaryKeyConstraint("municipality_id", *key, name=f"pk_{name}")
    op.create_table(name, *_owner(name), *items, primary)


def listed_table(name: str, key: tuple[str, ...], *items: SchemaItem) -> None:
    """A table whose rows come in the order in which they were written."""
    sequence: Column[int] = Column("sequence", SEQUENCE, autoincrement=True, nullable=False)
    primary = PrimaryKeyConstraint("sequence", name=f"pk_{name}")
    unique = UniqueConstraint(
        "municipality_id", *key, name="_".join(["uq", name, "municipality_id", *key])
    )
    op.create_table(name, sequence, *_owner(name), *items, primary, unique)


def _owner(table: str) -> tuple[SchemaItem, ...]:
    """Whose the row is, and which authority answers for it."""
    municipality: Column[str] = Column("municipality_id", String, nullable=False)
    controller: Column[str] = Column("controller", String, nullable=False)
    return municipality, controller, refers(table, "controller", "authorities.key")


def refers(table: str, column: str, to: str, *, deferred: bool = False) -> ForeignKeyConstraint:
    """`to`: the other table and its key, as `people.id`."""
    other, key = to.split(".")
    return ForeignKeyConstraint(
        ["municipality_id", column],
        [f"{other}.municipality_id", f"{other}.{key}"],
        name=f"fk_{table}_municipality_id_{column}_{other}",
        deferrable=True if deferred else None,
        initially="DEFERRED" if deferred else None,
    )


def one_of(table: str, column: str, words: str) -> CheckConstraint:
    """The words that may stand in a column, parted by spaces."""
    quoted = ", ".join(f"'{word}'" for word in words.split())
    return check(table, column, f"{column} IN ({quoted})")


def check(table: str, name: str, holds: str) -> CheckConstraint:
    return CheckConstraint(holds, name=op.f(f"ck_{table}_{name}"))


def index(table: str, *columns: str) -> None:
    name = "_".join(["ix", table, "municipality_id", *columns])
    op.create_index(name, table, ["municipality_id", *columns])


def partial_index(name: str, table: str, *columns: str, where: str, unique: bool = False) -> None:
    """An index of those rows only that a question of every day is about."""
    op.create_index(
        name,
        table,
        ["municipality_id", *columns],
        unique=unique,
        sqlite_where=text(where),
        postgresql_where=text(where),
    )
