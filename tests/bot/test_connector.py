"""Bot Connector's answers, against a small server: each failure is told apart."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port

from bot.connector import Connector
from sspf.ports import PermanentFailureError, TemporaryFailureError, UnknownOutcomeError

SHORT = aiohttp.ClientTimeout(total=0.2)


@dataclass
class Channel:
    """Answers as it is told, and remembers what it was asked."""

    status: int = 201
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b'{"id": "a1"}'
    manner: str = "answer"
    asked: list[tuple[str, str, object]] = field(default_factory=list)
    url: str = ""

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.asked.append((request.method, request.raw_path, await request.json()))
        if self.manner == "hang":
            await asyncio.sleep(5)
        if self.manner == "reset" and request.transport:
            request.transport.close()
        if self.manner == "chunked":
            answer = web.StreamResponse(status=self.status)
            answer.enable_chunked_encoding()
            await answer.prepare(request)
            await answer.write(self.body)
            await answer.write_eof()
            return answer
        return web.Response(status=self.status, headers=self.headers, body=self.body)


@pytest.fixture
async def channel() -> AsyncIterator[Channel]:
    made = Channel()
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", made.handle)
    async with TestServer(app) as server:
        made.url = str(server.make_url("/"))
        yield made


@pytest.fixture
async def connector() -> AsyncIterator[Connector]:
    made = Connector(SHORT)
    yield made
    await made.close()


async def test_given_it_was_taken_when_posted_then_the_activitys_id_comes_back(
    channel: Channel, connector: Connector
) -> None:
    assert await connector.post(channel.url, "c1", {"type": "message"}) == "a1"


async def test_given_the_answer_comes_in_pieces_when_posted_then_the_id_is_read_too(
    channel: Channel, connector: Connector
) -> None:
    channel.manner = "chunked"

    assert await connector.create(channel.url, {}) == "a1"


async def test_given_an_empty_answer_when_posted_then_there_is_no_id(
    channel: Channel, connector: Connector
) -> None:
    channel.status, channel.body = 202, b""

    assert await connector.post(channel.url, "c1", {}) == ""


async def test_given_signs_in_an_id_when_asked_then_they_stay_inside_the_path(
    channel: Channel, connector: Connector
) -> None:
    await connector.update(channel.url, "19:a/b?c@thread", "1/2", {})

    assert channel.asked[0][:2] == (
        "PUT",
        "/v3/conversations/19:a%2Fb%3Fc@thread/activities/1%2F2",
    )


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (400, "failed.refused"),
        (401, "failed.refused"),
        (403, "failed.not_installed"),
        (404, "failed.gone"),
        (413, "failed.too_large"),
        (302, "failed.refused"),
        (499, "failed.refused"),
    ],
)
async def test_given_it_is_refused_when_posted_then_it_is_for_good_and_named(
    channel: Channel, connector: Connector, status: int, reason: str
) -> None:
    channel.status = status

    with pytest.raises(PermanentFailureError) as refused:
        await connector.post(channel.url, "c1", {})
    assert refused.value.reason == reason


@pytest.mark.parametrize("status", [408, 412, 429, 500, 502, 503, 504])
async def test_given_it_is_busy_when_posted_then_nothing_was_delivered_and_it_may_pass(
    channel: Channel, connector: Connector, status: int
) -> None:
    channel.status = status

    with pytest.raises(TemporaryFailureError):
        await connector.post(channel.url, "c1", {})


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("", None),
        ("Wed, 21 Oct 2027 07:28:00 GMT", None),
        ("-5", None),
        ("nan", None),
        ("inf", None),
        ("99999999999", 3600.0),
    ],
)
async def test_given_a_wait_is_asked_for_when_busy_then_it_is_a_number_of_seconds_or_none(
    channel: Channel, connector: Connector, said: str, wait: float | None
) -> None:
    channel.status, channel.headers = 429, {"Retry-After": said}

    with pytest.raises(TemporaryFailureError) as busy:
        await connector.post(channel.url, "c1", {})
    assert busy.value.wait_seconds == wait


@pytest.mark.parametrize("manner", ["hang", "reset"])
async def test_given_no_answer_comes_when_posted_then_nobody_knows(
    channel: Channel, connector: Connector, manner: str
) -> None:
    channel.manner = manner

    with pytest.raises(UnknownOutcomeError):
        await connector.post(channel.url, "c1", {})


async def test_given_the_answer_cannot_be_read_when_posted_then_nobody_knows(
    channel: Channel, connector: Connector
) -> None:
    channel.body = b"<html>"

    with pytest.raises(UnknownOutcomeError):
        await connector.post(channel.url, "c1", {})


async def test_given_nobody_listens_when_posted_then_nothing_was_delivered(
    connector: Connector,
) -> None:
    with pytest.raises(TemporaryFailureError) as failure:
        await connector.post(f"http://127.0.0.1:{unused_port()}/", "c1", {})
    assert failure.value.reason == "failed.unreachable"


async def test_given_a_redirect_when_posted_then_it_is_not_followed(
    channel: Channel, connector: Connector
) -> None:
    """What is sent is for one address; another host may not ask for it."""
    channel.status, channel.headers = 307, {"Location": f"{channel.url}elsewhere"}

    with pytest.raises(PermanentFailureError):
        await connector.post(channel.url, "c1", {})
    assert len(channel.asked) == 1


async def test_given_it_was_never_used_when_closed_then_nothing_happens() -> None:
    await Connector().close()
