"""Migrated databases for each test, and what stands on them.

`store` is SQLite, `on_postgresql` is PostgreSQL, `either` is both in turn.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from sspf.domain.organisation import MunicipalityId
from storage.database import Database
from tests.contracts.stores import PostgresqlStore, SqliteStore, copied, migrated, settled
from tests.postgresql import Place


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated(tmp_path_factory.mktemp("migrated"))


@pytest.fixture
def file(tmp_path: Path, empty_database: Path) -> Path:
    return copied(empty_database, tmp_path)


@pytest_asyncio.fixture
async def store(file: Path) -> AsyncIterator[SqliteStore]:
    found = SqliteStore(file, file.with_name("keys"))
    yield found
    await found.close()


@pytest.fixture
def database(store: SqliteStore) -> Database:
    return store.database


@pytest_asyncio.fixture
async def norrsjo(store: SqliteStore) -> MunicipalityId:
    return await settled(store)


@pytest.fixture(params=["sqlite", "postgresql"])
def made(request: pytest.FixtureRequest, tmp_path: Path) -> SqliteStore | PostgresqlStore:
    """Made before there is an event loop: a server that must be started first needs its own."""
    if request.param == "sqlite":
        return SqliteStore(request.getfixturevalue("file"), tmp_path / "keys")
    return PostgresqlStore(request.getfixturevalue("place"), tmp_path / "keys")


@pytest_asyncio.fixture
async def either(
    made: SqliteStore | PostgresqlStore,
) -> AsyncIterator[SqliteStore | PostgresqlStore]:
    yield made
    await made.close()


@pytest_asyncio.fixture
async def home(either: SqliteStore | PostgresqlStore) -> MunicipalityId:
    """`norrsjo` on either."""
    return await settled(either)


@pytest_asyncio.fixture
async def on_postgresql(place: Place, tmp_path: Path) -> AsyncIterator[PostgresqlStore]:
    found = PostgresqlStore(place, tmp_path / "keys")
    yield found
    await found.close()
