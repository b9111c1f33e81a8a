"""The road out: the proxy, the private certificate authority, and what the session never does."""

import ssl
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port

from bot.connector import Connector
from bot.outbound import TIMEOUT, open_local_session, open_session, trusted
from bot.settings import Settings
from sspf.ports import TemporaryFailureError
from tests.fakes.broken_connector import BrokenConnector, Reply
from tests.fakes.private_ca import PrivateCa, a_private_ca
from tests.fakes.proxy_server import Proxy, a_proxy


def settings(**said: object) -> Settings:
    return Settings(auth="anonymous", **said)  # type: ignore[arg-type]


@pytest.fixture
def authority(tmp_path: Path) -> PrivateCa:
    return a_private_ca(tmp_path)


@pytest.fixture
async def proxy() -> AsyncIterator[Proxy]:
    async with a_proxy() as made:
        yield made


@pytest.fixture
async def private_server(authority: PrivateCa) -> AsyncIterator[str]:
    """The address of a server whose certificate no system trusts."""

    async def take(_: web.Request) -> web.Response:
        return web.json_response({"id": "a1"}, status=201)

    app = web.Application()
    app.router.add_post("/{tail:.*}", take)
    made = TestServer(app, scheme="https")
    await made.start_server(ssl=authority.server)
    yield str(made.make_url("/"))
    await made.close()


async def post(url: str, chosen: Settings) -> str:
    host = url.rstrip("/")
    async with open_session(chosen) as session:
        return await Connector(session, hosts=(host,)).post(url, "c1", {"text": "x"})


async def test_given_the_municipalitys_own_ca_when_trusted_then_its_servers_are_spoken_to(
    private_server: str, authority: PrivateCa
) -> None:
    assert await post(private_server, settings(ca_file=authority.ca_file)) == "a1"


async def test_given_a_ca_that_is_not_trusted_when_sent_then_nothing_leaves(
    private_server: str,
) -> None:
    with pytest.raises(TemporaryFailureError) as failure:
        await post(private_server, settings())
    assert failure.value.reason == "failed.unreachable"


async def test_given_the_own_ca_when_trusted_then_the_systems_own_are_still(
    authority: PrivateCa,
) -> None:
    systems = len(ssl.create_default_context().get_ca_certs())
    async with open_session(settings(ca_file=authority.ca_file)) as session:
        assert isinstance(session.connector, aiohttp.TCPConnector)
        trust = session.connector._ssl

    assert isinstance(trust, ssl.SSLContext)
    assert len(trust.get_ca_certs()) == systems + 1
    assert trust.verify_mode is ssl.CERT_REQUIRED
    assert trust.check_hostname


async def test_given_the_own_ca_when_trusted_by_one_session_then_by_no_other(
    authority: PrivateCa, private_server: str
) -> None:
    """Sessions without a file of their own share what they trust."""
    async with open_session(settings()), open_session(settings(ca_file=authority.ca_file)):
        with pytest.raises(TemporaryFailureError):
            await post(private_server, settings())


async def test_given_a_context_that_was_asked_for_when_changed_then_no_session_is(
    private_server: str, authority: PrivateCa
) -> None:
    """httpx writes in the one that it gets."""
    trusted(settings()).load_verify_locations(cafile=authority.ca_file)

    with pytest.raises(TemporaryFailureError):
        await post(private_server, settings())


async def test_given_a_ca_file_that_is_none_when_opened_then_it_does_not_start(
    tmp_path: Path,
) -> None:
    with pytest.raises(OSError):  # noqa: PT011 ssl says no more
        open_session(settings(ca_file=tmp_path / "none.pem"))


async def test_given_a_proxy_when_sent_by_https_then_it_sees_the_host_and_nothing_else(
    private_server: str, authority: PrivateCa, proxy: Proxy
) -> None:
    chosen = settings(proxy=proxy.url, ca_file=authority.ca_file)

    assert await post(private_server, chosen) == "a1"
    host = private_server.removeprefix("https://").rstrip("/")
    assert proxy.asked == [f"CONNECT {host} HTTP/1.1"]


async def test_given_a_proxy_when_sent_in_plain_then_it_is_asked_by_the_whole_address(
    server: BrokenConnector, proxy: Proxy
) -> None:
    assert await post(server.url, settings(proxy=proxy.url)) == "by the proxy"
    assert proxy.asked == [f"POST {server.url}v3/conversations/c1/activities HTTP/1.1"]
    assert server.asked == []


async def test_given_a_proxy_with_a_password_when_sent_then_it_is_told(
    private_server: str, authority: PrivateCa, proxy: Proxy
) -> None:
    address = proxy.url.replace("http://", "http://bot:word@")

    assert await post(private_server, settings(proxy=address, ca_file=authority.ca_file)) == "a1"
    assert any(line.startswith("Proxy-Authorization: Basic ") for line in proxy.headers)


async def test_given_the_proxy_refuses_when_sent_then_nothing_left(
    private_server: str, authority: PrivateCa, proxy: Proxy
) -> None:
    proxy.refuses = True

    with pytest.raises(TemporaryFailureError) as failure:
        await post(private_server, settings(proxy=proxy.url, ca_file=authority.ca_file))
    assert failure.value.reason == "failed.unreachable"


async def test_given_the_proxy_is_down_when_sent_then_nothing_left(server: BrokenConnector) -> None:
    with pytest.raises(TemporaryFailureError) as failure:
        await post(server.url, settings(proxy=f"http://127.0.0.1:{unused_port()}"))
    assert failure.value.reason == "failed.unreachable"
    assert server.asked == []


async def test_given_a_proxy_in_the_environment_when_sent_then_it_has_no_say(
    server: BrokenConnector, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", proxy.url)

    assert await post(server.url, settings()) == "a1"
    assert proxy.asked == []


async def test_given_a_cookie_when_sent_again_then_it_is_not_given_back(
    server: BrokenConnector,
) -> None:
    server.says(Reply(headers={"Set-Cookie": "who=you"}))
    async with open_session(settings()) as session:
        connector = Connector(session)
        named = server.url.replace("127.0.0.1", "localhost")  # a jar keeps none of a bare number
        await connector.post(named, "c1", {})
        await connector.post(named, "c1", {})

    assert [one.cookies for one in server.asked] == [0, 0]


async def test_given_a_session_when_opened_then_nobody_is_waited_for_beyond_ten_seconds() -> None:
    async with open_session(settings()) as session, open_local_session() as local:
        assert session.timeout == local.timeout == TIMEOUT
    assert TIMEOUT.total == 10
    assert TIMEOUT.connect is not None
    assert TIMEOUT.connect < 10
