"""A server that fails, a connector that shows what it leans on, and an endpoint for tokens."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.connector import Connector
from tests.bot.outward.connectors import SHORT, Around, a_connector
from tests.fakes.broken_connector import BrokenConnector, a_broken_connector
from tests.fakes.login_server import LoginServer, a_login_server


@pytest.fixture
async def server() -> AsyncIterator[BrokenConnector]:
    async with a_broken_connector() as made:
        yield made


@pytest.fixture
def around() -> Around:
    return Around()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(timeout=SHORT) as made:
        yield made


@pytest.fixture
def connector(session: aiohttp.ClientSession, around: Around) -> Connector:
    return a_connector(session, around)


@pytest.fixture
async def login() -> AsyncIterator[LoginServer]:
    async with a_login_server() as made:
        yield made
