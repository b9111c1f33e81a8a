"""Bot Connector's key server and what it signs: OpenID metadata, keys, tokens."""

import asyncio
import functools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

APP_ID = "5f0c7f0e-6a5c-4f6f-9a53-0d0c5a1b2c3d"
SERVICE_URL = "https://smba.trafficmanager.net/emea/"
NOW = 1_800_000_000
"""Unix seconds at which the tests' tokens are young."""


@functools.cache
def key_pair(name: str = "the key server's") -> rsa.RSAPrivateKey:
    """One for each name and session: making one takes a tenth of a second."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def a_jwk(kid: str = "k1", key: rsa.RSAPrivateKey | None = None, **more: object) -> dict[str, Any]:
    """Endorsed for Teams unless `endorsements` says otherwise."""
    public = (key or key_pair()).public_key()
    jwk = RSAAlgorithm.to_jwk(public, as_dict=True)
    return jwk | {"kid": kid, "endorsements": ["msteams"]} | more


def a_bearer(
    kid: str | None = "k1", key: Any = None, alg: str | None = "RS256", **claims: object
) -> str:
    """An Authorization header as Teams sends it; a claim of None is left out."""
    said = {
        "iss": "https://api.botframework.com",
        "aud": APP_ID,
        "serviceurl": SERVICE_URL,
        "nbf": NOW - 10,
        "exp": NOW + 3600,
    } | claims
    named = {"kid": kid} if kid else {}
    payload = {name: value for name, value in said.items() if value is not None}
    # PyJWT refuses to write what no honest server writes, such as a number for an issuer.
    text = json.dumps(payload).encode()
    token = jwt.PyJWS().encode(
        text, key or key_pair(), algorithm=alg, headers={"typ": "JWT"} | named
    )
    return f"Bearer {token}"


@dataclass
class KeyServer:
    """Says which keys hold, as slowly or as badly as it is told."""

    keys: list[dict[str, Any]] = field(default_factory=lambda: [a_jwk()])
    status: int = 200
    body: bytes | None = None
    """Instead of the keys."""
    jwks_uri: str = "/keys"
    fetches: int = 0
    """How many times the metadata was asked for."""
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    """Set once somebody has asked."""
    open: asyncio.Event = field(default_factory=asyncio.Event)
    """Cleared: it takes the call and never answers."""
    url: str = ""

    async def metadata(self, _: web.Request) -> web.Response:
        self.fetches += 1
        self.asked.set()
        await self.open.wait()
        said = {"issuer": "https://api.botframework.com", "jwks_uri": self.jwks_uri}
        return web.json_response(said, status=self.status)

    async def listed(self, _: web.Request) -> web.Response:
        if self.body is not None:
            return web.Response(body=self.body)
        return web.json_response({"keys": self.keys})


@asynccontextmanager
async def a_key_server() -> AsyncIterator[KeyServer]:
    made = KeyServer()
    made.open.set()
    app = web.Application()
    app.router.add_get("/.well-known/openidconfiguration", made.metadata)
    app.router.add_get("/keys", made.listed)
    async with TestServer(app) as server:
        made.url = str(server.make_url("/.well-known/openidconfiguration"))
        yield made
        made.open.set()
