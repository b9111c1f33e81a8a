"""Tokens for the bot: who gets one, what it opens, and how it is refused.

Source: learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
"""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.credentials import EntraTokens
from bot.rehearsal.channel_entra import ASSERTED, SCOPE
from bot.rehearsal.standin import APP_ID, BOT_TENANT, authenticated
from bot.settings import Settings
from tests.bot.rehearsal.certificates import a_certificate, as_pem
from tests.bot.rehearsal.microsoft import BY_SECRET, Microsoft, a_microsoft


@pytest_asyncio.fixture
async def microsoft() -> AsyncIterator[Microsoft]:
    async with a_microsoft() as microsoft:
        yield microsoft


async def test_given_the_secret_when_asked_then_a_token_that_opens_the_channel(
    microsoft: Microsoft,
) -> None:
    status, given = await microsoft.ask()

    assert (status, given["token_type"], given["expires_in"]) == (200, "Bearer", 3599)
    assert await microsoft.post(f"Bearer {given['access_token']}") == 201
    [call] = microsoft.stand_in.entra.calls
    assert (call.tenant, call.client_id, call.by, call.fault) == (
        BOT_TENANT,
        APP_ID,
        "secret",
        None,
    )


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer made-up", "Basic {}", "{}"])
async def test_given_no_good_token_when_posted_then_401(
    microsoft: Microsoft, header: str | None
) -> None:
    _, given = await microsoft.ask()

    shown = None if header is None else header.format(given["access_token"])

    assert await microsoft.post(shown) == 401
    assert microsoft.channel.chat("rut") == ()


async def test_given_a_token_when_its_time_is_over_then_401(microsoft: Microsoft) -> None:
    microsoft.stand_in.entra.lifetime_seconds = 0
    _, short = await microsoft.ask()
    assert await microsoft.post(f"Bearer {short['access_token']}") == 401

    microsoft.stand_in.entra.lifetime_seconds = 3599
    _, long = await microsoft.ask()
    assert await microsoft.post(f"Bearer {long['access_token']}") == 201
    microsoft.stand_in.entra.expire()
    assert await microsoft.post(f"Bearer {long['access_token']}") == 401


@pytest.mark.parametrize(
    ("changes", "status", "number"),
    [
        ({"client_secret": "wrong"}, 401, 7000215),
        ({"client_secret": ""}, 401, 7000218),
        ({"client_id": "another"}, 400, 700016),
        ({"scope": "https://graph.microsoft.com/.default"}, 400, 1002012),
        ({"scope": ""}, 400, 1002012),
        ({"grant_type": "password"}, 400, 70003),
        ({"tenant": "another"}, 400, 90002),
    ],
)
async def test_given_a_wrong_request_when_asked_then_refused_as_entra_does(
    microsoft: Microsoft, changes: dict[str, str], status: int, number: int
) -> None:
    got, refused = await microsoft.ask(**changes)

    assert (got, refused["error_codes"]) == (status, [number])
    assert str(refused["error_description"]).startswith(f"AADSTS{number}")
    assert microsoft.stand_in.entra.calls[-1].fault == number


async def test_given_entra_is_slow_or_away_when_asked_then_so_it_is(microsoft: Microsoft) -> None:
    microsoft.stand_in.entra.latency_seconds = 0.05
    begun = time.monotonic()
    assert (await microsoft.ask())[0] == 200
    assert time.monotonic() - begun >= 0.05

    microsoft.stand_in.entra.fails_with = 90033
    assert (await microsoft.ask())[0] == 503


async def test_given_the_products_own_secret_when_it_asks_then_once_for_all(
    microsoft: Microsoft,
) -> None:
    tokens = EntraTokens(authenticated(Settings(auth="anonymous"), microsoft.base))
    try:
        given = await asyncio.gather(*(tokens.token() for _ in range(20)))
    finally:
        await tokens.close()

    assert await microsoft.post(f"Bearer {given[0]}") == 201
    assert len(microsoft.stand_in.entra.calls) == 1


@pytest.mark.parametrize("is_registered", [True, False])
async def test_given_the_products_certificate_when_it_asks_then_its_signature_is_judged(
    tmp_path: Path, is_registered: bool
) -> None:
    key, public = a_certificate()
    file = tmp_path / "bot.pem"
    file.write_bytes(as_pem(key) + public)
    known = public if is_registered else a_certificate()[1]
    async with a_microsoft(replace(BY_SECRET, secret="", certificate=known)) as microsoft:
        settings = authenticated(Settings(auth="anonymous"), microsoft.base).model_copy(
            update={"microsoft_credential": "certificate", "microsoft_app_certificate": file}
        )
        tokens = EntraTokens(settings)
        try:
            await asyncio.gather(tokens.token(), return_exceptions=True)
        finally:
            await tokens.close()

        faults = {call.fault for call in microsoft.stand_in.entra.calls}
        assert faults == ({None} if is_registered else {700027})
        assert {call.by for call in microsoft.stand_in.entra.calls} == {"certificate"}


async def test_given_an_assertion_when_made_up_then_refused(microsoft: Microsoft) -> None:
    made_up = {"client_secret": "", "client_assertion_type": ASSERTED, "client_assertion": "a.b.c"}

    _, refused = await microsoft.ask(**made_up)

    assert refused["error_codes"] == [700027]


@pytest.mark.parametrize(
    ("header", "client", "status"),
    [("right", APP_ID, 200), ("wrong", APP_ID, 400), ("right", "another", 400), ("", APP_ID, 400)],
)
async def test_given_a_managed_identity_when_asked_then_only_the_machine_itself_gets_a_token(
    header: str, client: str, status: int
) -> None:
    # learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
    async with a_microsoft(replace(BY_SECRET, identity_header="right")) as microsoft:
        asked = {
            "api-version": "2019-08-01",
            "resource": SCOPE.removesuffix("/.default"),
            "client_id": client,
        }
        url = f"{microsoft.base}/entra/identity/token"
        headers = {"X-IDENTITY-HEADER": header}
        async with microsoft.session.get(url, params=asked, headers=headers) as answer:
            given = await answer.json()
        assert answer.status == status
        if status == 200:
            assert await microsoft.post(f"Bearer {given['access_token']}") == 201
