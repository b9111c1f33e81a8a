"""Microsoft's signing keys: the tokens on what Teams sends, and the server that publishes keys.

Source: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
"""

import asyncio
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from http import HTTPStatus
from typing import Any, Literal

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from jwt.algorithms import RSAAlgorithm

ISSUER = "https://api.botframework.com"
METADATA = "/openid/.well-known/openidconfiguration"
JWKS = "/openid/keys"
LIFETIME = timedelta(hours=1)
ENDORSED = ("msteams",)
KEY_BITS = 2048


class SigningKey:
    """A private key and the name under which its public half is published."""

    def __init__(self, kid: str, private: RSAPrivateKey, endorsed: tuple[str, ...]) -> None:
        self.kid = kid
        self.private = private
        self.endorsed = endorsed

    def published(self) -> dict[str, Any]:
        key: dict[str, Any] = json.loads(RSAAlgorithm.to_jwk(self.private.public_key()))
        return key | {"kid": self.kid, "use": "sig", "endorsements": list(self.endorsed)}


class SigningKeys:
    """Signs with the newest key; publishes that and those before it that are not withdrawn."""

    def __init__(self, base: str, now: Callable[[], datetime]) -> None:
        self.state: Literal["up", "down", "slow"] = "up"
        self.slow_seconds = 30.0
        self.fetched = 0
        """How often the keys were asked for."""
        self._base = base
        self._now = now
        self._made = 0
        self.keys: list[SigningKey] = []
        self.rotate()

    def rotate(self, endorsed: tuple[str, ...] = ENDORSED) -> SigningKey:
        """Sign with a new key from now on; the old ones stay published."""
        self._made += 1
        key = SigningKey(f"key-{self._made}", _private_key(self._made), endorsed)
        self.keys.append(key)
        return key

    def withdraw(self) -> None:
        """Publish the newest key only."""
        del self.keys[:-1]

    def token(
        self,
        app_id: str,
        service_url: str,
        *,
        key: SigningKey | None = None,
        **changes: object,
    ) -> str:
        """As Bot Connector sends it; `changes` are claims, and None takes one away."""
        now = int(self._now().timestamp())
        claims: dict[str, object] = {
            "iss": ISSUER,
            "aud": app_id,
            "serviceurl": service_url,
            "nbf": now - 300,
            "exp": now + int(LIFETIME.total_seconds()),
        }
        said = {name: value for name, value in (claims | changes).items() if value is not None}
        signed = key or self.keys[-1]
        return jwt.encode(said, signed.private, algorithm="RS256", headers={"kid": signed.kid})

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get(METADATA, self._metadata)
        app.router.add_get(JWKS, self._published)

    async def _metadata(self, _: web.Request) -> web.Response:
        document = {
            "issuer": ISSUER,
            "authorization_endpoint": "https://invalid.botframework.com",
            "jwks_uri": f"{self._base}{JWKS}",
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        }
        return await self._answer(document)

    async def _published(self, _: web.Request) -> web.Response:
        self.fetched += 1
        return await self._answer({"keys": [key.published() for key in self.keys]})

    async def _answer(self, body: object) -> web.Response:
        if self.state == "down":
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        if self.state == "slow":
            await asyncio.sleep(self.slow_seconds)
        return web.json_response(body)


@cache
def _private_key(number: int) -> RSAPrivateKey:
    """Made once a process: each costs a tenth of a second, and a journey starts many channels."""
    return generate_private_key(public_exponent=65537, key_size=KEY_BITS)
