"""Thousands of odd activities through the real /api/messages: no 5xx, no hang, no error logged.

`make test` sends the same 2 000 each time; `make fuzz` sends new ones, as many as one likes.
"""

import asyncio
import itertools
import json
import os
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession
from aiohttp import web as web_server
from aiohttp.test_utils import TestServer
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.door.gate import OpenGate
from bot.metrics import Metrics
from bot.web import add_routes
from tests.bad_input.activities import an_activity, an_invoke
from tests.fixtures_play import Web
from tests.fuzz.strategies import inputs, odd, some_fields, texts, trees, values
from tests.journeys.play import Play
from tests.journeys.reading import buttons_of

WANTED = os.environ.get("SSPF_TEST_FUZZ")  # noqa: TID251 a switch of the suite, not of the product
TOTAL = int(WANTED or 2_000)
ANSWER_WITHIN = 5.0
people = st.sampled_from(("rut", "frida", "kaj", "leo"))
numbers = itertools.count()


def a_part(share: float) -> settings:
    """Of TOTAL. The product lives through all examples of a test."""
    return settings(
        max_examples=max(1, round(TOTAL * share)),
        deadline=None,
        derandomize=WANTED is None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )


@pytest.fixture
async def web(chat: Play) -> AsyncIterator[Web]:
    """The product's own road, without the tick of the rehearsal, which is half the time."""
    house, app = chat.run.house, web_server.Application()
    add_routes(app, OpenGate(), house.repeats, house.adapter, house.bot.on_turn, Metrics())
    async with TestServer(app) as server, ClientSession() as session:
        yield Web(str(server.make_url("/")).rstrip("/"), session)


def own_id() -> dict[str, str]:
    """A new one each time: a repeated id is answered from memory."""
    return {"id": f"f:{next(numbers)}"}


async def send(web: Web, body: object) -> None:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    async with asyncio.timeout(ANSWER_WITHIN):
        status, _ = await web.post("/api/messages", raw)

    assert 200 <= status < 500


@a_part(0.35)
@given(who=people, fields=some_fields(3))
async def test_activities_with_odd_fields(
    chat: Play, web: Web, who: str, fields: dict[str, Any]
) -> None:
    await send(web, an_activity(chat, who, text="hej") | own_id() | fields)


@a_part(0.15)
@given(who=people, text=texts, more=some_fields(1))
async def test_what_is_typed(
    chat: Play, web: Web, who: str, text: str, more: dict[str, Any]
) -> None:
    await send(web, an_activity(chat, who, text=text) | own_id() | more)


@a_part(0.2)
@given(who=people, value=values, more=some_fields(1))
async def test_invokes_with_odd_values(
    chat: Play, web: Web, who: str, value: Any, more: dict[str, Any]
) -> None:
    await send(web, an_invoke(chat, value, who) | own_id() | more)


@pytest.mark.stage("asked")
@a_part(0.2)
@given(who=people, pick=st.integers(0, 20), typed=inputs, is_submit=st.booleans())
async def test_real_buttons_with_odd_inputs(
    chat: Play, web: Web, who: str, pick: int, typed: dict[str, Any], *, is_submit: bool
) -> None:
    """Whoever presses: the references are Rut's."""
    found = [b.action["data"] for m in chat.chat("rut") for b in buttons_of(m.card or {})]
    data = typed | found[pick % len(found)]
    value = {"action": {"type": "Action.Execute", "data": data}}
    submitted = an_activity(chat, who, value=data, text="")
    await send(web, (submitted if is_submit else an_invoke(chat, value, who)) | own_id())


@a_part(0.1)
@given(body=st.one_of(st.binary(max_size=200), trees.map(json.dumps).map(str.encode), odd))
async def test_bodies_of_any_kind(web: Web, body: object) -> None:
    await send(web, body)


async def test_given_right_activities_then_this_road_answers_them(chat: Play, web: Web) -> None:
    """So that the others are not all turned away at the first hurdle; eight come at once."""
    before = chat.received("rut")

    await asyncio.gather(*(send(web, an_activity(chat, "rut") | own_id()) for _ in range(8)))

    assert chat.received("rut") == before + 8
