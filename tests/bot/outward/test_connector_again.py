"""What is asked of Bot Connector again, how soon, with which token, and within whose limits."""

import pytest

from bot.connector import Connector
from sspf.ports import TemporaryFailureError
from tests.bot.outward.connectors import Around, each_call
from tests.fakes.broken_connector import BrokenConnector, Reply

BUSY = Reply(status=429, body=b"")


# Again, and how soon


async def test_given_it_stumbles_once_when_posted_then_it_arrives_once(
    server: BrokenConnector, connector: Connector, around: Around
) -> None:
    server.says(BUSY, Reply())

    assert await connector.post(server.url, "c1", {}) == "a1"
    assert around.slept == [0.25]
    assert around.retried_for == ["429"]


async def test_given_nothing_is_asked_for_when_busy_then_the_waits_grow(
    server: BrokenConnector, connector: Connector, around: Around
) -> None:
    around.half = 1.0
    server.says(BUSY)

    with pytest.raises(TemporaryFailureError) as busy:
        await connector.post(server.url, "c1", {})
    assert around.slept == [0.5, 1.0]
    assert busy.value.wait_seconds is None


async def test_given_a_short_wait_is_asked_for_when_busy_then_it_is_kept_and_spread(
    server: BrokenConnector, connector: Connector, around: Around
) -> None:
    server.says(Reply(status=429, body=b"", headers={"Retry-After": "1"}), Reply())

    assert await connector.post(server.url, "c1", {}, tenant="t") == "a1"
    assert around.slept == [1.25]
    assert around.closed == [("t", "c1", 1.0)]


async def test_given_the_waits_grow_long_when_busy_then_the_outbox_takes_over(
    server: BrokenConnector, connector: Connector, around: Around
) -> None:
    """Three seconds in all: 2.25 have gone, and 2 more are asked for."""
    server.says(Reply(status=503, body=b"", headers={"Retry-After": "2"}))

    with pytest.raises(TemporaryFailureError) as busy:
        await connector.post(server.url, "c1", {})
    assert around.slept == [2.25]
    assert busy.value.wait_seconds == 2


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
        ("9" * 5000, None),
    ],
)
async def test_given_a_wait_is_asked_for_when_busy_then_it_is_a_number_of_seconds_or_none(
    server: BrokenConnector, connector: Connector, around: Around, said: str, wait: float | None
) -> None:
    server.says(Reply(status=429, body=b"", headers={"Retry-After": said}))

    with pytest.raises(TemporaryFailureError) as busy:
        await connector.post(server.url, "c1", {})
    assert busy.value.wait_seconds == wait
    assert len(server.asked) == (1 if wait else 3)


# Tokens


async def test_given_the_token_is_refused_when_posted_then_another_is_tried_once(
    server: BrokenConnector, connector: Connector, around: Around
) -> None:
    around.tokens = ["token-1", "token-2"]
    server.says(Reply(status=401, body=b""), Reply())

    assert await connector.post(server.url, "c1", {}) == "a1"
    assert [one.authorization for one in server.asked] == ["Bearer token-1", "Bearer token-2"]
    assert around.retried_for == ["token"]


async def test_given_every_token_is_refused_when_posted_then_later(
    server: BrokenConnector, connector: Connector, around: Around
) -> None:
    around.tokens = ["token-1", "token-2", "token-3"]
    server.says(Reply(status=401, body=b""))

    with pytest.raises(TemporaryFailureError) as failure:
        await connector.post(server.url, "c1", {})
    assert failure.value.reason == "failed.no_token"
    assert len(server.asked) == 2


async def test_given_there_is_no_other_token_when_refused_then_it_is_not_shown_again(
    server: BrokenConnector, connector: Connector
) -> None:
    server.says(Reply(status=401, body=b""))

    with pytest.raises(TemporaryFailureError):
        await connector.post(server.url, "c1", {})
    assert len(server.asked) == 1


async def test_given_nobody_is_asked_who_they_are_when_posted_then_there_is_no_header(
    server: BrokenConnector,
) -> None:
    connector = Connector()

    await connector.post(server.url, "c1", {})
    await connector.close()

    assert server.asked[0].authorization is None


# Limits


@pytest.mark.parametrize(
    ("call", "thread"), [("create", "create"), ("post", "c1"), ("members", "c1")]
)
async def test_given_a_call_when_made_then_it_counts_in_its_thread_and_tenant(
    server: BrokenConnector, connector: Connector, around: Around, call: str, thread: str
) -> None:
    await each_call(connector, server.url, call)

    assert around.waited_for == [("t", thread)]


async def test_given_it_is_tried_again_when_busy_then_each_try_counts(
    server: BrokenConnector, connector: Connector, around: Around
) -> None:
    server.says(BUSY, Reply())

    await connector.post(server.url, "c1", {}, tenant="t")

    assert around.waited_for == [("t", "c1")] * 2
