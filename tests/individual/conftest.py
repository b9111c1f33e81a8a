"""What the tests of the individual level share."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from storage.database import Database
from tests.individual.house import House, a_house


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, made once and copied for each test."""
    file = tmp_path_factory.mktemp("migrated") / "sspf.db"

    async def migrate() -> None:
        database = Database(f"sqlite+aiosqlite:///{file}")
        await database.migrate()
        await database.dispose()

    asyncio.run(migrate())
    return file


@pytest_asyncio.fixture
async def house(tmp_path: Path, migrated: Path) -> AsyncIterator[House]:
    async with a_house(tmp_path, migrated) as made:
        yield made
