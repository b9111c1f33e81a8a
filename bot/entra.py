"""The three ways to be known to Entra ID: secret, certificate, managed identity."""

import asyncio
from typing import Any, Final, Protocol

import aiohttp
from azure.core.credentials import AccessToken
from azure.core.exceptions import AzureError
from azure.core.pipeline.transport import AioHttpTransport
from azure.identity.aio import (
    CertificateCredential,
    ClientSecretCredential,
    ManagedIdentityCredential,
)

from bot.outbound import open_local_session, open_session
from bot.settings import Settings

SCOPE = "https://api.botframework.com/.default"
AUTHORITY: Final = "https://login.microsoftonline.com"
SILENCE = 10.0
"""Seconds without a byte after which the endpoint is given up."""
RETRIES: Final[dict[str, Any]] = {"retry_total": 2, "retry_backoff_factor": 0.4}
FAILURES = (
    AzureError,
    aiohttp.ClientError,
    OSError,  # the certificate's file, and a time-out
    # azure-identity trusts what the endpoint answers: whatever is no token comes out as these.
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
)
"""What `Entra.ask` raises when there is no token to be had. Their words are the endpoint's."""


class Credential(Protocol):
    """What is used of azure-identity's credentials."""

    async def get_token(self, *scopes: str) -> AccessToken: ...


class Entra:
    """Asks for a token; remembers none.

    azure-identity's own cache would refresh while the caller waits, once for each caller, and
    cannot be told that a token was refused. So each time is a new credential, which also reads
    a certificate that has been exchanged on disk.
    """

    def __init__(self, settings: Settings, scope: str = SCOPE) -> None:
        if missing := _missing(settings):
            raise ValueError(f"{missing} saknas: utan den kan boten inte logga in hos Microsoft")
        self._settings = settings
        self._scope = scope
        self._session: aiohttp.ClientSession | None = None

    async def ask(self) -> AccessToken:
        """Its `expires_on` is in Unix seconds, by this machine's clock. Raises FAILURES."""
        if self._session is None:
            self._session = self._open()
        transport = _transport(self._session, self._settings.login_url)
        make = _CREDENTIALS[self._settings.microsoft_credential]
        # In a thread: the certificate is read from the disk, and its key is made ready.
        credential = await asyncio.to_thread(make, self._settings, transport)
        return await credential.get_token(self._scope)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    def _open(self) -> aiohttp.ClientSession:
        if self._settings.microsoft_credential == "managed_identity":
            return open_local_session()
        return open_session(self._settings)


def _missing(settings: Settings) -> str:
    """The name of the first setting that the chosen way needs and has not."""
    if settings.microsoft_credential == "managed_identity":
        return ""
    if not settings.microsoft_tenant_id:
        return "SSPF_MICROSOFT_TENANT_ID"
    if settings.microsoft_credential == "secret":
        return "" if settings.microsoft_app_password else "SSPF_MICROSOFT_APP_PASSWORD"
    return "" if settings.microsoft_app_certificate else "SSPF_MICROSOFT_APP_CERTIFICATE"


class _ToTheStandIn(AioHttpTransport):  # type: ignore[misc]  # exported in a way mypy cannot see
    """azure-identity asks https only. A stand-in on this machine is reached without."""

    def __init__(self, login_url: str, **options: Any) -> None:
        super().__init__(**options)
        self._login_url = login_url

    async def send(self, request: Any, **options: Any) -> Any:
        request.url = request.url.replace(AUTHORITY, self._login_url, 1)
        return await super().send(request, **options)


def _transport(session: aiohttp.ClientSession, login_url: str) -> AioHttpTransport:
    options: dict[str, Any] = {
        "session": session,
        "session_owner": False,
        "connection_timeout": SILENCE,
        "read_timeout": SILENCE,
    }
    if _is_plain(login_url):  # Settings lets no address but this machine's be plain
        return _ToTheStandIn(login_url, **options)
    return AioHttpTransport(**options)


def _is_plain(login_url: str) -> bool:
    return login_url.startswith("http://")


def _authority(settings: Settings) -> str:
    return AUTHORITY if _is_plain(settings.login_url) else settings.login_url


def _by_secret(settings: Settings, transport: AioHttpTransport) -> Credential:
    return ClientSecretCredential(
        settings.microsoft_tenant_id,
        settings.microsoft_app_id,
        _secret(settings),
        authority=_authority(settings),
        transport=transport,
        **RETRIES,
    )


def _secret(settings: Settings) -> str:
    password = settings.microsoft_app_password
    return password.get_secret_value() if password else ""


def _by_certificate(settings: Settings, transport: AioHttpTransport) -> Credential:
    return CertificateCredential(
        settings.microsoft_tenant_id,
        settings.microsoft_app_id,
        str(settings.microsoft_app_certificate),
        authority=_authority(settings),
        transport=transport,
        **RETRIES,
    )


def _by_managed_identity(settings: Settings, transport: AioHttpTransport) -> Credential:
    """User assigned: its client id is the bot's app id."""
    return ManagedIdentityCredential(
        client_id=settings.microsoft_app_id, transport=transport, **RETRIES
    )


_CREDENTIALS: Final = {
    "secret": _by_secret,
    "certificate": _by_certificate,
    "managed_identity": _by_managed_identity,
}
