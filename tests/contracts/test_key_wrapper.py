"""What every KeyWrapper must do: the fake, and Azure Key Vault against its stand-in."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.credentials import NoTokens
from bot.key_vault import VaultWrapper
from bot.settings import Settings
from sspf.ports import KeyWrapper, PermanentFailureError
from tests.fakes.private_ca import a_private_ca
from tests.fakes.vault_server import a_vault
from tests.fakes.wrapper import FakeWrapper

PLAIN = b"\0\1\2" * 10 + b"zz"


class Bearer(NoTokens):
    async def token(self) -> str:
        return "token-1"


@pytest_asyncio.fixture(params=["fake", "vault"])
async def wrapper(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[KeyWrapper]:
    if request.param == "fake":
        yield FakeWrapper()
        return
    ca = a_private_ca(tmp_path)
    async with a_vault(ca) as vault:
        settings = Settings(auth="anonymous", key_vault_key=vault.key(), ca_file=ca.ca_file)
        made = VaultWrapper(settings, Bearer())
        yield made
        await made.close()


async def test_what_was_wrapped_is_unwrapped_again_and_does_not_hold_it(
    wrapper: KeyWrapper,
) -> None:
    key_id, wrapped = await wrapper.wrap(PLAIN)

    assert PLAIN not in wrapped
    assert await wrapper.unwrap(key_id, wrapped) == PLAIN


async def test_given_a_changed_byte_when_unwrapped_then_refused(wrapper: KeyWrapper) -> None:
    key_id, wrapped = await wrapper.wrap(PLAIN)

    with pytest.raises(PermanentFailureError):
        await wrapper.unwrap(key_id, wrapped[:-1] + bytes([wrapped[-1] ^ 1]))


async def test_given_another_key_when_unwrapped_then_refused(wrapper: KeyWrapper) -> None:
    key_id, wrapped = await wrapper.wrap(PLAIN)

    for other in (key_id.replace("v1", "v2"), key_id.replace("v1", "v9")):
        with pytest.raises(PermanentFailureError):
            await wrapper.unwrap(other, wrapped)
