"""Microsoft Entra as the bot meets it: a token for a secret, a certificate or an identity.

Source: learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow, and
learn.microsoft.com/azure/app-service/overview-managed-identity, "REST endpoint reference".
"""

import asyncio
import hmac
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

from aiohttp import web

from bot.rehearsal.channel_registration import AssertionFaultError, Assertions, Registration

PREFIX = "/entra"
MICROSOFT = "https://login.microsoftonline.com"
RESOURCE = "https://api.botframework.com"
SCOPE = f"{RESOURCE}/.default"
LIFETIME_SECONDS = 3599
ASSERTED = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
FAULTS: Mapping[int, tuple[HTTPStatus, str, str]] = {
    90002: (HTTPStatus.BAD_REQUEST, "invalid_request", "Tenant not found."),
    70003: (HTTPStatus.BAD_REQUEST, "unsupported_grant_type", "The grant type is not supported."),
    700016: (HTTPStatus.BAD_REQUEST, "unauthorized_client", "Application not found."),
    1002012: (HTTPStatus.BAD_REQUEST, "invalid_scope", "The scope is not valid."),
    7000215: (HTTPStatus.UNAUTHORIZED, "invalid_client", "Invalid client secret provided."),
    7000218: (HTTPStatus.UNAUTHORIZED, "invalid_client", "No client secret or assertion."),
    7000222: (HTTPStatus.UNAUTHORIZED, "invalid_client", "The client secret has expired."),
    700021: (HTTPStatus.UNAUTHORIZED, "invalid_client", "The assertion names another client."),
    700023: (HTTPStatus.UNAUTHORIZED, "invalid_client", "The assertion has another audience."),
    700024: (HTTPStatus.UNAUTHORIZED, "invalid_client", "The assertion is out of its time."),
    700027: (HTTPStatus.UNAUTHORIZED, "invalid_client", "The assertion's signature is invalid."),
    90033: (HTTPStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable", "Try again."),
}
"""AADSTS number → status, OAuth error and words."""


@dataclass(frozen=True, slots=True)
class TokenCall:
    """Somebody asked for a token. Nothing secret is kept."""

    tenant: str
    client_id: str
    by: str
    """`secret`, `certificate` or `identity`."""
    fault: int | None
    """AADSTS number of the refusal."""


class Entra:
    """Gives opaque tokens, and knows which of them still hold."""

    def __init__(
        self,
        base: str,
        registration: Registration,
        now: Callable[[], datetime],
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self.registration = registration
        self.calls: list[TokenCall] = []
        self.latency_seconds = 0.0
        self.lifetime_seconds = LIFETIME_SECONDS
        self.fails_with: int | None = None
        """An AADSTS number: every request is refused with it."""
        self._base = f"{base}{PREFIX}"
        self._now = now
        self._seconds = seconds
        self._assertions = Assertions()
        self._given: dict[str, float] = {}

    def accepts(self, authorization: str) -> bool:
        """Whether a call with this header comes from the bot, with a token that still holds."""
        scheme, _, token = authorization.partition(" ")
        ends = self._given.get(token)
        return scheme == "Bearer" and ends is not None and self._seconds() < ends

    def expire(self) -> None:
        """Every token that was given is worthless from now on."""
        self._given.clear()

    def add_routes(self, app: web.Application) -> None:
        tenant = f"{PREFIX}/{{tenant}}"
        app.router.add_post(f"{tenant}/oauth2/v2.0/token", self._token)
        app.router.add_get(f"{tenant}/v2.0/.well-known/openid-configuration", self._discovery)
        app.router.add_get(f"{PREFIX}/identity/token", self._identity)

    def endpoint(self, tenant: str) -> str:
        return f"{self._base}/{tenant}/oauth2/v2.0/token"

    def audiences(self, tenant: str) -> tuple[str, str]:
        """Whom an assertion may be meant for: a bot that takes us for Entra names Entra."""
        return self.endpoint(tenant), f"{MICROSOFT}/{tenant}/oauth2/v2.0/token"

    async def _discovery(self, request: web.Request) -> web.Response:
        tenant = request.match_info["tenant"]
        document = {
            "issuer": f"{self._base}/{tenant}/v2.0",
            "authorization_endpoint": f"{self._base}/{tenant}/oauth2/v2.0/authorize",
            "token_endpoint": self.endpoint(tenant),
            "token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt"],
        }
        return web.json_response(document)

    async def _token(self, request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        tenant = request.match_info["tenant"]
        by = "certificate" if "client_assertion" in form else "secret"
        await asyncio.sleep(self.latency_seconds)
        fault = self.fails_with or self._fault(tenant, form)
        self.calls.append(TokenCall(tenant, form.get("client_id", ""), by, fault))
        return _refusal(fault) if fault else web.json_response(self._give())

    async def _identity(self, request: web.Request) -> web.Response:
        """The endpoint that a machine in Azure with a managed identity has beside it."""
        own, query = self.registration, request.query
        await asyncio.sleep(self.latency_seconds)
        shown = request.headers.get("X-IDENTITY-HEADER", "")
        is_it = bool(own.identity_header) and _same(shown, own.identity_header)
        asked = query.get("resource", "").removesuffix("/")
        is_right = query.get("client_id") == own.app_id and asked == RESOURCE
        fault = None if is_it and is_right else 700016
        self.calls.append(TokenCall("", query.get("client_id", ""), "identity", fault))
        if fault:
            return _refusal(fault)
        given = self._give()
        more = {"resource": asked, "client_id": own.app_id}
        ends = int(self._now().timestamp()) + self.lifetime_seconds
        return web.json_response(given | more | {"expires_on": str(ends)})

    def _fault(self, tenant: str, form: Mapping[str, str]) -> int | None:
        """AADSTS number of what is wrong with the request."""
        own = self.registration
        if tenant != own.tenant:
            return 90002
        if form.get("grant_type") != "client_credentials":
            return 70003
        if form.get("client_id") != own.app_id:
            return 700016
        if form.get("scope") != SCOPE:
            return 1002012
        return self._unproven(tenant, form)

    def _unproven(self, tenant: str, form: Mapping[str, str]) -> int | None:
        own = self.registration
        if form.get("client_assertion_type") == ASSERTED:
            try:
                self._assertions.check(form["client_assertion"], own, self.audiences(tenant))
            except AssertionFaultError as wrong:
                return wrong.number
            return None
        if "client_secret" not in form:
            return 7000218
        right = bool(own.secret) and _same(form["client_secret"], own.secret)
        return None if right else 7000215

    def _give(self) -> dict[str, Any]:
        token = secrets.token_urlsafe(48)
        self._given[token] = self._seconds() + self.lifetime_seconds
        return {
            "token_type": "Bearer",
            "expires_in": self.lifetime_seconds,
            "ext_expires_in": self.lifetime_seconds,
            "access_token": token,
        }


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _refusal(number: int) -> web.Response:
    status, error, words = FAULTS[number]
    said = {"error_description": f"AADSTS{number}: {words}", "error_codes": [number]}
    return web.json_response({"error": error} | said, status=status)
