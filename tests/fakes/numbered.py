"""What is numbered 1 and on in each municipality, in memory."""

from typing import Any, Generic, TypeVar

from sspf.domain.errors import StaleError, UnknownRowError
from tests.fakes.state import State, put_version

Value = TypeVar("Value")


class FakeNumbered(Generic[Value]):
    """`pointers`: which attributes of the value refer to what kind of thing."""

    def __init__(self, state: State, rows: dict[int, Value], **pointers: str) -> None:
        self._state = state
        self._rows: dict[int, Any] = rows
        self._pointers = pointers

    async def get(self, number: int) -> Value:
        if number not in self._rows:
            raise UnknownRowError(number)
        found: Value = self._rows[number]
        return found

    async def made_by(self, origin: str) -> Value | None:
        return next((row for row in self._rows.values() if row.origin == origin), None)

    async def every(self) -> list[Value]:
        return [row for _, row in sorted(self._rows.items())]

    async def next_number(self) -> int:
        return max(self._rows, default=0) + 1

    async def put(self, value: Value) -> None:
        row: Any = value
        self._state.check(row)
        for attribute, kind in self._pointers.items():
            self._state.know(kind, getattr(row, attribute))
        made: Any = await self.made_by(row.origin)
        if made is not None and made.number != row.number:
            raise StaleError(row.number)
        put_version(self._rows, row.number, row, row.version)
