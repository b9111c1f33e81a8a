"""Whatever is sent, even what is no HTTP: a status, and not a word of what was wrong."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.quiet_server import QuietRunner

TOKEN = "Bearer eyJhbGciOiJSUzI1NiJ9"  # noqa: S105 of nobody
HEAD = f"Host: x\r\nContent-Type: application/json\r\nAuthorization: {TOKEN}\r\n"
LONG = "x" * 20_000


def a_post(*lines: str, path: str = "/api/messages", method: str = "POST", body: str = "") -> bytes:
    own = "".join(f"{line}\r\n" for line in lines)
    length = "" if "Length" in own else f"Content-Length: {len(body)}\r\n"
    return f"{method} {path} HTTP/1.1\r\n{HEAD}{own}{length}\r\n{body}".encode()


SENT = {
    "a good one": (a_post(), 202),
    "a token that is too long": (a_post(f"X-Also: {LONG}"), 400),
    "too many headers": (a_post(*(f"X{n}: 1" for n in range(500))), 400),
    "two lengths": (a_post("Content-Length: 3", "Content-Length: 5"), 400),
    "a length that is no number": (a_post("Content-Length: abc"), 400),
    "a length beyond counting": (a_post(f"Content-Length: {10**30}"), 400),
    "two content types": (a_post("Content-Type: text/plain"), 400),
    "chunks and a length": (a_post("Transfer-Encoding: chunked"), 400),
    "a header over two lines": (a_post("X: a\r\n\tb"), 400),
    "an unknown expectation": (a_post("Expect: 200-ok"), 417),
    "another method": (a_post(method="PUT"), 405),
    "another path": (a_post(path="/api/other"), 404),
    "a path that is an address": (a_post(path="http://[::1/"), 400),
    "another version": (b"POST /api/messages HTTP/9.9\r\nHost: x\r\n\r\n", 400),
    "no host": (b"POST /api/messages HTTP/1.1\r\n\r\n", 400),
    "TLS": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 9, 400),
    "no HTTP": (b"hej\r\n\r\n", 400),
    "an unpacking that nobody knows": (a_post("Content-Encoding: br", body="{}"), 400),
    "a fault inside": (a_post(path="/fault"), 500),
}


@pytest.fixture
async def port() -> AsyncIterator[int]:
    async def messages(_: web.Request) -> web.Response:
        return web.Response(status=202)

    async def fault(_: web.Request) -> web.Response:
        raise LookupError("Rut")

    app = web.Application()
    app.router.add_post("/api/messages", messages)
    app.router.add_post("/fault", fault)
    runner = QuietRunner(app, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield runner.addresses[0][1]
    await runner.cleanup()


@pytest.mark.parametrize("name", SENT)
async def test_given_whatever_is_sent_then_a_status_and_no_word(port: int, name: str) -> None:
    sent, status = SENT[name]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(sent)

    head, _, rest = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5)).partition(b"\r\n")
    writer.close()

    assert head.split(b" ")[1] == str(status).encode()
    assert b"content-length: 0\r\n" in rest.lower()
    for word in (b"python", b"aiohttp", b"eyJ", b"Rut", b"xxx"):
        assert word not in rest
