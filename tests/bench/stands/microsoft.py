"""Everything of Microsoft's that a bot talks to, in one small and fast process: for benches alone.

Bot Connector, the documents with the keys that sign for it, and Entra's token endpoint, each
answer written by hand, so that the bot is what is measured. It counts the messages it was sent.
"""

import asyncio
import json
import sys
from typing import Any

ENTRA = "https://login.microsoftonline.com"


class Microsoft(asyncio.Protocol):
    """HTTP/1.1 with a Content-Length, one request after another on each connection."""

    def __init__(self, documents: dict[str, bytes], token_seconds: float, sent: list[int]) -> None:
        self._documents = documents
        self._token_seconds = token_seconds
        self._sent = sent
        self._heard = b""
        self._transport: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._heard += data
        while (end := self._heard.find(b"\r\n\r\n")) >= 0:
            whole = end + 4 + _length(self._heard[:end].lower())
            if len(self._heard) < whole:
                return
            line, self._heard = self._heard[: self._heard.find(b"\r\n")], self._heard[whole:]
            self._answer(line.split(b" ")[1].decode())

    def _answer(self, path: str) -> None:
        if path.endswith("/activities") or "/activities/" in path:
            self._sent[0] += 1
            self._write(b'{"id":"%d"}' % self._sent[0])
        elif path.endswith("/token"):
            token = b'{"token_type":"Bearer","expires_in":3599,"access_token":"stand-in"}'
            asyncio.get_running_loop().call_later(self._token_seconds, self._write, token)
        elif path == "/count":
            self._write(json.dumps(self._sent[0]).encode())
        else:
            self._write(next((d for end, d in self._documents.items() if path.endswith(end)), b""))

    def _write(self, body: bytes) -> None:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
        self._transport.write(f"{head}\r\n\r\n".encode() + body)


def _length(head: bytes) -> int:
    at = head.find(b"content-length:")
    return int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0


def _documents(base: str, keys: object) -> dict[str, bytes]:
    """By how their addresses end."""
    tenant = f"{ENTRA}/t"
    made = {
        "/openidconfiguration": {"issuer": "x", "jwks_uri": f"{base}/keys"},
        "/keys": keys,
        "/openid-configuration": {
            "issuer": f"{tenant}/v2.0",
            "authorization_endpoint": f"{tenant}/oauth2/v2.0/authorize",
            "token_endpoint": f"{tenant}/oauth2/v2.0/token",
        },
    }
    return {end: json.dumps(document).encode() for end, document in made.items()}


async def main(port: int, token_seconds: float, keys: object) -> None:
    documents = _documents(f"http://127.0.0.1:{port}", keys)
    sent = [0]
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: Microsoft(documents, token_seconds, sent), "127.0.0.1", port
    )
    print("ready", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), float(sys.argv[2]), json.loads(sys.argv[3])))
