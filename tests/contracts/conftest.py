"""Every contract is checked on the fake and on SQLite."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from sspf.domain.organisation import MunicipalityId
from tests.contracts.stores import FakeStore, SqliteStore, Store, copied, migrated, settled


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated(tmp_path_factory.mktemp("migrated"))


@pytest_asyncio.fixture(params=["fake", "sqlite"])
async def store(
    request: pytest.FixtureRequest, tmp_path: Path, empty_database: Path
) -> AsyncIterator[Store]:
    if request.param == "fake":
        yield FakeStore()
        return
    sqlite = SqliteStore(copied(empty_database, tmp_path), tmp_path / "keys")
    yield sqlite
    await sqlite.database.dispose()


@pytest_asyncio.fixture
async def norrsjo(store: Store) -> MunicipalityId:
    """A municipality with an organisation, one meeting and one commitment."""
    return await settled(store)
