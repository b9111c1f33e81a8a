"""Entra ID's token endpoint on this machine, and the host's identity endpoint, as they are told."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.test_utils import TestServer

WORDS = "AADSTS7000215: said by the endpoint, and by nobody else"


@dataclass
class LoginServer:
    """Hands out `token-1`, `token-2`, …"""

    lives_seconds: int = 3600
    manner: str = "answer"
    asked: list[tuple[str, dict[str, str], dict[str, str]]] = field(default_factory=list)
    """Path, headers, form (or query)."""
    given: int = 0
    going: asyncio.Event = field(default_factory=asyncio.Event)
    """While it is not set, nobody is answered."""
    arrived: asyncio.Queue[str] = field(default_factory=asyncio.Queue)
    """The path of each request, for those who wait for one."""
    url: str = ""

    async def handle(self, request: web.Request) -> web.StreamResponse:
        form = {name: str(value) for name, value in (await request.post()).items()}
        said = form or dict(request.query)
        self.asked.append((request.path, dict(request.headers), said))
        self.arrived.put_nowait(request.path)
        await self.going.wait()
        if self.manner == "refuse":
            error = {"error": "invalid_client", "error_description": WORDS}
            return web.json_response(error, status=401)
        if self.manner == "garbage":
            return web.Response(text=WORDS, content_type="text/html")
        if self.manner in ("list", "number"):
            body = json.dumps([WORDS] if self.manner == "list" else 7)
            return web.Response(text=body, content_type="application/json")
        if self.manner == "no token":
            return web.json_response({"expires_in": 3600, "words": WORDS})
        if self.manner == "broken":
            return web.Response(status=500, text=WORDS)
        self.given += 1
        answer = {"access_token": f"token-{self.given}", "token_type": "Bearer"}
        answer |= {"resource": said["resource"]} if "resource" in said else {}  # a host says whose
        return web.json_response(answer | {"expires_in": self.lives_seconds})


@asynccontextmanager
async def a_login_server(by: ssl.SSLContext | None = None) -> AsyncIterator[LoginServer]:
    """In plain, or by https with this context."""
    made = LoginServer()
    made.going.set()
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", made.handle)
    server = TestServer(app, scheme="https" if by else "http")
    await server.start_server(ssl=by)
    made.url = str(server.make_url("")).rstrip("/")
    try:
        yield made
    finally:
        await server.close()
