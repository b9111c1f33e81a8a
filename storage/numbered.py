"""Repositories of what is numbered 1 and on in each municipality: one, for each of their tables."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from sqlalchemy import RowMapping, Table, func, select

from sspf.domain.errors import UnknownRowError
from storage.organisation_tables import municipalities
from storage.scope import Scope

Value = TypeVar("Value")


class NumberedRepository(Generic[Value]):
    """Implements sspf.ports.numbered.Numbered for one table and the value that its rows become."""

    def __init__(
        self,
        scope: Scope,
        table: Table,
        from_row: Callable[[RowMapping], Value],
        to_row: Callable[[Value], dict[str, Any]],
    ) -> None:
        self._scope = scope
        self._table = table
        self._from_row = from_row
        self._to_row = to_row

    async def get(self, number: int) -> Value:
        found = await self._read(number=number)
        if not found:
            raise UnknownRowError(number)
        return found[0]

    async def made_by(self, origin: str) -> Value | None:
        found = await self._read(origin=origin)
        return found[0] if found else None

    async def every(self) -> list[Value]:
        return await self._read()

    async def next_number(self) -> int:
        # One at a time: PostgreSQL holds the municipality's row, SQLite has one writer anyway.
        held = select(municipalities.c.edition).where(self._scope.mine(municipalities))
        await self._scope.connection.execute(held.with_for_update())
        asked = select(func.max(self._table.c.number)).where(self._scope.mine(self._table))
        return ((await self._scope.connection.execute(asked)).scalar_one() or 0) + 1

    async def put(self, value: Value) -> None:
        await self._scope.put_version(self._table, ("number",), self._to_row(value))

    async def _read(self, **same: str | int) -> list[Value]:
        rows = await self._scope.found(self._table, "number", **same)
        return [self._from_row(row) for row in rows]
