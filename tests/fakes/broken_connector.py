"""A Bot Connector that fails as it is told, and remembers what it was asked."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from aiohttp import web
from aiohttp.test_utils import TestServer

Manner = Literal["answer", "hang", "reset", "drip", "cut", "endless", "nonsense"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    status: int = 201
    body: bytes = b'{"id": "a1"}'
    headers: Mapping[str, str] = field(default_factory=dict)
    manner: Manner = "answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    method: str
    path: str
    authorization: str | None
    cookies: int
    body: Any


def refusal(status: int, code: str, words: str = "") -> Reply:
    error = {"error": {"code": code, "message": words}}
    return Reply(status=status, body=json.dumps(error).encode())


def blocked_writes() -> Reply:
    """As Microsoft documents it: the code stands in a text that is JSON itself."""
    inner = {"subCode": "MessageWritesBlocked", "details": "Thread is blocked.", "errorCode": None}
    return Reply(
        status=403, body=json.dumps({"errorCode": 209, "message": json.dumps(inner)}).encode()
    )


@dataclass
class BrokenConnector:
    """Gives `replies` in order; the last of them for ever after."""

    replies: list[Reply] = field(default_factory=lambda: [Reply()])
    asked: list[Asked] = field(default_factory=list)
    url: str = ""

    def says(self, *replies: Reply) -> None:
        self.replies = list(replies)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        raw = await request.read()
        self.asked.append(
            Asked(
                method=request.method,
                path=request.raw_path,
                authorization=request.headers.get("Authorization"),
                cookies=len(request.cookies),
                body=json.loads(raw) if raw else None,
            )
        )
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        return await self._give(reply, request)

    async def _give(self, reply: Reply, request: web.Request) -> web.StreamResponse:
        match reply.manner:
            case "hang":
                await asyncio.sleep(60)
            case "reset":
                _hang_up(request)
            case "nonsense" if request.transport is not None:
                request.transport.write(b"this is no HTTP\r\n\r\n")
                _hang_up(request)
            case "drip" | "cut" | "endless":
                return await self._slowly(reply, request)
        return web.Response(status=reply.status, headers=reply.headers, body=reply.body)

    async def _slowly(self, reply: Reply, request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(status=reply.status, headers=reply.headers)
        await answer.prepare(request)
        if reply.manner == "endless":
            for _ in range(100_000):
                await answer.write(b" " * 65_536)
        for place in range(len(reply.body)):
            await answer.write(reply.body[place : place + 1])
            if reply.manner == "cut" and place == len(reply.body) // 2:
                _hang_up(request)
                break
            if reply.manner == "drip":
                await asyncio.sleep(0.05)
        return answer


def _hang_up(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()


@asynccontextmanager
async def a_broken_connector() -> AsyncIterator[BrokenConnector]:
    made = BrokenConnector()
    app = web.Application(client_max_size=2**22)
    app.router.add_route("*", "/{tail:.*}", made.handle)
    server = TestServer(app)
    await server.start_server(shutdown_timeout=0.1)
    made.url = str(server.make_url("/"))
    try:
        yield made
    finally:
        await server.close()
