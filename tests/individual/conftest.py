"""What the tests of the individual level share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.individual.house import House, a_house
from tests.migrated import put_migrated


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, made once and copied for each test."""
    return put_migrated(tmp_path_factory.mktemp("migrated") / "sspf.db")


@pytest_asyncio.fixture
async def house(tmp_path: Path, migrated: Path) -> AsyncIterator[House]:
    async with a_house(tmp_path, migrated) as made:
        yield made
