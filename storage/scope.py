"""What the repositories of one unit of work share: connection, municipality, keys.

Statements are Core, not ORM: the values are immutable, nothing is written behind the reader's
back, and reading is more than twice as fast.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from operator import itemgetter
from typing import Any, TypeVar, cast

from sqlalchemy import (
    ColumnElement,
    Executable,
    MappingResult,
    RowMapping,
    Select,
    Table,
    bindparam,
    select,
    table,
    update,
)
from sqlalchemy import column as named_column
from sqlalchemy.ext.asyncio import AsyncConnection

from sspf.domain.errors import StaleError
from sspf.domain.organisation import AuthorityKey, MunicipalityId, Organisation
from sspf.ports import CaseKeys, KeyProvider, NoCaseKeys
from storage.made_once import dialect_of, inserting, inserting_missing, upserting
from storage.plans import MADE_ONCE
from storage.postgresql_statements import direct_way
from storage.sealing import Ciphertext, Place, seal, seal_for, unseal, unseal_for
from storage.sqlite_statements import ShortWay, short_way

Value = TypeVar("Value")
Row = str | int | tuple[str | int, ...]
"""A row's business key within the municipality."""
Editions = dict[MunicipalityId, tuple[str, Organisation]]
"""Organisations read before, each with the edition it was read in."""
municipalities = table(
    "municipalities", named_column("municipality_id"), named_column("controller")
)


HERE = "here"


def columns_of(value: Any) -> dict[str, Any]:
    """The fields of a domain value; its columns bear the same names."""
    known: Any = type(value)  # mypy does not count classes among what can be hashed
    return {name: getattr(value, name) for name in _names(known)}


def value_of(a: type[Value], row: RowMapping, /, **others: Any) -> Value:
    """The domain value of a row; `others` are fields that are not columns of it."""
    known: Any = a
    names, read = _reader(known, tuple(others))
    return a(**dict(zip(names, read(row), strict=True)), **others)


def prepared(of: Table, *where: ColumnElement[bool]) -> Select[Any]:
    """A question that is asked often, made once: making it takes longer than asking it.

    The municipality is left open, and is filled in by whichever Scope asks.
    """
    asked = select(of).where(of.c.municipality_id == bindparam(HERE), *where)
    return asked.execution_options(**MADE_ONCE)


@cache
def _reader(a: Any, others: tuple[str, ...]) -> tuple[tuple[str, ...], Callable[[Any], Any]]:
    """The names of its columns, and what takes them from a row: an agenda reads thousands."""
    names = tuple(name for name in _names(a) if name not in others)
    return names, itemgetter(*names)


@cache
def _names(a: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(a))


@dataclass(slots=True)
class Scope:
    connection: AsyncConnection
    municipality: MunicipalityId
    keys: KeyProvider
    holder: str
    """Who holds what is claimed here: one name for each running program."""
    editions: Editions = field(default_factory=dict)
    case_keys: CaseKeys = field(default_factory=NoCaseKeys)
    has_queued: bool = False
    """A message was put in the outbox: whoever sends is told once this is committed."""
    _controller: AuthorityKey | None = None
    _opened: dict[str, bytes] = field(default_factory=dict)
    """Keys of cases, for as long as this unit of work lasts."""
    short_way: ShortWay | None = field(init=False)

    def __post_init__(self) -> None:
        self.short_way = short_way(self.connection)

    def mine(self, of: Table) -> ColumnElement[bool]:
        """The second half of every question: in this municipality."""
        return of.c.municipality_id == self.municipality

    def select(self, of: Table, *where: ColumnElement[bool]) -> Select[Any]:
        return select(of).where(self.mine(of), *where)

    async def rows(self, statement: Executable, **values: Any) -> Sequence[RowMapping]:
        """`values`: what a statement of `prepared` leaves open, but for the municipality."""
        found = await self._found(statement, values)
        return (await self._execute(statement, values)).all() if found is None else found

    async def row(self, statement: Executable, **values: Any) -> RowMapping | None:
        found = await self._found(statement, values)
        if found is None:
            return (await self._execute(statement, values)).first()
        return found[0] if found else None

    async def found(self, of: Table, /, *order: str, **same: Any) -> Sequence[RowMapping]:
        """All that have these values in these columns (no value is None), in order of others."""
        return await self.rows(_alike(of, order, tuple(same)), **same)

    async def only(self, of: Table, /, **same: Any) -> RowMapping | None:
        """The one that has these values in these columns; no value is None."""
        return await self.row(_alike(of, (), tuple(same)), **same)

    async def changed(self, statement: Executable, **values: Any) -> int:
        """How many rows a statement changed that is made once and given its values by name."""
        way = direct_way(self.connection)
        done = await way.changed(statement, values) if way else None
        if done is not None:
            return done
        return (await self.connection.execute(statement, values)).rowcount

    async def _found(
        self, statement: Executable, values: Mapping[str, Any]
    ) -> Sequence[RowMapping] | None:
        # Plain dicts: they are asked by name, as RowMapping is.
        found: Any = None
        if self.short_way is not None:
            found = self.short_way.rows(statement, self._given(values))
        elif way := direct_way(self.connection):
            found = await way.rows(statement, self._given(values))
        return cast("Sequence[RowMapping] | None", found)

    async def _execute(self, statement: Executable, values: Mapping[str, Any]) -> MappingResult:
        return (await self.connection.execute(statement, self._given(values))).mappings()

    def _given(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {HERE: self.municipality, **values}

    async def write(self, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        owned = [self._owned(row) for row in rows]
        if self.short_way is None or not self.short_way.has_written(statement, owned):
            await self.connection.execute(statement, owned)

    async def controller(self) -> AuthorityKey:
        """Who answers for a row that belongs to no party. LookupError before there is anyone."""
        if self._controller is None:
            asked = select(municipalities.c.controller).where(
                municipalities.c.municipality_id == self.municipality
            )
            self._controller = (await self.connection.execute(asked)).scalar_one_or_none()
        if self._controller is None:
            raise LookupError(self.municipality)
        return self._controller

    def know_controller(self, controller: AuthorityKey) -> None:
        """It was read with the organisation: nobody need ask again in this unit of work."""
        self._controller = controller

    async def insert(self, into: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """IntegrityError when one of them is there already."""
        if rows:
            await self.write(inserting(into), rows)

    async def insert_once(self, into: Table, row: Mapping[str, Any]) -> bool:
        """False, and nothing changed, when a unique key of the row is taken."""
        statement = self._dialect().insert(into).values(self._owned(row)).on_conflict_do_nothing()
        done = await self.connection.execute(statement.returning(into.c.municipality_id))
        return done.first() is not None

    async def insert_missing(self, into: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Those that are there already stay as they are."""
        if rows:
            await self.write(inserting_missing(self._dialect(), into), rows)

    async def upsert(
        self, into: Table, key: tuple[str, ...], rows: Sequence[Mapping[str, Any]]
    ) -> None:
        """Insert each row, or replace the one with the same business key."""
        if rows:
            await self.write(upserting(self._dialect(), into, key, tuple(rows[0])), rows)

    async def add_up(
        self, into: Table, key: tuple[str, ...], number: str, rows: Sequence[Mapping[str, Any]]
    ) -> None:
        """Add each row's number to the one with the same business key, or insert it."""
        statement = self._dialect().insert(into)
        total = into.c[number] + statement.excluded[number]
        added = statement.on_conflict_do_update(
            index_elements=["municipality_id", *key], set_={number: total}
        )
        if rows:
            await self.connection.execute(added, [self._owned(row) for row in rows])

    async def put_version(self, into: Table, key: tuple[str, ...], row: Mapping[str, Any]) -> None:
        """Insert version 1, or replace the version before; StaleError when it is another."""
        if row["version"] == 1:
            kept = await self.insert_once(into, row)
        else:
            same = [into.c[name] == row[name] for name in key]
            statement = (
                update(into)
                .where(self.mine(into), *same, into.c.version == row["version"] - 1)
                .values({name: row[name] for name in row if name not in key})
            )
            kept = (await self.connection.execute(statement)).rowcount == 1
        if not kept:
            raise StaleError(*(row[name] for name in key))

    def seal(self, plain: bytes, column: ColumnElement[Any], *row: str | int) -> Ciphertext:
        """Sealed for this column of the row with this business key."""
        return seal(plain, self._place(column, row), self.keys)

    def unseal(self, sealed: Ciphertext, column: ColumnElement[Any], *row: str | int) -> bytes:
        return unseal(sealed, self._place(column, row), self.keys)

    async def case_key(self, case: str) -> bytes:
        """The case's own data key; KeyDestroyedError. Forgotten when the unit of work ends."""
        if case not in self._opened:
            self._opened[case] = await self.case_keys.open(self.municipality, case)
        return self._opened[case]

    async def open_cases(self, cases: Collection[str]) -> None:
        """Asks for the keys of all of these at once, where a screen shows many cases."""
        if missing := [case for case in cases if case not in self._opened]:
            self._opened |= await self.case_keys.open_many(self.municipality, missing)

    async def lacking_keys(self, cases: Collection[str]) -> set[str]:
        """Asks for all of them; those that there is no key of."""
        await self.open_cases(cases)
        return set(cases) - self._opened.keys()

    async def make_case_key(self, case: str) -> None:
        """Once it is there, nothing changes. KeyDestroyedError for a case that was purged."""
        if case not in self._opened:
            await self.case_keys.create(self.municipality, case)

    def unseal_opened(
        self, case: str, table: Table | str, column: Any, row: Row, sealed: Ciphertext
    ) -> bytes | None:
        """With a key that `open_cases` has asked for; None when there is none any more."""
        key = self._opened.get(case)
        if key is None:
            return None
        return unseal_for(case, key, sealed, self._place_in(table, column, row))

    async def seal_for_case(
        self, case: str, table: Table | str, column: Any, row: Row, plain: bytes | str
    ) -> Ciphertext:
        """Sealed with the case's own key, for this column of the row with this business key.

        `column` is the column or its name; `row` one key or, in their order, several.
        """
        given = plain.encode() if isinstance(plain, str) else plain
        place = self._place_in(table, column, row)
        return seal_for(case, await self.case_key(case), given, place)

    async def unseal_for_case(
        self, case: str, table: Table | str, column: Any, row: Row, sealed: Ciphertext
    ) -> bytes:
        """KeyDestroyedError once the case has been purged; SealBrokenError as `unseal`."""
        place = self._place_in(table, column, row)
        return unseal_for(case, await self.case_key(case), sealed, place)

    def _place_in(self, table: Table | str, column: Any, row: Row) -> Place:
        of = table if isinstance(table, str) else table.name
        name = column if isinstance(column, str) else column.name
        return Place(self.municipality, of, name, row if isinstance(row, tuple) else (row,))

    def _place(self, column: Any, row: tuple[str | int, ...]) -> Place:
        return Place(self.municipality, column.table.name, column.name, row)

    def _owned(self, row: Mapping[str, Any]) -> dict[str, Any]:
        return {"municipality_id": self.municipality, **row}

    def _dialect(self) -> Any:
        return dialect_of(self.connection)


@cache
def _alike(of: Table, order: tuple[str, ...], same: tuple[str, ...]) -> Select[Any]:
    where = [of.c[name] == bindparam(name) for name in same]
    return prepared(of, *where).order_by(*(of.c[name] for name in order))
