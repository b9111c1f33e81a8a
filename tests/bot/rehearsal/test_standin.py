"""The stand-in as the product meets it, and the settings that lead the product to it."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.rehearsal.standin import APP_ID, BOT_TENANT, SECRET, authenticated, stand_in_for
from bot.settings import Settings
from tests.bot.rehearsal.microsoft import Microsoft, a_microsoft

BASE = "http://127.0.0.1:4999"
ANONYMOUS = Settings(auth="anonymous", port=1, tenants=("a",))


@pytest_asyncio.fixture
async def microsoft() -> AsyncIterator[Microsoft]:
    async with a_microsoft() as microsoft:
        yield microsoft


def test_given_an_address_when_authenticated_then_everything_points_there() -> None:
    settings = authenticated(ANONYMOUS, BASE, ["b", "a", BOT_TENANT])

    assert (settings.auth, settings.host, settings.port) == ("entra", "127.0.0.1", 4999)
    assert settings.openid_url == f"{BASE}/openid/.well-known/openidconfiguration"
    assert settings.login_url == f"{BASE}/entra"
    assert settings.service_hosts == (BASE,)
    assert settings.allowed_tenants == {"a", "b", BOT_TENANT}
    assert (settings.microsoft_app_id, settings.microsoft_tenant_id) == (APP_ID, BOT_TENANT)
    assert settings.microsoft_app_password is not None
    assert settings.microsoft_app_password.get_secret_value() == SECRET
    assert SECRET not in repr(settings)


def test_given_a_bot_that_asks_nobody_then_there_is_no_stand_in() -> None:
    assert stand_in_for(ANONYMOUS, BASE) is None


@pytest.mark.parametrize("other", ["http://127.0.0.1:5000", "https://example.org"])
def test_given_a_bot_that_would_ask_somebody_else_then_the_rehearsal_does_not_start(
    other: str,
) -> None:
    settings = authenticated(ANONYMOUS, BASE)

    assert stand_in_for(settings, BASE) is not None
    for field in ("login_url", "openid_url"):
        with pytest.raises(ValueError, match="own stand-in"):
            stand_in_for(settings.model_copy(update={field: other}), BASE)


async def test_given_two_activities_when_sent_then_one_token_until_the_key_changes(
    microsoft: Microsoft,
) -> None:
    await microsoft.channel.say("rut", "hej")
    await microsoft.channel.say("pia", "hej")
    microsoft.stand_in.keys.rotate()
    await microsoft.channel.say("rut", "hej")

    first, second, third = microsoft.heard
    assert first == second != third


async def test_given_the_bot_when_named_then_by_its_registration(microsoft: Microsoft) -> None:
    await microsoft.channel.say("rut", "hej")

    [told] = microsoft.channel.wire.told
    assert told.activity["recipient"]["id"] == f"28:{APP_ID}"
