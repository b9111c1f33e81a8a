"""Everything a database says of its tables."""

from typing import Any

from sqlalchemy import NullPool, create_engine, inspect


def shape(url: str) -> dict[str, Any]:
    """Everything a database says of its tables, in an order that does not matter."""
    engine = create_engine(url, poolclass=NullPool)
    inspector = inspect(engine)
    found = {
        table: {
            "columns": {
                (c["name"], str(c["type"]), c["nullable"]) for c in inspector.get_columns(table)
            },
            "primary key": str(inspector.get_pk_constraint(table)),
            "checks": {(c["name"], c["sqltext"]) for c in inspector.get_check_constraints(table)},
            "unique": {str(sorted(u.items())) for u in inspector.get_unique_constraints(table)},
            "references": {str(sorted(f.items())) for f in inspector.get_foreign_keys(table)},
            "indices": {
                (i["name"], i["unique"], *i["column_names"], str(_partial(i)))
                for i in inspector.get_indexes(table)
            },
        }
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }
    engine.dispose()
    return found


def _partial(index: Any) -> object:
    options = index["dialect_options"]
    return options.get("sqlite_where", options.get("postgresql_where"))
