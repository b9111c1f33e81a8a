"""The places where things are kept, made alike: in memory, SQLite and PostgreSQL."""

import shutil
import sqlite3
from collections import defaultdict
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Protocol, Self

from sqlalchemy import text

from sspf.domain.organisation import MunicipalityId
from sspf.ports import UnitOfWork
from sspf.ports.calendars import FeedDirectory
from storage.database import Database
from storage.keys import StaticKeys
from storage.unit_of_work import municipalities, unit_of_work
from tests.factories import a_commitment, a_meeting, an_organisation
from tests.fakes.case_keys import FakeCaseKeys
from tests.fakes.unit_of_work import FakeUnitsOfWork
from tests.migrated import put_migrated
from tests.postgresql import Place

Begin = Callable[[MunicipalityId], AbstractAsyncContextManager[UnitOfWork]]
NUMBERS = count(1)
CASE_KEYS: defaultdict[Path, FakeCaseKeys] = defaultdict(FakeCaseKeys)
"""By the file of the house's keys: every program of one house knows the same."""


class Store(Protocol):
    begin: Begin
    other: Begin
    """The same place, as another program sees it."""

    async def let_leases_run_out(self) -> None: ...
    async def municipalities(self) -> tuple[MunicipalityId, ...]: ...


class FakeStore:
    def __init__(self) -> None:
        self._units = FakeUnitsOfWork()
        self.begin: Begin = self._units
        self.other: Begin = self._units.replica()
        self.feeds: FeedDirectory = self._units

    async def let_leases_run_out(self) -> None:
        self._units.let_pass(timedelta(seconds=61))

    async def municipalities(self) -> tuple[MunicipalityId, ...]:
        return self._units.municipalities()


class StoredStore:
    """What the two databases have in common."""

    def __init__(self, database: Database, keys: Path) -> None:
        self.database = database
        self.keys = StaticKeys(keys)
        self.case_keys = CASE_KEYS[keys]
        self.begin: Begin = unit_of_work(self.database, self.keys, case_keys=self.case_keys)
        self.other: Begin = unit_of_work(self.database, self.keys, case_keys=self.case_keys)

    async def force(self, *statements: str, **values: object) -> None:
        """As somebody whom no wall stops, in one transaction."""
        async with self.database.transaction() as connection:
            for statement in statements:
                await connection.execute(text(statement), values)

    async def let_leases_run_out(self) -> None:
        await self.force("UPDATE outbox SET lease_until = '2000-01-01 00:00:00.000000'")

    async def municipalities(self) -> tuple[MunicipalityId, ...]:
        return await municipalities(self.database)

    async def close(self) -> None:
        await self.database.dispose()


class SqliteStore(StoredStore):
    def __init__(self, file: Path, keys: Path) -> None:
        super().__init__(Database(f"sqlite+aiosqlite:///{file}"), keys)
        self._made_of = file, keys
        self.folder = file.parent

    def again(self) -> Self:
        """Another program, with connections of its own, on the same file."""
        return type(self)(*self._made_of)

    async def fill(self, *statements: str) -> None:
        """Rows by the thousand, whose references nobody checks."""
        with sqlite3.connect(self._made_of[0]) as connection:
            for statement in statements:
                connection.execute(statement)
        connection.close()


class PostgresqlStore(StoredStore):
    def __init__(self, place: Place, keys: Path) -> None:
        super().__init__(place.database(), keys)
        self._made_of = place, keys
        self._admin = Database(place.admin)

    def again(self) -> Self:
        """Another program, with connections of its own, on the same database."""
        return type(self)(*self._made_of)

    async def fill(self, *statements: str) -> None:
        """Rows by the thousand, whose references nobody checks."""
        await self.force("SET LOCAL session_replication_role = replica", *statements)

    async def force(self, *statements: str, **values: object) -> None:
        async with self._admin.transaction() as connection:
            for statement in statements:
                await connection.execute(text(statement), values)

    async def close(self) -> None:
        await super().close()
        await self._admin.dispose()


def migrated(folder: Path) -> Path:
    """A SQLite file with every table and no row, for tests to copy."""
    return put_migrated(folder / "empty.db")


def copied(empty: Path, folder: Path) -> Path:
    return Path(shutil.copy(empty, folder / "sspf.db"))


async def settled(store: Store) -> MunicipalityId:
    """A municipality of its own, with an organisation, a meeting and a commitment in it."""
    municipality = MunicipalityId(f"municipality-{next(NUMBERS)}")
    async with store.begin(municipality) as uow:
        await uow.organisations.put(an_organisation(municipality=municipality))
        await uow.meetings.put(a_meeting())
        await uow.commitments.put(a_commitment())
    return municipality
