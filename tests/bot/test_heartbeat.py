"""The sign of life: a GET with nothing in it, to one address, whatever that answers."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import ValidationError

from bot.heartbeat import UrlHeartbeat
from bot.outbound import open_session
from bot.settings import Settings


class Listener:
    def __init__(self) -> None:
        self.heard: list[tuple[str, str, bytes]] = []
        self.status = 200

    async def hear(self, request: web.Request) -> web.Response:
        self.heard.append((request.method, request.path_qs, await request.read()))
        return web.Response(status=self.status, headers={"Location": "/elsewhere"})


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest_asyncio.fixture
async def server(listener: Listener) -> AsyncIterator[TestServer]:
    app = web.Application()
    app.router.add_route("*", "/{any:.*}", listener.hear)
    found = TestServer(app)
    await found.start_server()
    yield found
    await found.close()


@pytest_asyncio.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    found = open_session(Settings(auth="anonymous"))
    yield found
    await found.close()


@pytest.mark.parametrize(("status", "is_told"), [(200, 0), (204, 0), (302, 1), (404, 1), (500, 1)])
async def test_given_an_answer_when_beaten_then_one_empty_get_and_a_bad_one_is_logged(
    listener: Listener,
    server: TestServer,
    session: aiohttp.ClientSession,
    caplog: pytest.LogCaptureFixture,
    status: int,
    is_told: int,
) -> None:
    listener.status = status

    await UrlHeartbeat(session, str(server.make_url("/secret"))).beat()

    assert listener.heard == [("GET", "/secret", b"")]
    assert caplog.messages.count("heartbeat_not_taken") == is_told
    assert "secret" not in caplog.text


async def test_given_nobody_listens_when_beaten_then_it_is_logged_and_nothing_raised(
    session: aiohttp.ClientSession, caplog: pytest.LogCaptureFixture
) -> None:
    await UrlHeartbeat(session, "http://127.0.0.1:9/secret").beat()

    assert caplog.messages == ["heartbeat_not_taken"]
    assert "secret" not in caplog.text


def test_given_an_address_outside_without_https_then_it_is_refused() -> None:
    with pytest.raises(ValidationError, match="https"):
        Settings(auth="anonymous", heartbeat_url="http://example.org/x")

    kept = Settings(auth="anonymous", heartbeat_url="https://example.org/pulse")
    assert "pulse" not in repr(kept)
