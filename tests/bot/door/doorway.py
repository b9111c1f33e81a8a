"""A gate with its key server, a clock that stands still, and an activity to send through it."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from bot.door.admitted import Admitted, Door, TurnedAwayError
from bot.door.gate import Gate
from bot.door.keys import SigningKeys
from bot.door.rules import DoorRules
from tests.fakes.key_server import APP_ID, NOW, SERVICE_URL, KeyServer, a_bearer, a_key_server

TENANT = "9f1a1c55-1b1e-4a39-8d0f-3d7b8f2f6f10"
OTHER_TENANT = "0b4e7f66-6e5e-4d6e-9a4a-2d8d0d9c7b21"
HOSTS = ("smba.trafficmanager.net",)
JSON = "application/json; charset=utf-8"


@dataclass
class Doorway:
    """Moves its own clock; asks the gate."""

    server: KeyServer
    keys: SigningKeys
    now: float = NOW
    refused: list[str] = field(default_factory=list)

    def gate(self, **rules: Any) -> Gate:
        held: dict[str, Any] = {
            "app_id": APP_ID,
            "hosts": HOSTS,
            "tenants": frozenset({TENANT}),
            "openid_url": self.server.url,
        }
        return Gate(
            DoorRules(**held | rules), self.keys, now=lambda: self.now, refused=self.refused.append
        )


@asynccontextmanager
async def a_doorway(fetch_seconds: float = 2.0) -> AsyncIterator[Doorway]:
    async with a_key_server() as server, aiohttp.ClientSession() as session:
        clock: list[Doorway] = []
        keys = SigningKeys(
            session, server.url, seconds=lambda: clock[0].now, fetch_seconds=fetch_seconds
        )
        clock.append(Doorway(server, keys))
        yield clock[0]
        await keys.close()


def an_activity(**more: object) -> dict[str, Any]:
    """A message typed in the bot's own chat; a field of None is left out."""
    said = {
        "type": "message",
        "id": "1700000000000",
        "channelId": "msteams",
        "serviceUrl": SERVICE_URL,
        "from": {
            "id": "29:rut",
            "name": "Rut",
            "aadObjectId": "5d5b9a0e-0000-4000-8000-00000000000a",
        },
        "recipient": {"id": f"28:{APP_ID}", "name": "SSPF-stödet"},
        "conversation": {"id": "a:rut", "conversationType": "personal", "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
        "text": "hjälp",
    } | more
    return {name: value for name, value in said.items() if value is not None}


def as_bytes(body: object) -> bytes:
    return body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()


async def ask(gate: Door, bearer: str | None = None, body: object = None) -> Admitted:
    sent = as_bytes(an_activity() if body is None else body)
    return await gate.admit(a_bearer() if bearer is None else bearer, JSON, sent)


async def status_of(gate: Door, bearer: str | None = None, body: object = None) -> int:
    """200 when it is let in."""
    try:
        await ask(gate, bearer, body)
    except TurnedAwayError as error:
        return error.status
    return 200
