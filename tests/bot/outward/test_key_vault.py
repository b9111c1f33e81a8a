"""Azure Key Vault: asked by our own road, told nothing it need not know, and never waited for."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from pydantic import SecretStr

from bot.check.finding import Ground, State
from bot.check.keys import check_keys
from bot.credentials import NoTokens
from bot.house_keys import FILE, open_keys
from bot.key_vault import SCOPE, VaultWrapper
from bot.settings import Settings
from sspf.ports import PermanentFailureError, TemporaryFailureError
from tests.fakes.login_server import a_login_server
from tests.fakes.private_ca import PrivateCa, a_private_ca
from tests.fakes.vault_server import WORDS, VaultServer, a_vault

PLAIN = b"k" * 32


class Bearer(NoTokens):
    async def token(self) -> str:
        return "token-1"


@pytest.fixture
def ca(tmp_path: Path) -> PrivateCa:
    return a_private_ca(tmp_path)


@pytest_asyncio.fixture
async def vault(ca: PrivateCa) -> AsyncIterator[VaultServer]:
    async with a_vault(ca) as made:
        yield made


@pytest_asyncio.fixture
async def wrapper(vault: VaultServer, ca: PrivateCa) -> AsyncIterator[VaultWrapper]:
    settings = Settings(auth="anonymous", key_vault_key=vault.key(), ca_file=ca.ca_file)
    made = VaultWrapper(settings, Bearer())
    yield made
    await made.close()


async def test_given_a_key_when_wrapped_then_the_vault_was_asked_once_with_our_token(
    vault: VaultServer, wrapper: VaultWrapper
) -> None:
    key_id, _ = await wrapper.wrap(PLAIN)

    assert key_id == vault.key("v1")
    assert vault.asked == [("wrapkey", "v1", "token-1")]


async def test_given_a_vault_that_refuses_then_for_good_and_none_of_its_words_go_further(
    vault: VaultServer, wrapper: VaultWrapper
) -> None:
    vault.manner = "refuse"

    with pytest.raises(PermanentFailureError) as raised:
        await wrapper.wrap(PLAIN)

    assert raised.value.reason == "failed.vault_refused"
    assert WORDS not in str(raised.value)
    assert raised.value.__cause__ is None


async def test_given_a_vault_that_is_broken_then_it_may_be_tried_again(
    vault: VaultServer, wrapper: VaultWrapper
) -> None:
    vault.manner = "broken"

    with pytest.raises(TemporaryFailureError):
        await wrapper.wrap(PLAIN)


async def test_given_a_certificate_that_nobody_vouches_for_then_nothing_is_sent(
    vault: VaultServer,
) -> None:
    made = VaultWrapper(Settings(auth="anonymous", key_vault_key=vault.key()), Bearer())

    with pytest.raises(TemporaryFailureError):
        await made.wrap(PLAIN)

    assert vault.asked == []
    await made.close()


async def test_given_a_key_of_another_place_then_nobody_is_asked(
    vault: VaultServer, wrapper: VaultWrapper
) -> None:
    with pytest.raises(PermanentFailureError):
        await wrapper.unwrap("https://127.0.0.2/keys/house/v1", b"x")

    assert vault.asked == []


@pytest.mark.parametrize(
    "key",
    ["https://vault/keys/house", "http://vault/keys/house/v1", "house", "https://v/secrets/a/b"],
)
def test_given_a_key_without_version_or_tls_when_read_then_it_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="SSPF_KEY_VAULT_KEY"):
        Settings(auth="anonymous", key_vault_key=key)


def a_house(data: Path, login_url: str, vault: VaultServer, ca: PrivateCa) -> Settings:
    return Settings(
        microsoft_app_id="app",
        microsoft_tenant_id="tenant",
        microsoft_app_password=SecretStr("hidden"),
        login_url=login_url,
        key_vault_key=vault.key(),
        ca_file=ca.ca_file,
        data=data,
    )


async def test_given_a_house_with_a_vault_when_it_starts_again_then_the_same_keys_open(
    vault: VaultServer, ca: PrivateCa, tmp_path: Path
) -> None:
    """By Entra ID's token for the vault, as the bot itself; the vault never sees a plain key."""
    async with a_login_server() as login:
        settings = a_house(tmp_path, login.url, vault, ca)
        first = await open_keys(settings)
        again = await open_keys(settings)

    assert again.current() == first.current()
    assert vault.asked == [
        ("wrapkey", "v1", "token-1"),
        ("unwrapkey", "v1", "token-1"),
        ("unwrapkey", "v1", "token-2"),
    ]
    assert {form["scope"].split()[0] for _, _, form in login.asked if "scope" in form} == {SCOPE}


async def test_given_a_vault_that_says_no_when_the_doctor_looks_then_it_says_what_to_do(
    vault: VaultServer, ca: PrivateCa, tmp_path: Path
) -> None:
    vault.manner = "refuse"
    file = tmp_path / FILE
    file.touch(mode=0o600)
    file.write_text(f"id {vault.key()} AAAA\n")
    async with a_login_server() as login:
        settings = a_house(tmp_path, login.url, vault, ca)
        (found,) = await check_keys(Ground(settings=settings))

    assert (found.state, found.key) == (State.FAULT, "vault_refused")
