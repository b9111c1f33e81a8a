"""What is not an activity: a table of malformed bodies, over real HTTP with a good token."""

import asyncio
import gzip
import json
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.door.admitted import Reason, TurnedAwayError
from bot.door.bodies import DEEPEST, MOST_BYTES, read_activity
from bot.door.gate import Gate
from bot.door.reading import read_raw
from tests.bad_input.malformed import RAW, WRONG_MEANING, WRONG_SHAPE
from tests.bot.door.doorway import JSON, Doorway, an_activity, as_bytes
from tests.fakes.key_server import a_bearer

TYPES = {
    "application/json": 200,
    "application/json; charset=utf-8": 200,
    "Application/JSON": 200,
    "text/plain": 400,
    "application/x-www-form-urlencoded": 400,
    "application/jsonp": 400,
    "": 400,
}


@dataclass
class Road:
    """/api/messages with the gate and nothing behind it."""

    url: str
    session: aiohttp.ClientSession

    async def post(self, body: bytes, **headers: str) -> tuple[int, str]:
        own = {"Authorization": a_bearer(), "Content-Type": "application/json"}
        async with self.session.post(
            self.url,
            data=BytesIO(body),
            headers=own | {n.replace("_", "-"): v for n, v in headers.items()},
        ) as answer:
            return answer.status, await answer.text()


def an_app(gate: Gate) -> web.Application:
    async def messages(request: web.Request) -> web.Response:
        try:
            raw = await read_raw(request, within_seconds=0.3)
            given = request.headers.get("Authorization", "")
            await gate.admit(given, request.headers.get("Content-Type", ""), raw)
        except TurnedAwayError as error:
            return web.Response(status=error.status)
        return web.Response(status=200, text="in")

    app = web.Application()
    app.router.add_post("/api/messages", messages)
    return app


@pytest.fixture
async def road(doorway: Doorway) -> AsyncIterator[Road]:
    async with TestServer(an_app(doorway.gate())) as server, aiohttp.ClientSession() as session:
        yield Road(str(server.make_url("/api/messages")), session)


@pytest.mark.parametrize("name", RAW)
async def test_given_bytes_that_are_no_activity_then_they_are_refused_without_a_word(
    road: Road, name: str
) -> None:
    body, status = RAW[name]

    assert await road.post(body) == (status, "")


@pytest.mark.parametrize("name", WRONG_SHAPE)
async def test_given_a_field_of_the_wrong_kind_then_400(road: Road, name: str) -> None:
    body = as_bytes(an_activity() | WRONG_SHAPE[name])

    assert await road.post(body) == (400, "")


@pytest.mark.parametrize("name", WRONG_MEANING)
async def test_given_a_field_of_another_meaning_then_it_comes_in_unless_its_address_is_wrong(
    road: Road, name: str
) -> None:
    body = json.dumps(an_activity() | WRONG_MEANING[name]).encode()

    status, _ = await road.post(body)

    assert status == (403 if name.startswith("serviceUrl") else 200)


@pytest.mark.parametrize("content_type", TYPES)
async def test_given_a_content_type_then_only_json_is_read(
    doorway: Doorway, road: Road, content_type: str
) -> None:
    status, _ = await road.post(as_bytes(an_activity()), Content_Type=content_type)

    assert status == TYPES[content_type]


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
async def test_given_a_small_body_that_unpacks_to_a_huge_one_then_413(
    road: Road, encoding: str
) -> None:
    bomb = as_bytes(an_activity(text="x" * 50_000_000))
    packed = gzip.compress(bomb) if encoding == "gzip" else zlib.compress(bomb)
    assert len(packed) < MOST_BYTES

    assert await road.post(packed, Content_Encoding=encoding) == (413, "")


async def test_given_a_body_that_does_not_unpack_then_it_is_refused_and_not_logged(
    road: Road, caplog: pytest.LogCaptureFixture
) -> None:
    assert await road.post(b"no gzip", Content_Encoding="gzip") == (400, "")
    await asyncio.sleep(0.01)  # the server ends the connection after its answer
    assert caplog.records == []


async def test_given_a_body_without_a_length_that_never_ends_then_413(road: Road) -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b" " * 65536

    try:
        async with road.session.post(
            road.url, data=endless(), headers={"Content-Type": "application/json"}
        ) as answer:
            assert answer.status == 413
    except aiohttp.ClientError:
        pass  # the server hung up while we were still sending: refused all the same


async def test_given_a_body_that_stops_in_the_middle_then_it_is_given_up(road: Road) -> None:
    async def halting() -> AsyncIterator[bytes]:
        yield b'{"type":'
        await asyncio.sleep(2)

    async with road.session.post(
        road.url, data=halting(), headers={"Content-Type": "application/json"}
    ) as answer:
        assert answer.status == 400


async def test_given_a_huge_body_and_a_bad_token_then_the_token_is_not_even_read(
    doorway: Doorway, road: Road
) -> None:
    status, _ = await road.post(b"x" * (MOST_BYTES + 1), Authorization="Bearer x")

    assert status == 413
    assert doorway.server.fetches == 0


def refusal(body: object, content_type: str = JSON) -> TurnedAwayError:
    with pytest.raises(TurnedAwayError) as refused:
        read_activity(content_type, as_bytes(body))
    return refused.value


def value_of(value: Any) -> Any:
    return read_activity(JSON, as_bytes(an_activity(value=value))).body["value"]


def nested(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


def test_given_the_very_limit_of_size_then_it_is_read_and_one_byte_more_is_not() -> None:
    empty = len(as_bytes(an_activity(text="")))
    read_activity(JSON, as_bytes(an_activity(text="x" * (MOST_BYTES - empty))))

    assert refusal(an_activity(text="x" * (MOST_BYTES - empty + 1))).status == 413


def test_given_the_very_limit_of_depth_then_it_is_read_and_one_level_more_is_not() -> None:
    assert value_of(nested(DEEPEST - 1)) == nested(DEEPEST - 1)

    assert refusal(an_activity(value=nested(DEEPEST))).reason == Reason.DEPTH


def test_given_numbers_then_they_are_kept_while_no_longer_than_a_line() -> None:
    assert value_of([10**30, -7, 1.5, 1e300]) == [10**30, -7, 1.5, 1e300]

    for number in (
        "9" * 101,
        "-" + "9" * 100,
        "1e999",
        "-1e999",
        "NaN",
        "Infinity",
        "0." + "1" * 99,
    ):
        body = as_bytes(an_activity(value="?")).replace(b'"?"', number.encode())
        assert refusal(body).reason == Reason.SHAPE, number


def test_given_halves_of_characters_then_they_are_made_whole() -> None:
    body = as_bytes(an_activity(text="?")).replace(b'"?"', b'"a\\ud83d b\\uDE00 \\ud83d\\ude00"')

    assert read_activity(JSON, body).body["text"] == "a? b? 😀"


def test_given_names_that_become_the_same_then_the_body_is_refused() -> None:
    body = as_bytes(an_activity(value="?")).replace(b'"?"', b'{"\\ud800": 1, "\\ud801": 2}')

    assert refusal(body).reason == Reason.SHAPE


def test_given_a_name_twice_deep_inside_then_the_body_is_refused() -> None:
    body = json.dumps(an_activity(value="?")).replace('"?"', '{"a": {"ref": 1, "ref": 2}}')

    assert refusal(body.encode()).reason == Reason.SHAPE


@pytest.mark.parametrize("id", ["x" * 513, "a\x00b", "a\nb", "a\u202eb"])
def test_given_an_id_that_no_database_should_keep_then_it_is_refused(id: str) -> None:
    for fields in (
        {"id": id},
        {"replyToId": id},
        {"conversation": {"id": id}},
        {"from": {"id": "29:x", "aadObjectId": id}},
        {"channelData": {"tenant": {"id": id}}},
    ):
        assert refusal(an_activity(**fields)).reason == Reason.SHAPE
