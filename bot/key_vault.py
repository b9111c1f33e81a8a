"""Azure Key Vault: wraps and unwraps with a key that never leaves the vault.

The SDK asks by our own road out, proxy and certificate authorities included, and is who the bot
is in Entra ID. It wants nothing but the permissions wrapKey and unwrapKey.
"""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

import aiohttp
from azure.core.credentials import AccessToken
from azure.core.exceptions import (
    AzureError,
    ClientAuthenticationError,
    HttpResponseError,
    ServiceRequestError,
    ServiceResponseError,
)
from azure.core.pipeline.transport import AioHttpTransport
from azure.keyvault.keys.crypto import KeyWrapAlgorithm
from azure.keyvault.keys.crypto.aio import CryptographyClient

from bot.credentials import EntraTokens, Tokens
from bot.outbound import open_session
from bot.settings import Settings, is_loopback
from scheduler.clock import SystemClock
from sspf.ports import Clock, PermanentFailureError, TemporaryFailureError

SCOPE = "https://vault.azure.net/.default"
ALGORITHM = KeyWrapAlgorithm.rsa_oaep_256
SILENCE = 10.0
"""Seconds without a byte after which the vault is given up."""
RETRIES = {"retry_total": 2, "retry_backoff_factor": 0.4}
BELIEVED_SECONDS = 60
"""How long the SDK may hold a token before it asks again; ours are renewed in good time."""
TRY_AGAIN = frozenset({408, 429, 500, 502, 503, 504})
Done = TypeVar("Done")


class VaultWrapper:
    """Implements sspf.ports.KeyWrapper with the key that SSPF_KEY_VAULT_KEY names."""

    def __init__(
        self, settings: Settings, tokens: Tokens | None = None, clock: Clock | None = None
    ) -> None:
        self._key = settings.key_vault_key
        self._tokens = tokens or EntraTokens(settings, scope=SCOPE)
        self._credential = _AsCredential(self._tokens, clock or SystemClock())
        self._session = open_session(settings)

    async def wrap(self, plain: bytes) -> tuple[str, bytes]:
        client = self._client(self._key)
        done = await _asked(lambda: client.wrap_key(ALGORITHM, plain))
        return self._key, done.encrypted_key

    async def unwrap(self, key_id: str, wrapped: bytes) -> bytes:
        """Any version of any key in the same vault; none elsewhere is asked."""
        if urlsplit(key_id)[:2] != urlsplit(self._key)[:2]:
            raise PermanentFailureError("failed.vault_elsewhere")
        client = self._client(key_id)
        done = await _asked(lambda: client.unwrap_key(ALGORITHM, wrapped))
        found: bytes = done.key
        return found

    async def close(self) -> None:
        await self._tokens.close()
        await self._session.close()

    def _client(self, key_id: str) -> CryptographyClient:
        """Nothing of it needs closing: the session is ours."""
        transport = AioHttpTransport(
            session=self._session,
            session_owner=False,
            connection_timeout=SILENCE,
            read_timeout=SILENCE,
        )
        # A stand-in on this machine is not below vault.azure.net; every other vault must be.
        verify = not is_loopback(urlsplit(key_id).hostname or "")
        return CryptographyClient(
            key_id,
            self._credential,
            transport=transport,
            verify_challenge_resource=verify,
            **RETRIES,
        )


class _AsCredential:
    """The bot's tokens, as the SDK asks for them."""

    def __init__(self, tokens: Tokens, clock: Clock) -> None:
        self._tokens = tokens
        self._clock = clock

    async def get_token(self, *_scopes: str, **_: Any) -> AccessToken:
        until = int(self._clock.now().timestamp()) + BELIEVED_SECONDS
        return AccessToken(await self._tokens.token(), until)

    async def close(self) -> None:
        return

    async def __aenter__(self) -> "_AsCredential":
        return self

    async def __aexit__(self, *_: object) -> None:
        return


async def _asked(ask: Callable[[], Awaitable[Done]]) -> Done:
    """The SDK's own errors say what the vault said: none of it goes further."""
    try:
        return await ask()
    except ClientAuthenticationError:
        raise PermanentFailureError("failed.vault_refused") from None
    except HttpResponseError as error:
        if error.status_code in TRY_AGAIN:
            raise TemporaryFailureError("failed.vault_away") from None
        raise PermanentFailureError("failed.vault_refused") from None
    except (ServiceRequestError, ServiceResponseError, aiohttp.ClientError, OSError):
        raise TemporaryFailureError("failed.vault_away") from None
    except AzureError:
        raise PermanentFailureError("failed.vault_refused") from None
