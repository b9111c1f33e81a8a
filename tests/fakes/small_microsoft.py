"""All of Microsoft that a running bot meets, small: keys, Entra, and a Bot Connector that is slow.

Beside the rehearsal's channel this one plays no Teams: it takes what is sent and remembers it.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port

from bot.rehearsal.standin import APP_ID, StandIn, authenticated, registration_of
from bot.settings import Settings
from scheduler.clock import SystemClock
from sspf.domain.organisation import Person
from sspf.ports import Conversation

SERVED = "/v3/conversations"


@dataclass
class SmallMicrosoft:
    base: str
    settings: Settings
    stand_in: StandIn
    delay: float = 0.0
    """Seconds that each message takes."""
    begun: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    """Conversation and activity, as they came."""
    taken: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    """Those that were answered."""
    beats: int = 0
    came: asyncio.Event = field(default_factory=asyncio.Event)

    def place(self, person: Person, tenant: str) -> Conversation:
        """Where this person is reached, as a turn of theirs shows it."""
        return Conversation(
            person=person.id,
            conversation=f"a:{person.entra_object_id}",
            service_url=f"{self.base}/",
            tenant=tenant,
            user=f"29:{person.entra_object_id}",
            member=person.entra_object_id,
        )

    async def say(self, address: str, person: Person, tenant: str, text: str) -> int:
        """A message of this person's to the bot; the status that it was answered."""
        body = {
            "type": "message",
            "id": f"f:{len(self.begun)}:{text}",
            "channelId": "msteams",
            "serviceUrl": f"{self.base}/",
            "from": {
                "id": f"29:{person.entra_object_id}",
                "name": "x",
                "aadObjectId": person.entra_object_id,
            },
            "recipient": {"id": f"28:{APP_ID}", "name": "SSPF-stödet"},
            "conversation": {
                "id": f"a:{person.entra_object_id}",
                "conversationType": "personal",
                "tenantId": tenant,
            },
            "channelData": {"tenant": {"id": tenant}},
            "text": text,
        }
        token = self.stand_in.keys.token(APP_ID, f"{self.base}/")
        headers = {"Authorization": f"Bearer {token}"}
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{address}/api/messages", json=body, headers=headers) as answer,
        ):
            return answer.status

    def add_routes(self, app: web.Application) -> None:
        self.stand_in.keys.add_routes(app)
        self.stand_in.entra.add_routes(app)
        app.router.add_post(SERVED, self._create)
        app.router.add_post(f"{SERVED}/{{conversation}}/activities", self._post)
        app.router.add_post(f"{SERVED}/{{conversation}}/activities/{{id}}", self._post)
        app.router.add_get(f"{SERVED}/{{conversation}}/pagedmembers", self._members)
        app.router.add_get("/heartbeat", self._beat)

    async def _create(self, request: web.Request) -> web.Response:
        (member,) = (await request.json())["members"]
        return web.json_response({"id": f"a:{member['id']}"})

    async def _members(self, request: web.Request) -> web.Response:
        who = request.match_info["conversation"].removeprefix("a:")
        return web.json_response({"members": [{"id": f"29:{who}", "aadObjectId": who}]})

    async def _post(self, request: web.Request) -> web.Response:
        said = request.match_info["conversation"], await request.json()
        self.begun.append(said)
        self.came.set()
        await asyncio.sleep(self.delay)
        self.taken.append(said)
        return web.json_response({"id": f"activity-{len(self.taken)}"})

    async def _beat(self, request: web.Request) -> web.Response:
        if not request.query_string and not await request.read():
            self.beats += 1
        return web.Response()


@asynccontextmanager
async def small_microsoft(
    data: Path, tenant: str, **settings: Any
) -> AsyncIterator[SmallMicrosoft]:
    """`settings`: of a bot that meets it, besides those that lead it here."""
    base = f"http://127.0.0.1:{(port := unused_port())}"
    led = authenticated(Settings(auth="anonymous", data=data), base, [tenant])
    own = {"port": 0, "heartbeat_url": f"{base}/heartbeat"} | settings
    found = Settings(**led.model_dump() | own)
    stand_in = StandIn(base, registration_of(found), SystemClock().now)
    microsoft = SmallMicrosoft(base, found, stand_in)
    app = web.Application()
    microsoft.add_routes(app)
    async with TestServer(app, port=port):
        yield microsoft
