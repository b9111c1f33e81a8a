"""Keys that change, a key server that is slow, away or odd, and callers who make up key ids."""

import asyncio
from typing import Any

import aiohttp
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from bot.door.keys import (
    COOLDOWN_SECONDS,
    COOLDOWN_WHEN_AWAY_SECONDS,
    FRESH_SECONDS,
    KEPT_SECONDS,
    OVERLAP_SECONDS,
    SigningKeys,
)
from tests.bot.door.doorway import Doorway, a_doorway, status_of
from tests.fakes.key_server import NOW, a_bearer, a_jwk, key_pair

HOUR = 3600.0


def bearer_now(doorway: Doorway, kid: str = "k1", **more: Any) -> str:
    """Young by the doorway's own clock."""
    now = int(doorway.now)
    return a_bearer(kid, nbf=now - 10, exp=now + 3600, **more)


async def settled(doorway: Doorway) -> None:
    """A fetch that goes on behind the answers has ended."""
    if doorway.keys._fetching:
        await doorway.keys.refresh()


async def test_given_a_new_key_then_it_is_found_without_a_restart(doorway: Doorway) -> None:
    gate, new = doorway.gate(), key_pair("another")
    assert await status_of(gate) == 200
    doorway.server.keys.append(a_jwk("k2", new))
    assert await status_of(gate, a_bearer("k2", new)) == 401
    doorway.now += COOLDOWN_SECONDS

    assert await status_of(gate, a_bearer("k2", new)) == 200
    assert await status_of(gate) == 200
    assert doorway.server.fetches == 2


async def test_given_fifty_made_up_keys_then_the_server_is_not_asked(doorway: Doorway) -> None:
    gate = doorway.gate()
    assert await status_of(gate) == 200

    statuses = {await status_of(gate, a_bearer(f"x{n}")) for n in range(50)}

    assert statuses == {401}
    assert doorway.server.fetches == 1


async def test_given_many_wait_for_a_key_then_the_server_is_asked_once(doorway: Doorway) -> None:
    gate = doorway.gate()

    statuses = await asyncio.gather(*(status_of(gate, a_bearer(iat=n)) for n in range(20)))

    assert set(statuses) == {200}
    assert doorway.server.fetches == 1


@pytest.mark.parametrize("status", [500, 404, 302])
async def test_given_the_key_server_is_away_then_old_keys_still_work(
    doorway: Doorway, status: int
) -> None:
    gate = doorway.gate()
    assert await status_of(gate) == 200
    doorway.server.status = status

    for _ in range(4):
        doorway.now += FRESH_SECONDS
        assert await status_of(gate, bearer_now(doorway)) == 200
        await settled(doorway)
    assert doorway.server.fetches == 5


async def test_given_the_key_server_is_away_for_days_then_its_keys_end(doorway: Doorway) -> None:
    gate = doorway.gate()
    assert await status_of(gate) == 200
    doorway.server.status = 500
    doorway.now += KEPT_SECONDS

    assert await status_of(gate, bearer_now(doorway)) == 401


async def test_given_the_server_comes_back_then_it_is_asked_again_soon(doorway: Doorway) -> None:
    gate = doorway.gate()
    doorway.server.status = 503
    assert await status_of(gate) == 401
    doorway.server.status = 200
    assert await status_of(gate) == 401
    doorway.now += COOLDOWN_WHEN_AWAY_SECONDS

    assert await status_of(gate) == 200


async def test_given_a_slow_key_server_then_those_with_a_known_key_do_not_wait() -> None:
    """A made-up key makes its own sender wait, until the time is up; a stale list makes nobody."""
    async with a_doorway(fetch_seconds=0.3) as doorway:
        gate = doorway.gate()
        assert await status_of(gate) == 200
        doorway.server.open.clear()
        doorway.now += FRESH_SECONDS

        slow = asyncio.create_task(status_of(gate, bearer_now(doorway, "k9")))
        await asyncio.sleep(0)
        async with asyncio.timeout(0.2):
            for n in range(20):
                assert await status_of(gate, bearer_now(doorway, iat=n)) == 200
        assert not slow.done()
        assert await slow == 401


async def test_given_a_caller_hangs_up_then_the_others_still_get_the_key(doorway: Doorway) -> None:
    gate = doorway.gate()
    doorway.server.open.clear()
    first = asyncio.create_task(status_of(gate))
    second = asyncio.create_task(status_of(gate, a_bearer(iat=1)))
    await doorway.server.asked.wait()
    first.cancel()
    doorway.server.open.set()

    assert await second == 200


async def test_given_a_withdrawn_key_then_it_lives_on_for_the_overlap_only(
    doorway: Doorway,
) -> None:
    """A token that is remembered falls with its key."""
    gate, new = doorway.gate(), key_pair("another")
    long_lived = a_bearer(exp=NOW + 100 * 3600)
    assert await status_of(gate, long_lived) == 200
    doorway.server.keys = [a_jwk("k2", new)]
    doorway.now += COOLDOWN_SECONDS
    assert await status_of(gate, a_bearer("k2", new)) == 200
    assert await status_of(gate, long_lived) == 200

    doorway.now += OVERLAP_SECONDS
    assert await status_of(gate, long_lived) == 401


async def test_given_another_key_under_the_same_id_then_old_tokens_fall(doorway: Doorway) -> None:
    gate = doorway.gate()
    assert await status_of(gate) == 200
    doorway.server.keys = [a_jwk("k1", key_pair("another"))]
    await doorway.keys.refresh()

    assert await status_of(gate) == 401


async def test_given_a_remembered_token_when_it_expires_then_it_is_judged_anew(
    doorway: Doorway,
) -> None:
    gate, token = doorway.gate(), a_bearer(exp=NOW + 60)
    assert await status_of(gate, token) == 200
    doorway.now += 60 + 299
    assert await status_of(gate, token) == 200
    doorway.now += 1

    assert await status_of(gate, token) == 401
    assert doorway.refused == ["expired"]


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b"{}", b'{"keys": 1}', b'{"keys": []}', b'{"keys": [1, null, {}]}',
     b"\xff", b"[" * 100_000, b'{"keys": "' + b"x" * 1_100_000 + b'"}'],
)  # fmt: skip
async def test_given_an_answer_that_is_no_list_of_keys_then_the_old_ones_stay(
    doorway: Doorway, body: bytes
) -> None:
    assert await doorway.keys.refresh()
    doorway.server.body = body

    assert not await doorway.keys.refresh()
    assert doorway.keys.known("k1")


async def test_given_keys_of_other_kinds_then_they_are_passed_over(doorway: Doorway) -> None:
    small = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 the point of it
    doorway.server.keys = [
        a_jwk("small", small),
        a_jwk("for-encryption", use="enc"),
        a_jwk("another-algorithm", alg="RS512"),
        a_jwk("no-number", n="å"),
        a_jwk("number", n=7),
        a_jwk() | {"kid": 7},
        {"kty": "oct", "kid": "oct", "k": "c2VjcmV0"},
        a_jwk("good", use="sig", alg="RS256", x5c=["x"]),
    ]

    assert await doorway.keys.refresh()
    assert list(doorway.keys._held) == ["good"]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/keys", "http://evil.example/keys", "file:///etc/passwd", ""]
)
async def test_given_the_metadata_points_elsewhere_without_https_then_it_is_not_followed(
    doorway: Doorway, address: str
) -> None:
    doorway.server.jwks_uri = address

    assert not await doorway.keys.refresh()


async def test_given_nobody_listens_then_there_are_no_keys_and_no_error() -> None:
    async with aiohttp.ClientSession() as session:
        keys = SigningKeys(session, "http://127.0.0.1:9/.well-known/openidconfiguration")

        assert not await keys.refresh()
        assert await keys.find("k1") is None


async def test_given_it_closes_in_the_middle_of_a_fetch_then_the_fetch_ends() -> None:
    async with a_doorway() as doorway:
        doorway.server.open.clear()
        asking = asyncio.create_task(status_of(doorway.gate()))
        await doorway.server.asked.wait()

        await doorway.keys.close()

        with pytest.raises(asyncio.CancelledError):
            await asking
