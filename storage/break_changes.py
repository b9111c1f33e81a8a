"""Table and repository of the history of school breaks."""

from collections.abc import Sequence

from sqlalchemy import Column, Date, String, Text, UniqueConstraint

from sspf.domain.breaks import BreakChange, ChangeKind
from sspf.domain.organisation import BreakEffect
from storage.database import listed_table
from storage.scope import Scope, columns_of, value_of
from storage.types import UtcDateTime, one_of

break_changes = listed_table(
    "break_changes",
    Column("id", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    # No foreign key: from the command line it is the system.
    Column("by", String, nullable=False),
    Column("kind", one_of(ChangeKind, "kind"), nullable=False),
    Column("name", Text, nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("school_form", Text, nullable=False),
    Column("effect", one_of(BreakEffect, "effect"), nullable=False),
    UniqueConstraint("municipality_id", "id"),
)


class BreakChangeRepository:
    """Implements sspf.ports.calendars.BreakChanges."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, changes: Sequence[BreakChange]) -> None:
        controller = await self._scope.controller()
        rows = [columns_of(change) | {"controller": controller} for change in changes]
        await self._scope.insert(break_changes, rows)

    async def newest(self, at_most: int) -> list[BreakChange]:
        asked = self._scope.select(break_changes).order_by(break_changes.c.sequence.desc())
        rows = await self._scope.rows(asked.limit(at_most))
        return [value_of(BreakChange, row) for row in rows]
