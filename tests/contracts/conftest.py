"""Every contract is checked on the fake, on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from sspf.domain.organisation import MunicipalityId
from tests.contracts.stores import (
    FakeStore,
    PostgresqlStore,
    SqliteStore,
    Store,
    StoredStore,
    copied,
    migrated,
    settled,
)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated(tmp_path_factory.mktemp("migrated"))


@pytest.fixture(params=["fake", "sqlite", "postgresql"])
def made(request: pytest.FixtureRequest, tmp_path: Path) -> FakeStore | StoredStore:
    """Made before there is an event loop: a server that must be started first needs its own."""
    if request.param == "fake":
        return FakeStore()
    if request.param == "sqlite":
        empty = request.getfixturevalue("empty_database")
        return SqliteStore(copied(empty, tmp_path), tmp_path / "keys")
    return PostgresqlStore(request.getfixturevalue("place"), tmp_path / "keys")


@pytest_asyncio.fixture
async def store(made: FakeStore | StoredStore) -> AsyncIterator[Store]:
    yield made
    if isinstance(made, StoredStore):
        await made.close()


@pytest_asyncio.fixture
async def norrsjo(store: Store) -> MunicipalityId:
    """A municipality with an organisation, one meeting and one commitment."""
    return await settled(store)
