"""Repository of the audit log: append-only, each entry sealed to the one before.

Triggers in the migration refuse UPDATE and DELETE. Whoever gets past them breaks the chain
(storage/audit_chain.py), which storage/audit_verify.py finds; a cut at the very end is found by
the anchors kept outside the database.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import RowMapping, bindparam, or_, select

from sspf.domain.audit import READINGS, Entry, Placed
from sspf.domain.cases import CaseId
from storage.audit_chain import Link, Mark
from storage.audit_table import KEYED, MAY_LACK, REVIEWED, START, audit, entry_of, marks
from storage.audit_verify import verify
from storage.engines import SQLITE
from storage.organisation_tables import municipalities
from storage.scope import HERE, Scope, columns_of, prepared

HELD = select(municipalities.c.edition).where(municipalities.c.municipality_id == bindparam(HERE))
TO_REVIEW = prepared(
    audit, REVIEWED, audit.c.at >= bindparam("since"), audit.c.at < bindparam("before")
).order_by(audit.c.position)
NEWEST = prepared(audit).order_by(audit.c.position.desc()).limit(1)


class AuditRepository:
    """Implements sspf.ports.AuditLog."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._last: tuple[int, bytes] | None = None
        """Position and hash of the newest entry, once it is held for this transaction."""

    async def add(self, entry: Entry) -> None:
        await self.add_all([entry])

    async def add_all(self, entries: Sequence[Entry]) -> None:
        if not entries:
            return
        position, before = self._last or await self._newest(entries[0])
        key_id, key = self._scope.keys.current()
        rows = []
        for entry in entries:
            position += 1
            link = Link(municipality=self._scope.municipality, position=position, before=before)
            before = link.keyed(entry, key_id, key)
            given = columns_of(entry)
            given |= {name: given[name] or None for name in MAY_LACK}
            rows.append(given | {"position": position, "hash": before, "key_id": key_id})
        await self._scope.insert(audit, rows)
        self._last = position, before

    async def _newest(self, next_one: Entry) -> tuple[int, bytes]:
        # One writer at a time: PostgreSQL holds the municipality's row, SQLite has one anyway.
        if self._scope.connection.dialect.name != SQLITE:
            await self._scope.row(HELD.with_for_update())
        last = await self._scope.row(NEWEST)
        position, before = (last["position"], last["hash"]) if last else (0, START)
        if last is None or last["key_id"] is None:
            await self._mark(Mark(until=position, at=next_one.at), next_one)
        return position, before

    async def _mark(self, mark: Mark, entry: Entry) -> None:
        """Of several, the first stands: until then, and no longer, entries may lack a key."""
        sealed = self._scope.seal(mark.document(), marks.c.mark, KEYED)
        row = {"of": KEYED, "mark": sealed, "controller": entry.controller}
        await self._scope.insert_once(marks, row)

    async def entries(self) -> list[Entry]:
        """Oldest first."""
        asked = self._scope.select(audit).order_by(audit.c.position)
        return [entry_of(row) for row in await self._scope.rows(asked)]

    async def newest(self, at_most: int) -> list[Entry]:
        """Newest first."""
        asked = self._scope.select(audit).order_by(audit.c.position.desc()).limit(at_most)
        return [entry_of(row) for row in await self._scope.rows(asked)]

    async def of_case(self, case: str) -> list[Entry]:
        """Everything that was done to a case, or read of it; oldest first."""
        about = or_(audit.c.case == case, audit.c.subject == case)
        asked = self._scope.select(audit, about).order_by(audit.c.position)
        return [entry_of(row) for row in await self._scope.rows(asked)]

    async def to_review(self, since: datetime, before: datetime) -> list[Placed]:
        return _placed(await self._scope.rows(TO_REVIEW, since=since, before=before))

    async def at_places(self, positions: Sequence[int]) -> list[Placed]:
        asked = self._scope.select(audit, audit.c.position.in_(positions))
        return _placed(await self._scope.rows(asked.order_by(audit.c.position)))

    async def readings(self, case: CaseId) -> list[Entry]:
        c = audit.c
        asked = self._scope.select(audit, c.tag.in_(READINGS), c.case == case).order_by(c.position)
        return [entry_of(row) for row in await self._scope.rows(asked)]

    async def broken_at(self) -> int | None:
        """The position of the first entry that is not as it was written; None: all are."""
        return (await verify(self._scope)).broken_at


def _placed(rows: Sequence[RowMapping]) -> list[Placed]:
    return [Placed(position=row["position"], entry=entry_of(row)) for row in rows]
