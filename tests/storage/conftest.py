"""A migrated SQLite file for each test, and what stands on it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from sspf.domain.organisation import MunicipalityId
from storage.database import Database
from tests.contracts.stores import SqliteStore, copied, migrated, settled


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
    await found.database.dispose()


@pytest.fixture
def database(store: SqliteStore) -> Database:
    return store.database


@pytest_asyncio.fixture
async def norrsjo(store: SqliteStore) -> MunicipalityId:
    return await settled(store)
