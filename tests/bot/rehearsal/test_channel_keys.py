"""Microsoft's signing keys, and what is signed with them.

Source: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
"""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import jwt
import pytest
import pytest_asyncio

from bot.rehearsal.channel_keys import SigningKey
from bot.rehearsal.standin import APP_ID
from tests.bot.rehearsal.microsoft import Microsoft, a_microsoft


@pytest_asyncio.fixture
async def microsoft() -> AsyncIterator[Microsoft]:
    async with a_microsoft() as microsoft:
        yield microsoft


async def published(microsoft: Microsoft) -> dict[str, Any]:
    """Key id → key, found as a bot finds it."""
    url = f"{microsoft.base}/openid/.well-known/openidconfiguration"
    async with microsoft.session.get(url) as answer:
        document = await answer.json()
    async with microsoft.session.get(document["jwks_uri"]) as answer:
        return {key["kid"]: key for key in (await answer.json())["keys"]}


async def test_given_the_document_when_read_then_it_is_bot_connectors(microsoft: Microsoft) -> None:
    url = f"{microsoft.base}/openid/.well-known/openidconfiguration"
    async with microsoft.session.get(url) as answer:
        document = await answer.json()

    assert document["issuer"] == "https://api.botframework.com"
    assert document["id_token_signing_alg_values_supported"] == ["RS256"]


async def test_given_an_activity_when_sent_then_its_token_is_signed_by_a_published_key(
    microsoft: Microsoft,
) -> None:
    await microsoft.channel.say("rut", "hej")

    [header] = microsoft.heard
    scheme, _, token = header.partition(" ")
    named = jwt.get_unverified_header(token)
    key = (await published(microsoft))[named["kid"]]
    assert (scheme, named["alg"], key["endorsements"]) == ("Bearer", "RS256", ["msteams"])
    claims = jwt.decode(
        token,
        jwt.PyJWK(key).key,
        algorithms=["RS256"],
        audience=APP_ID,
        issuer="https://api.botframework.com",
        options={"require": ["iss", "aud", "nbf", "exp"]},
    )
    assert claims["serviceurl"] == f"{microsoft.base}/channel/"


async def test_given_a_rotation_when_sent_then_by_the_new_key_while_the_old_stays(
    microsoft: Microsoft,
) -> None:
    microsoft.stand_in.keys.rotate()
    await microsoft.channel.say("rut", "hej")

    signed = jwt.get_unverified_header(microsoft.heard[0].partition(" ")[2])["kid"]
    assert signed == "key-2"
    assert list(await published(microsoft)) == ["key-1", "key-2"]
    microsoft.stand_in.keys.withdraw()
    assert list(await published(microsoft)) == ["key-2"]


async def test_given_changed_claims_when_signed_then_so_they_stand(microsoft: Microsoft) -> None:
    keys = microsoft.stand_in.keys
    odd = keys.rotate(endorsed=())

    token = keys.token("another", "https://x/", key=keys.keys[0], exp=None, iss="https://evil")

    claims = jwt.decode(token, options={"verify_signature": False})
    assert (claims["aud"], claims["iss"], "exp" in claims) == ("another", "https://evil", False)
    assert isinstance(odd, SigningKey)
    assert odd.published()["endorsements"] == []


async def test_given_a_server_that_is_down_when_asked_then_503(microsoft: Microsoft) -> None:
    microsoft.stand_in.keys.state = "down"

    async with microsoft.session.get(f"{microsoft.base}/openid/keys") as answer:
        assert answer.status == 503


async def test_given_a_slow_server_when_asked_then_it_answers_late(microsoft: Microsoft) -> None:
    microsoft.stand_in.keys.state = "slow"
    microsoft.stand_in.keys.slow_seconds = 0.3

    with pytest.raises(TimeoutError):
        await microsoft.session.get(
            f"{microsoft.base}/openid/keys", timeout=aiohttp.ClientTimeout(total=0.05)
        )

    assert microsoft.stand_in.keys.fetched == 1
