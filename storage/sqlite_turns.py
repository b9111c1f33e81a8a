"""Whose turn it is at SQLite's one connection, which stays open from one transaction to the next.

SQLAlchemy's pool would take it in after each transaction, undo what may be left in it, and hand it
out anew: twice as much work as the transaction is, and more for whoever has to wait. This is also
where what has ended is kept (storage/sqlite_together.py).
"""

import asyncio
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import TimeoutError as NoTurnError
from sqlalchemy.util.queue import Empty

from storage.handed_over import Line
from storage.sqlite_connection import SqliteConnection

OTHERS_FIRST = 4
"""So often all that is ready in the program goes on before what has ended is kept, where several
were kept together the last time. Who is about to come is then kept with it. No clock is asked.
"""


@dataclass(frozen=True, slots=True)
class Turn:
    opened: Connection | None = None
    """Between two transactions; None: it is not open, and whoever's turn it is opens it."""
    driver: SqliteConnection | None = None
    """Where what has ended may lie that is not kept yet."""


class Turns:
    """Of one engine."""

    def __init__(self, patience_seconds: float) -> None:
        self._patience_seconds = patience_seconds
        self._line: Line[Turn] = Line()
        self._next: Turn | None = Turn()
        """For whoever comes; None: somebody has it."""
        self._watch: Any = None
        """By what the pool notices that a connection was lost."""
        self._keeping: asyncio.Task[None] | None = None
        """What is being written to the disk; the loop itself would forget it."""
        self._have_company = False
        """Several were kept together the last time."""

    async def take(self) -> Turn:
        """NoTurnError when the time is up. Whoever has it gives it back."""
        if self._next is not None:
            mine, self._next = self._next, None
            self._pick_up(mine.opened)
            return mine
        try:
            return await self._line.wait(self._patience_seconds, self.give)
        except Empty:
            seconds = self._patience_seconds
            raise NoTurnError(f"no turn at the database within {seconds} seconds") from None

    def give(self, turn: Turn) -> None:
        """Who waits is next, inside what is not kept yet; else it is kept, unless somebody comes
        while the others go on."""
        driver = turn.driver
        if driver is None or not driver.together.is_open:
            self._hand_over(turn)
        elif driver.together.is_full or not self._line:
            self._keeping = asyncio.create_task(self._keep(turn, driver))
        else:
            self._hand_over(turn)

    def put_away(self) -> Connection | None:
        """What lay open here, where nobody has it, and does not any more."""
        if self._next is None:
            return None
        opened, self._next = self._next.opened, Turn()
        self._pick_up(opened)
        return opened

    async def _keep(self, turn: Turn, driver: SqliteConnection) -> None:
        try:
            if not await self._is_joined(driver):
                self._have_company = driver.together.are_several
                await driver.keep()
        finally:
            self._hand_over(turn)

    async def _is_joined(self, driver: SqliteConnection) -> bool:
        """Whether somebody has come who can still be kept with those that have ended."""
        if driver.together.is_full or not self._have_company:
            return False
        for _ in range(OTHERS_FIRST):
            if self._line:
                return True
            await asyncio.sleep(0)
        return bool(self._line)

    def _hand_over(self, turn: Turn) -> None:
        if not self._line.hand_over(turn):
            self._lay_down(turn.opened)
            self._next = turn

    def _lay_down(self, opened: Connection | None) -> None:
        """Lying here nobody has forgotten to give it back: SQLAlchemy's pool, which says so of
        whatever is not in it when the program ends, is not to watch it meanwhile."""
        if opened is not None:
            record = _record_of(opened)
            self._watch, record.fairy_ref = record.fairy_ref, None

    def _pick_up(self, opened: Connection | None) -> None:
        if opened is not None:
            _record_of(opened).fairy_ref, self._watch = self._watch, None


def _record_of(opened: Connection) -> Any:
    fairy: Any = opened.connection
    return fairy._connection_record
