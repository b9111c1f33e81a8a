"""Tables and repository of the lists that two agencies keep together."""

import builtins
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Column, Date, Integer, RowMapping, String, UniqueConstraint, func, select

from sspf.domain.entries import Entry, EntryCode, EntryId, EntryState
from sspf.domain.errors import UnknownEntryError
from sspf.domain.organisation import GroupKey
from sspf.domain.selections import Selection, SelectionOutcome
from storage.database import keyed_table, refers
from storage.individuals import not_purged
from storage.organisation_tables import municipalities
from storage.scope import Scope, columns_of, value_of
from storage.types import Sealed, Word

entries = keyed_table(
    "entries",
    Column("id", String, primary_key=True),
    Column("list", String, nullable=False),
    Column("code", String, nullable=False),
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("group", String, nullable=False),
    Column("proposed_on", Date, nullable=False),
    Column("noted_by", String, nullable=False),
    Column("state", Word(EntryState), nullable=False),
    Column("sealed", Sealed, nullable=False),
    Column("version", Integer, nullable=False),
    UniqueConstraint("municipality_id", "code"),
    UniqueConstraint("municipality_id", "list", "year", "number"),
    refers("group", to="groups", key="key"),
    refers("noted_by", to="people"),
)
selections = keyed_table(
    "selections",
    Column("group", String, primary_key=True),
    Column("held_on", Date, primary_key=True),
    Column("outcome", Word(SelectionOutcome), nullable=False),
    Column("noted_by", String, nullable=False),
    Column("kept", Integer, nullable=False),
    Column("left", Integer, nullable=False),
    refers("group", to="groups", key="key"),
    refers("noted_by", to="people"),
)
READABLE = (
    "id",
    "list",
    "code",
    "group",
    "proposed_on",
    "noted_by",
    "controller",
    "state",
    "version",
)
"""Fields that stand in columns of their own; every other one is in the sealed document."""
ENTRY = TypeAdapter(Entry)
DOCUMENT = TypeAdapter(dict[str, Any])


class EntryRepository:
    """Implements sspf.ports.Entries."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, id: EntryId) -> Entry:
        found = await self._read(id=id)
        if not found:
            raise UnknownEntryError(id)
        return found[0]

    async def with_code(self, code: EntryCode) -> Entry | None:
        found = await self._read(code=code)
        return found[0] if found else None

    async def of_list(self, list: str) -> builtins.list[Entry]:
        return await self._read(list=list)

    async def next_number(self, list: str, year: int) -> int:
        # One at a time: PostgreSQL holds the municipality's row, SQLite has one writer anyway.
        held = select(municipalities.c.edition).where(self._scope.mine(municipalities))
        await self._scope.connection.execute(held.with_for_update())
        asked = select(func.max(entries.c.number)).where(
            self._scope.mine(entries), entries.c.list == list, entries.c.year == year
        )
        return ((await self._scope.connection.execute(asked)).scalar_one() or 0) + 1

    async def put(self, entry: Entry) -> None:
        rest = ENTRY.dump_python(entry, mode="json", exclude=set(READABLE))
        row = {name: getattr(entry, name) for name in READABLE}
        row |= {"year": entry.year, "number": entry.number}
        if entry.version == 1:
            await self._scope.case_keys.create(self._scope.municipality, entry.id)
        row["sealed"] = await self._scope.seal_for_case(
            entry.id, entries, entries.c.sealed, entry.id, DOCUMENT.dump_json(rest)
        )
        await self._scope.put_version(entries, ("id",), row)

    async def add_selection(self, selection: Selection) -> bool:
        return await self._scope.insert_once(selections, columns_of(selection))

    async def selections(self, group: GroupKey) -> builtins.list[Selection]:
        rows = await self._scope.found(selections, "held_on", group=group)
        return [value_of(Selection, row) for row in rows]

    async def _read(self, **same: str) -> builtins.list[Entry]:
        rows = await self._scope.found(entries, "year", "number", **same)
        there = await not_purged(self._scope, [row["id"] for row in rows])
        return [await self._value(row) for row in rows if row["id"] in there]

    async def _value(self, row: RowMapping) -> Entry:
        key = row["id"]
        plain = await self._scope.unseal_for_case(
            key, entries, entries.c.sealed, key, row["sealed"]
        )
        facts = {name: row[name] for name in READABLE}
        return ENTRY.validate_python(facts | DOCUMENT.validate_json(plain))
