"""What is asked of Bot Connector, how often, of whom, and with which token."""

import json
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.connector import Connector
from sspf.ports import PermanentFailureError, TemporaryFailureError
from tests.bot.outward.connectors import EVERY, Around, a_connector, each_call
from tests.fakes.broken_connector import BrokenConnector, Reply


@pytest.mark.parametrize(
    ("call", "method", "path"),
    [
        ("create", "POST", "/v3/conversations"),
        ("post", "POST", "/v3/conversations/c1/activities"),
        ("reply", "POST", "/v3/conversations/c1/activities/1"),
        ("update", "PUT", "/v3/conversations/c1/activities/1"),
        ("delete", "DELETE", "/v3/conversations/c1/activities/1"),
        ("members", "GET", "/v3/conversations/c1/pagedmembers?pageSize=50"),
        ("member", "GET", "/v3/conversations/c1/members/oid"),
    ],
)
async def test_given_an_operation_when_called_then_it_is_asked_for_as_documented(
    server: BrokenConnector, connector: Connector, call: str, method: str, path: str
) -> None:
    await each_call(connector, server.url, call)

    (asked,) = server.asked
    assert (asked.method, asked.path) == (method, path)
    assert asked.authorization == "Bearer token-1"


async def test_given_it_was_taken_when_posted_then_the_activitys_id_comes_back(
    server: BrokenConnector, connector: Connector
) -> None:
    assert await connector.post(server.url, "c1", {"text": "åäö"}) == "a1"
    assert server.asked[0].body == {"text": "åäö"}


@pytest.mark.parametrize(
    "reply",
    [Reply(status=202, body=b""), Reply(body=b"{}"), Reply(body=b'{"id": null}')],
    ids=["empty", "no id", "null"],
)
async def test_given_it_was_taken_without_an_id_when_posted_then_it_is_not_posted_again(
    server: BrokenConnector, connector: Connector, reply: Reply
) -> None:
    server.says(reply)

    assert await connector.post(server.url, "c1", {}) == ""
    with pytest.raises(PermanentFailureError) as refused:
        await connector.update(server.url, "c1", "", {})
    assert refused.value.reason == "failed.message_gone"
    assert len(server.asked) == 1


async def test_given_no_id_when_created_then_there_is_no_conversation_yet(
    server: BrokenConnector, connector: Connector
) -> None:
    server.says(Reply(body=b"{}"))

    with pytest.raises(TemporaryFailureError):
        await connector.create(server.url, {})


@pytest.mark.parametrize("base", ["{}teams/", "{}teams"])
async def test_given_a_service_url_with_a_path_when_posted_then_the_path_is_kept(
    server: BrokenConnector, connector: Connector, base: str
) -> None:
    await connector.post(base.format(server.url), "c1", {})

    assert server.asked[0].path == "/teams/v3/conversations/c1/activities"


async def test_given_signs_in_an_id_when_asked_then_they_stay_inside_the_path(
    server: BrokenConnector, connector: Connector
) -> None:
    await connector.update(server.url, "19:a/b?c@thread", "1/../2", {})

    (asked,) = server.asked
    assert asked.path == "/v3/conversations/19%3Aa%2Fb%3Fc%40thread/activities/1%2F..%2F2"


@pytest.mark.parametrize("id", ["", ".", ".."])
async def test_given_an_id_that_leads_elsewhere_when_asked_then_nothing_leaves(
    server: BrokenConnector, connector: Connector, id: str
) -> None:
    with pytest.raises(PermanentFailureError):
        await connector.post(server.url, id, {})
    assert server.asked == []


async def test_given_many_members_when_listed_then_every_page_is_read(
    server: BrokenConnector, connector: Connector
) -> None:
    def page(*ids: str, **more: str) -> Reply:
        members = [{"id": one} for one in ids]
        return Reply(status=200, body=json.dumps({"members": members, **more}).encode())

    server.says(page("29:a", "29:b", continuationToken="x&y=1"), page("29:c"))

    found = await connector.members(server.url, "c1")

    assert [one["id"] for one in found] == ["29:a", "29:b", "29:c"]
    assert server.asked[1].path.endswith("?pageSize=50&continuationToken=x%26y%3D1")


async def test_given_pages_without_end_when_listed_then_it_ends(
    server: BrokenConnector, connector: Connector
) -> None:
    server.says(Reply(status=200, body=b'{"members": [], "continuationToken": "on"}'))

    with pytest.raises(PermanentFailureError):
        await connector.members(server.url, "c1")


# Hosts


@pytest.mark.parametrize("call", EVERY)
@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example.org/",
        "https://smba.trafficmanager.net.evil.example.org/",
        "https://smba.trafficmanager.net@evil.example.org/",
        "https://user:word@smba.trafficmanager.net/",
        "http://smba.trafficmanager.net/",
        "https://smba.trafficmanager.net:8443/",
        "http://127.0.0.1:1/",
        "http://localhost:1/",
        "//smba.trafficmanager.net/",
        "",
    ],
)
async def test_given_a_host_that_is_not_on_the_list_when_called_then_no_byte_leaves(
    session: aiohttp.ClientSession, around: Around, call: str, url: str
) -> None:
    connector = a_connector(session, around, ("smba.trafficmanager.net", "http://127.0.0.1:2"))

    with pytest.raises(PermanentFailureError) as refused:
        await each_call(connector, url, call)
    assert refused.value.reason == "failed.not_allowed"
    assert around.waited_for == []


async def test_given_a_stand_in_on_the_list_when_posted_then_it_is_spoken_to(
    server: BrokenConnector, session: aiohttp.ClientSession, around: Around
) -> None:
    connector = a_connector(session, around, (server.url.rstrip("/"),))

    assert await connector.post(server.url, "c1", {}) == "a1"


async def test_given_no_list_when_posted_then_only_this_machine_is_spoken_to(
    server: BrokenConnector, connector: Connector
) -> None:
    assert await connector.post(server.url, "c1", {}) == "a1"
    with pytest.raises(PermanentFailureError):
        await connector.post("https://smba.trafficmanager.net/emea/", "c1", {})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_given_a_redirect_when_posted_then_neither_message_nor_token_goes_there(
    server: BrokenConnector, connector: Connector, status: int
) -> None:
    stolen: list[Any] = []

    async def take(request: web.Request) -> web.Response:
        stolen.append((dict(request.headers), await request.read()))
        return web.json_response({"id": "a1"})

    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", take)
    async with TestServer(app) as elsewhere:
        location = {"Location": str(elsewhere.make_url("/"))}
        server.says(Reply(status=status, headers=location))
        with pytest.raises(PermanentFailureError) as refused:
            await connector.post(server.url, "c1", {"text": "x"})

    assert refused.value.reason == "failed.refused"
    assert stolen == []
    assert len(server.asked) == 1


async def test_given_it_was_never_used_when_closed_then_nothing_happens() -> None:
    await Connector().close()


async def test_given_a_session_of_another_when_closed_then_it_stays_open(
    session: aiohttp.ClientSession, connector: Connector
) -> None:
    await connector.close()

    assert not session.closed
