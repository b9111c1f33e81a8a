"""The judges of the stand-in do judge: what Graph does not know is refused."""

import aiohttp
import pytest

from tests.fakes.graph_contract import DESCRIPTION
from tests.fakes.graph_server import MAILBOX, GraphHouse

GOOD = {"subject": "x", "transactionId": "1"}
BAD: tuple[tuple[str, str, object], ...] = (
    ("POST", f"/users/{MAILBOX}/events", GOOD | {"isOnlineMeting": True}),
    ("POST", f"/users/{MAILBOX}/events", GOOD | {"attendees": [{"email": "x"}]}),
    ("POST", f"/users/{MAILBOX}/event", GOOD),
    ("POST", f"/users/{MAILBOX}/events/1/cancel", {"coment": "x"}),
    ("DELETE", "/users", {}),
)
WORDS = GOOD | {"onlineMeetingProvider": "zoom"}
BY_DESCRIPTION = (("POST", f"/users/{MAILBOX}/events", WORDS),) if DESCRIPTION.exists() else ()
"""The SDK's types let every word through; only the description knows which there are."""


@pytest.mark.parametrize(("method", "path", "body"), BAD + BY_DESCRIPTION)
async def test_given_what_graph_does_not_know_then_the_stand_in_breaks(
    house: GraphHouse, method: str, path: str, body: object, caplog: pytest.LogCaptureFixture
) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, house.url + path, json=body) as answer,
    ):
        assert answer.status == 500
    assert house.outlook.standing() == []
