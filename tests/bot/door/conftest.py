"""The gate under test."""

from collections.abc import AsyncIterator

import pytest

from tests.bot.door.doorway import Doorway, a_doorway


@pytest.fixture
async def doorway() -> AsyncIterator[Doorway]:
    async with a_doorway() as made:
        yield made
