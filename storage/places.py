"""How many may be at it at once, for all replicas together: a few places, each held for a while.

A place that is not given back comes free by the database's clock, so that a program that died
holds nobody up for longer than one call may take.
"""

from datetime import timedelta

from sqlalchemy import Column, Integer, String, Table, select, update

from storage.database import Database, metadata
from storage.database_time import database_time
from storage.made_once import dialect_of
from storage.types import UtcDateTime

places = Table(
    "places",
    metadata,
    Column("line", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("holder", String, nullable=False),
    Column("held_until", UtcDateTime, nullable=False),
)


class Places:
    """`line`: a hash that says what is stood in line for; it has places 0 to `most` - 1."""

    def __init__(self, database: Database, *, line: str, most: int, held_for: timedelta) -> None:
        self._database = database
        self._line = line
        self._most = most
        self._held_for = held_for
        self._are_made = False

    async def take(self, holder: str) -> int | None:
        """The number of a place that was free, committed; None: all are held."""
        async with self._database.transaction() as connection:
            if not self._are_made:
                rows = [
                    {"line": self._line, "number": n, "holder": "", "held_until": database_time()}
                    for n in range(self._most)
                ]
                for row in rows:
                    made = dialect_of(connection).insert(places).values(row)
                    await connection.execute(made.on_conflict_do_nothing())
            is_free = places.c.line == self._line, places.c.held_until <= database_time()
            few = places.c.number < self._most
            free = (
                select(places.c.number)
                .where(*is_free, few)
                .order_by(places.c.number)
                .limit(1)
                .with_for_update(skip_locked=True)
                .scalar_subquery()
            )
            held = {"holder": holder, "held_until": database_time(self._held_for)}
            taken = update(places).where(places.c.line == self._line, places.c.number == free)
            found = await connection.execute(taken.values(held).returning(places.c.number))
            number: int | None = found.scalar_one_or_none()
        self._are_made = True
        return number

    async def give_back(self, number: int, holder: str) -> None:
        """Nothing happens when its time was over and somebody else has it."""
        c = places.c
        mine = c.line == self._line, c.number == number, c.holder == holder
        async with self._database.transaction() as connection:
            free = update(places).where(*mine).values(holder="", held_until=database_time())
            await connection.execute(free)
