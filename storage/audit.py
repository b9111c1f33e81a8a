"""Table and repository of the audit log: append-only, each entry sealed to the one before.

Triggers in the migration refuse UPDATE and DELETE. Whoever gets past them breaks the chain, which
`broken_at` finds; only a cut at the very end needs a copy of the last hash kept elsewhere.
"""

import json
from hashlib import sha256

from sqlalchemy import Column, Integer, LargeBinary, String, bindparam, or_, select

from sspf.domain.audit import READINGS, Entry
from sspf.domain.cases import CaseId
from storage.database import keyed_table
from storage.engines import SQLITE
from storage.organisation_tables import municipalities
from storage.scope import HERE, Scope, columns_of, prepared, value_of
from storage.types import UtcDateTime

audit = keyed_table(
    "audit",
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String, nullable=False),
    Column("tag", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)
START = b""
HELD = select(municipalities.c.edition).where(municipalities.c.municipality_id == bindparam(HERE))
NEWEST = prepared(audit).order_by(audit.c.position.desc()).limit(1)


class AuditRepository:
    """Implements sspf.ports.AuditLog."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._last: tuple[int, bytes] | None = None
        """Position and hash of the newest entry, once it is held for this transaction."""

    async def add(self, entry: Entry) -> None:
        position, before = self._last or await self._newest()
        sealed = self._hash(entry, position + 1, before)
        row = columns_of(entry) | {"position": position + 1, "hash": sealed}
        await self._scope.insert(audit, [row])
        self._last = position + 1, sealed

    async def _newest(self) -> tuple[int, bytes]:
        # One writer at a time: PostgreSQL holds the municipality's row, SQLite has one anyway.
        if self._scope.connection.dialect.name != SQLITE:
            await self._scope.row(HELD.with_for_update())
        last = await self._scope.row(NEWEST)
        return (last["position"], last["hash"]) if last else (0, START)

    async def entries(self) -> list[Entry]:
        """Oldest first."""
        asked = self._scope.select(audit).order_by(audit.c.position)
        return [value_of(Entry, row) for row in await self._scope.rows(asked)]

    async def newest(self, at_most: int) -> list[Entry]:
        """Newest first."""
        asked = self._scope.select(audit).order_by(audit.c.position.desc()).limit(at_most)
        return [value_of(Entry, row) for row in await self._scope.rows(asked)]

    async def readings(self, case: CaseId) -> list[Entry]:
        c = audit.c
        of_it = or_(c.subject == case, c.subject.startswith(f"{case}/", autoescape=True))
        asked = self._scope.select(audit, c.tag.in_(READINGS), of_it).order_by(c.position)
        return [value_of(Entry, row) for row in await self._scope.rows(asked)]

    async def broken_at(self) -> int | None:
        """The position of the first entry that is not as it was written; None: all are."""
        before = START
        asked = self._scope.select(audit).order_by(audit.c.position)
        for place, row in enumerate(await self._scope.rows(asked), start=1):
            if row["hash"] != self._hash(value_of(Entry, row), place, before):
                return place
            before = row["hash"]
        return None

    def _hash(self, entry: Entry, position: int, before: bytes) -> bytes:
        at = UtcDateTime.in_utc(entry.at).isoformat()
        what = columns_of(entry) | {"at": at}
        document = [before.hex(), self._scope.municipality, position, sorted(what.items())]
        return sha256(json.dumps(document).encode()).digest()
