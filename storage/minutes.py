"""Tables and repository of what a meeting leaves behind."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Index,
    Integer,
    String,
    Table,
    Text,
    delete,
    text,
    update,
)

from sspf.domain.decisions import Attendance, Check, Decision, Item, ItemId, Outcome
from sspf.domain.errors import StaleError
from sspf.domain.levels import PreventionLevel, Subject
from sspf.domain.meetings import MeetingId
from storage.database import keyed_table, refers
from storage.individuals import open_rows, seal_words, unsealed_words
from storage.scope import Scope, columns_of, value_of
from storage.types import Level, Sealed, Strings, UtcDateTime, one_of

Value = TypeVar("Value")
HAS_ORIGIN = text("origin <> ''")

items = keyed_table(
    "items",
    Column("id", String, primary_key=True),
    Column("meeting", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("point", String, nullable=False),
    Column("level", Level, nullable=False),
    CheckConstraint("level BETWEEN 1 AND 3", name="level"),
    Column("party", String),
    Column("subject", one_of(Subject, "subject")),
    Column("prevention", one_of(PreventionLevel, "prevention")),
    Column("goals", Strings, nullable=False),
    Column("age_band", String, nullable=False),
    Column("case", String),
    Column("outcome", one_of(Outcome, "outcome")),
    Column("sealed", Sealed),
    Column("version", Integer, nullable=False),
    refers("meeting", to="meetings"),
    refers("party", to="parties", key="key"),
    Index(None, "municipality_id", "meeting"),
)

decisions = keyed_table(
    "decisions",
    Column("id", String, primary_key=True),
    Column("meeting", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("level", Level, nullable=False),
    CheckConstraint("level BETWEEN 1 AND 3", name="level"),
    Column("subject", one_of(Subject, "subject"), nullable=False),
    Column("prevention", one_of(PreventionLevel, "prevention"), nullable=False),
    Column("decided_at", UtcDateTime, nullable=False),
    Column("recorded_by", String, nullable=False),
    Column("presented_by", String),
    Column("case", String),
    Column("origin", String, nullable=False),
    Column("awaits", Strings, nullable=False, server_default=text("'[]'")),
    Column("confirmed", Strings, nullable=False, server_default=text("'[]'")),
    Column("sealed", Sealed),
    refers("meeting", to="meetings"),
    Index(None, "municipality_id", "meeting"),
    Index(
        "uq_decisions_origin",
        "municipality_id",
        "origin",
        unique=True,
        sqlite_where=HAS_ORIGIN,
        postgresql_where=HAS_ORIGIN,
    ),
)

attendance = keyed_table(
    "attendance",
    Column("meeting", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("party", String),
    Column("title", Text, nullable=False),
    refers("meeting", to="meetings"),
    refers("person", to="people"),
    refers("party", to="parties", key="key"),
)

checks = keyed_table(
    "checks",
    Column("meeting", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("is_right", Boolean, nullable=False),
    Column("objection", Text, nullable=False),
    refers("meeting", to="meetings"),
    refers("person", to="people"),
)


class MinutesRepository:
    """Implements sspf.ports.Minutes."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def put_item(self, item: Item) -> None:
        row = await seal_words(self._scope, items, columns_of(item), "title")
        await self._scope.put_version(items, ("id",), row)

    async def item(self, id: ItemId) -> Item:
        """LookupError when there is none: only this product's own cards name items."""
        row = await self._scope.row(self._scope.select(items, items.c.id == id))
        if row is None:
            raise LookupError(id)
        await open_rows(self._scope, [row])
        return value_of(Item, row, **unsealed_words(self._scope, items, row))

    async def items(self, meeting: MeetingId) -> list[Item]:
        return await self._of_meeting(Item, items, meeting, "number", "id")

    async def add_decision(self, decision: Decision) -> bool:
        row = await seal_words(self._scope, decisions, columns_of(decision), "text")
        return await self._scope.insert_once(decisions, row)

    async def confirm_decision(self, before: Decision, after: Decision) -> None:
        statement = (
            update(decisions)
            .where(self._scope.mine(decisions), decisions.c.id == before.id)
            .where(decisions.c.confirmed == before.confirmed)
            .values(confirmed=after.confirmed)
        )
        if (await self._scope.connection.execute(statement)).rowcount != 1:
            raise StaleError(before.id)

    async def decisions(self, meeting: MeetingId) -> list[Decision]:
        return await self._of_meeting(Decision, decisions, meeting, "number", "id")

    async def put_attendance(self, meeting: MeetingId, rows: Sequence[Attendance]) -> None:
        """In the order given, which is kept. A person is there once."""
        mine = self._scope.mine(attendance), attendance.c.meeting == meeting
        await self._scope.connection.execute(delete(attendance).where(*mine))
        controller = await self._scope.controller()
        placed = [
            columns_of(row) | {"meeting": meeting, "place": place, "controller": controller}
            for place, row in enumerate(rows)
        ]
        await self._scope.insert(attendance, placed)

    async def attendance(self, meeting: MeetingId) -> list[Attendance]:
        return await self._of_meeting(Attendance, attendance, meeting, "place")

    async def put_check(self, check: Check) -> None:
        """One per meeting and person: the newest replaces the former."""
        row = columns_of(check) | {"controller": await self._scope.controller()}
        await self._scope.upsert(checks, ("meeting", "person"), [row])

    async def checks(self, meeting: MeetingId) -> list[Check]:
        return await self._of_meeting(Check, checks, meeting, "at", "person")

    async def _of_meeting(
        self, kind: type[Value], table: Table, meeting: MeetingId, *order: str
    ) -> list[Value]:
        rows = await self._scope.found(table, *order, meeting=meeting)
        if "sealed" not in table.c:
            return [value_of(kind, row) for row in rows]
        await open_rows(self._scope, rows)
        return [value_of(kind, row, **unsealed_words(self._scope, table, row)) for row in rows]
