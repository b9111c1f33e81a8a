"""Table and repository of personal data incidents; what was written about one is sealed."""

from typing import Any

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, UniqueConstraint, func, select

from sspf.domain.errors import UnknownIncidentError
from sspf.domain.incidents import Incident
from storage.database import keyed_table, refers
from storage.organisation_tables import municipalities
from storage.scope import Scope, columns_of, value_of
from storage.types import Sealed, Strings, UtcDateTime

incidents = keyed_table(
    "incidents",
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("reported_by", String, nullable=False),
    Column("noticed_at", UtcDateTime, nullable=False),
    Column("reported_at", UtcDateTime, nullable=False),
    Column("kinds", Strings, nullable=False),
    Column("text", Sealed, nullable=False),
    Column("closed_at", UtcDateTime),
    Column("closed_by", String),
    Column("authority_told", Boolean),
    Column("told_on", Date),
    Column("origin", String, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("municipality_id", "origin"),
    refers("reported_by", to="people"),
    refers("closed_by", to="people"),
    Index(None, "municipality_id", "closed_at"),
)


class IncidentRepository:
    """Implements sspf.ports.Incidents."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, number: int) -> Incident:
        found = await self._read(incidents.c.number == number)
        if not found:
            raise UnknownIncidentError(number)
        return found[0]

    async def made_by(self, origin: str) -> Incident | None:
        found = await self._read(incidents.c.origin == origin)
        return found[0] if found else None

    async def still_open(self) -> list[Incident]:
        return await self._read(incidents.c.closed_at.is_(None))

    async def next_number(self) -> int:
        # One at a time: PostgreSQL holds the municipality's row, SQLite has one writer anyway.
        held = select(municipalities.c.edition).where(self._scope.mine(municipalities))
        await self._scope.connection.execute(held.with_for_update())
        asked = select(func.max(incidents.c.number)).where(self._scope.mine(incidents))
        return ((await self._scope.connection.execute(asked)).scalar_one() or 0) + 1

    async def put(self, incident: Incident) -> None:
        text = self._scope.seal(incident.text.encode(), incidents.c.text, incident.number)
        row = columns_of(incident) | {"text": text}
        await self._scope.put_version(incidents, ("number",), row)

    async def _read(self, where: Any) -> list[Incident]:
        asked = self._scope.select(incidents, where).order_by(incidents.c.number)
        return [
            value_of(
                Incident,
                row,
                text=self._scope.unseal(row["text"], incidents.c.text, row["number"]).decode(),
            )
            for row in await self._scope.rows(asked)
        ]
