"""The tables of the audit log: its entries, and up to where they may be without a key."""

from sqlalchemy import Column, Index, Integer, LargeBinary, RowMapping, String, literal_column, or_

from sspf.domain.audit import Entry
from storage.database import keyed_table
from storage.scope import value_of
from storage.types import Sealed, UtcDateTime

audit = keyed_table(
    "audit",
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String, nullable=False),
    Column("tag", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("key_id", String),
    Column("case", String),
    Column("ground", String),
    Column("purpose", String),
)
HAS_CASE = audit.c.case.is_not(None)
Index(
    "ix_audit_case",
    audit.c.municipality_id,
    audit.c.case,
    sqlite_where=HAS_CASE,
    postgresql_where=HAS_CASE,
)
REVIEWED = or_(HAS_CASE, audit.c.tag == literal_column("'case:refuse'"))
"""The very words of the index: what the monthly review is drawn from."""
Index(
    "ix_audit_reviewed",
    audit.c.municipality_id,
    audit.c.at,
    sqlite_where=REVIEWED,
    postgresql_where=REVIEWED,
)
KEYED, CUT = "keyed", "cut"
marks = keyed_table(
    "audit_marks",
    Column("of", String, primary_key=True),
    Column("mark", Sealed, nullable=False),
)
"""`KEYED`: from when on an entry must have a key. `CUT`: how far the oldest have gone."""
START = b""
MAY_LACK = ("case", "ground", "purpose")


def entry_of(row: RowMapping) -> Entry:
    lacking = {name: row[name] or "" for name in MAY_LACK}
    return value_of(Entry, row, **lacking)
