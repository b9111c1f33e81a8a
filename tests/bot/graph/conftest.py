"""One mailbox in a stand-in for Graph, and a program that speaks to it."""

from collections.abc import AsyncIterator

import pytest

from tests.fakes.graph_server import GraphHouse, a_graph


@pytest.fixture
async def house() -> AsyncIterator[GraphHouse]:
    async with a_graph() as made:
        yield made
