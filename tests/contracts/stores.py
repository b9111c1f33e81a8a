"""The two places where things are kept, made alike: in memory, and SQLite migrated by Alembic."""

import asyncio
import shutil
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Protocol

from sqlalchemy import text

from sspf.domain.organisation import MunicipalityId
from sspf.ports import UnitOfWork
from storage.database import Database
from storage.keys import StaticKeys
from storage.unit_of_work import municipalities, unit_of_work
from tests.factories import a_commitment, a_meeting, an_organisation
from tests.fakes.unit_of_work import FakeUnitsOfWork

Begin = Callable[[MunicipalityId], AbstractAsyncContextManager[UnitOfWork]]
NUMBERS = count(1)


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

    async def let_leases_run_out(self) -> None:
        self._units.let_pass(timedelta(seconds=61))

    async def municipalities(self) -> tuple[MunicipalityId, ...]:
        return self._units.municipalities()


class SqliteStore:
    def __init__(self, file: Path, keys: Path) -> None:
        self.database = Database(f"sqlite+aiosqlite:///{file}")
        self.keys = StaticKeys(keys)
        self.begin: Begin = unit_of_work(self.database, self.keys)
        self.other: Begin = unit_of_work(self.database, self.keys)

    async def let_leases_run_out(self) -> None:
        async with self.database.transaction() as connection:
            await connection.execute(
                text("UPDATE outbox SET lease_until = '2000-01-01 00:00:00.000000'")
            )

    async def municipalities(self) -> tuple[MunicipalityId, ...]:
        return await municipalities(self.database)


def migrated(folder: Path) -> Path:
    """A SQLite file with every table and no row, for tests to copy."""

    async def make() -> None:
        database = Database(f"sqlite+aiosqlite:///{folder / 'empty.db'}")
        await database.migrate()
        await database.dispose()

    asyncio.run(make())
    return folder / "empty.db"


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
