"""A stand-in for the parts of Microsoft that the doctor looks at: keys, login, Bot Connector."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime

from aiohttp import web
from aiohttp.test_utils import TestServer

from sspf.ports import TemporaryFailureError


@dataclass(slots=True)
class FakeMicrosoft:
    """What it answers may be changed while it runs."""

    date: datetime
    keys: object = field(default_factory=lambda: [{"kid": "one"}, {"kid": "two"}])
    login_status: int = 200
    metadata: object = None
    """Instead of the right document."""
    base: str = ""

    async def openid(self, _: web.Request) -> web.Response:
        found = self.metadata or {"jwks_uri": f"{self.base}/keys"}
        return web.json_response(found, headers=self._headers())

    async def signing_keys(self, _: web.Request) -> web.Response:
        return web.json_response({"keys": self.keys}, headers=self._headers())

    async def login(self, _: web.Request) -> web.Response:
        return web.json_response({}, status=self.login_status, headers=self._headers())

    async def connector(self, _: web.Request) -> web.Response:
        return web.Response(status=401, headers=self._headers())

    def _headers(self) -> dict[str, str]:
        return {"Date": format_datetime(self.date, usegmt=True)}


@asynccontextmanager
async def microsoft(now: datetime) -> AsyncIterator[FakeMicrosoft]:
    """Running at `base`."""
    fake = FakeMicrosoft(now)
    app = web.Application()
    app.router.add_get("/openid", fake.openid)
    app.router.add_get("/keys", fake.signing_keys)
    app.router.add_get("/{tenant}/v2.0/.well-known/openid-configuration", fake.login)
    app.router.add_get("/", fake.connector)
    async with TestServer(app) as server:
        fake.base = str(server.make_url("")).rstrip("/")
        yield fake


@dataclass(slots=True)
class FakeTokens:
    """Implements bot.credentials.Tokens."""

    given: str | None
    """None: there is none to be had."""
    closed: bool = False

    async def token(self) -> str:
        if self.given is None:
            raise TemporaryFailureError("failed.no_token")
        return self.given

    def refuse(self, token: str) -> None:
        return

    async def close(self) -> None:
        self.closed = True
