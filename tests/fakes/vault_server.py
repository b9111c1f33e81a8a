"""Azure Key Vault's wrapkey and unwrapkey on this machine, by https, as its reference has them.

Source: Microsoft Learn, Key Vault REST API 7.4, "Wrap Key" and "Unwrap Key"; and "Authentication,
requests and responses" for the challenge.
"""

import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.hashes import SHA256

from tests.fakes.key_server import key_pair
from tests.fakes.private_ca import PrivateCa

CHALLENGE = (
    'Bearer authorization="https://login.microsoftonline.com/tenant", '
    'resource="https://vault.azure.net"'
)
WORDS = "said by the vault, and by nobody else"
PADDING = OAEP(mgf=MGF1(SHA256()), algorithm=SHA256(), label=None)


@dataclass
class VaultServer:
    """Knows the versions `v1` and `v2` of the key `house`; they open nothing of each other's."""

    manner: str = "answer"
    versions: set[str] = field(default_factory=lambda: {"v1", "v2"})
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """Operation, version and what came after `Bearer`; not what was refused for lack of it."""
    bodies: list[bytes] = field(default_factory=list)
    url: str = ""

    def key(self, version: str = "v1") -> str:
        return f"{self.url}/keys/house/{version}"

    async def handle(self, request: web.Request) -> web.StreamResponse:
        bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if not bearer:
            return web.json_response({}, status=401, headers={"WWW-Authenticate": CHALLENGE})
        if self.manner == "refuse":
            return _refused(403, "Forbidden")
        if self.manner == "broken":
            return _refused(503, "ServiceUnavailable")
        _, _, _, version, operation = f"{request.path}/".split("/")[:5]
        operation = request.path.rpartition("/")[2]
        if request.method == "GET":
            return _refused(403, "Forbidden")  # the bot may use the key, and not even look at it
        if version not in self.versions:
            return _refused(404, "KeyNotFound")
        self.asked.append((operation, version, bearer))
        body = await request.read()
        self.bodies.append(body)
        said = json.loads(body)
        return self._used(operation, version, said["alg"], _from(said["value"]))

    def _used(self, operation: str, version: str, algorithm: str, value: bytes) -> web.Response:
        if algorithm != "RSA-OAEP-256":
            return _refused(400, "BadParameter")
        private = key_pair(f"vault {version}")
        try:
            done = (
                private.public_key().encrypt(value, PADDING)
                if operation == "wrapkey"
                else private.decrypt(value, PADDING)
            )
        except ValueError:
            return _refused(400, "BadParameter")
        return web.json_response({"kid": self.key(version), "value": _to(done)})


@asynccontextmanager
async def a_vault(by: PrivateCa) -> AsyncIterator[VaultServer]:
    made = VaultServer()
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", made.handle)
    server = TestServer(app, scheme="https")
    await server.start_server(ssl=by.server)
    made.url = str(server.make_url("")).rstrip("/")
    try:
        yield made
    finally:
        await server.close()


def _refused(status: int, code: str) -> web.Response:
    return web.json_response({"error": {"code": code, "message": WORDS}}, status=status)


def _from(value: str) -> bytes:
    return base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))


def _to(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")
