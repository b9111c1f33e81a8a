"""Whatever is sent: let in or turned away with one of four statuses, never another error."""

import json
from contextlib import nullcontext
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.door.admitted import TurnedAwayError
from bot.door.bodies import read_activity
from bot.door.gate import OpenGate
from tests.bot.door.doorway import JSON, Doorway, an_activity, as_bytes, status_of
from tests.fakes.key_server import a_bearer
from tests.fuzz.strategies import some_fields

MANY = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
HOME = "http://127.0.0.1:3978/channel/"


@MANY
@given(header=st.one_of(st.text(), st.text().map("Bearer {}".format)))
async def test_any_header(doorway: Doorway, header: str) -> None:
    with pytest.raises(TurnedAwayError) as refused:
        await doorway.gate().admit(header, JSON, as_bytes(an_activity()))

    assert refused.value.status == 401


@MANY
@given(raw=st.binary(), content_type=st.one_of(st.just(JSON), st.text()))
async def test_any_bytes(doorway: Doorway, raw: bytes, content_type: str) -> None:
    with pytest.raises(TurnedAwayError) as refused:
        await doorway.gate().admit(a_bearer(), content_type, raw)

    assert refused.value.status == 400


@MANY
@given(fields=some_fields(3), claim=st.sampled_from(["iss", "aud", "serviceurl"]))
async def test_any_field_and_any_claim(
    doorway: Doorway, fields: dict[str, Any], claim: str
) -> None:
    body = json.dumps(an_activity() | fields).encode()
    said = next(iter(fields.values()), None)

    assert await status_of(doorway.gate(), a_bearer(), body) in (200, 400, 403, 413)
    assert await status_of(doorway.gate(), a_bearer(**{claim: said}), body) in (400, 401, 403, 413)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (HOME, 200),
        ("http://localhost:3978/channel/", 200),
        ("http://[::1]:3978/", 200),
        ("https://smba.trafficmanager.net/emea/", 403),
        ("http://127.0.0.1@evil.example/", 403),
        ("http://127.0.0.1.evil.example/", 403),
        ("http://[127.0.0.1/", 403),
        ("hej", 403),
        ("", 400),
    ],
)
async def test_given_the_rehearsal_then_only_an_answer_that_stays_here_is_given(
    address: str, status: int
) -> None:
    """No token is asked for, and no channel and no tenant; the shape and the address are."""
    counted: list[str] = []
    body = an_activity(serviceUrl=address, channelId="x", channelData={})

    assert await status_of(OpenGate(counted.append), "", body) == status
    assert len(counted) == (status != 200)


@MANY
@given(
    names=st.lists(st.sampled_from(["a", "b", 'a":', '"', "a:", "å", ""]), max_size=4),
    text=st.sampled_from(["", '":', '\\": 1', '{"a":1,"a":2}', '" :']),
    space=st.sampled_from(["", " ", "\n\t "]),
)
def test_a_name_that_stands_twice_is_seen_whatever_else_is_written(
    names: list[str], text: str, space: str
) -> None:
    pairs = ",".join(f"{json.dumps(name)}{space}:{space}{json.dumps(text)}" for name in names)
    raw = as_bytes(an_activity())[:-1] + f',"value":{{"in":[{{{pairs}}}]}}}}'.encode()

    stands_once = len(set(names)) == len(names)
    with nullcontext() if stands_once else pytest.raises(TurnedAwayError):
        read_activity(JSON, raw)
