"""Table and repository of the register of level-3 records (R-81). It holds no word of them."""

from sqlalchemy import Column, Integer, String, func, select

from sspf.domain.errors import StaleError
from sspf.domain.registrations import RecordKind, Registration
from storage.database import keyed_table, refers
from storage.organisation_tables import municipalities
from storage.scope import Scope, columns_of, value_of
from storage.types import Strings, UtcDateTime, Word

registrations = keyed_table(
    "registrations",
    Column("year", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", Word(RecordKind), nullable=False),
    Column("item", String, nullable=False),
    Column("sender", String, nullable=False),
    Column("recipients", Strings, nullable=False),
    Column("registered_by", String, nullable=False),
    refers("sender", to="parties", key="key"),
    refers("registered_by", to="people"),
)


class RegistrationRepository:
    """Implements sspf.ports.Registrations."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def next_number(self, year: int) -> int:
        # One at a time: PostgreSQL holds the municipality's row, SQLite has one writer anyway.
        held = select(municipalities.c.edition).where(self._scope.mine(municipalities))
        await self._scope.connection.execute(held.with_for_update())
        newest = select(func.max(registrations.c.number)).where(
            self._scope.mine(registrations), registrations.c.year == year
        )
        return ((await self._scope.connection.execute(newest)).scalar_one() or 0) + 1

    async def add(self, registration: Registration) -> None:
        if not await self._scope.insert_once(registrations, columns_of(registration)):
            raise StaleError(registration.name)

    async def of_year(self, year: int) -> list[Registration]:
        asked = self._scope.select(registrations, registrations.c.year == year)
        rows = await self._scope.rows(asked.order_by(registrations.c.number))
        return [value_of(Registration, row) for row in rows]
