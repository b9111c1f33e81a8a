"""A load generator of one file: so many connections, each asking anew when it was answered."""

import asyncio
import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Load:
    """What came back, in seconds."""

    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)
    refused: int = 0

    def figures(self) -> dict[str, float]:
        if len(self.waits) < 2:
            return {"requests": len(self.waits), "requests_per_s": 0.0, "refused": self.refused}
        cuts = statistics.quantiles(self.waits, n=100)
        return {
            "requests": len(self.waits),
            "requests_per_s": round(len(self.waits) / self.seconds, 1),
            "p50_ms": round(cuts[49] * 1000, 2),
            "p99_ms": round(cuts[98] * 1000, 2),
            "refused": self.refused,
        }


class _Asker(asyncio.Protocol):
    def __init__(self, bodies: Iterator[bytes], load: Load, until: float) -> None:
        self._bodies, self._load, self._until = bodies, load, until
        self._loop = asyncio.get_running_loop()
        self._heard = b""
        self._transport: Any = None
        self._asked_at = 0.0
        self.done: asyncio.Future[None] = self._loop.create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._ask()

    def connection_lost(self, _: Exception | None) -> None:
        self.end()

    def _ask(self) -> None:
        self._asked_at = self._loop.time()
        if self._asked_at >= self._until:
            self.end()
            return
        self._transport.write(next(self._bodies))

    def end(self) -> None:
        if not self.done.done():
            self.done.set_result(None)
            self._transport.close()

    def data_received(self, data: bytes) -> None:
        self._heard += data
        end = self._heard.find(b"\r\n\r\n")
        if end < 0:
            return
        head = self._heard[:end].lower()
        at = head.find(b"content-length:")
        length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
        if len(self._heard) < end + 4 + length:
            return
        if self._heard[9:10] == b"2":
            self._load.waits.append(self._loop.time() - self._asked_at)
        else:
            self._load.refused += 1
        self._heard = b""
        self._ask()


async def put_load(
    port: int, requests: Callable[[], Iterator[bytes]], *, at_once: int, seconds: float
) -> Load:
    """Whoever has not answered two seconds after the end is not waited for."""
    loop = asyncio.get_running_loop()
    load, begun, bodies = Load(), loop.time(), requests()
    askers = [
        (await loop.create_connection(
            lambda: _Asker(bodies, load, begun + seconds), "127.0.0.1", port
        ))[1]
        for _ in range(at_once)
    ]  # fmt: skip
    await asyncio.wait([asker.done for asker in askers], timeout=seconds + 2)
    for asker in askers:
        asker.end()
    load.seconds = min(loop.time() - begun, seconds)
    return load


def post(path: str, body: bytes, authorization: str) -> bytes:
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"Authorization: {authorization}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
