"""The stand-in's own half of Microsoft, at an address: keys, Entra, and the channel behind them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port

from bot.rehearsal.channel import BotAddress, Channel
from bot.rehearsal.channel_entra import SCOPE
from bot.rehearsal.channel_registration import Registration
from bot.rehearsal.journal import Journal
from bot.rehearsal.standin import APP_ID, BOT_TENANT, SECRET, StandIn
from scheduler.clock import SystemClock
from tests.bot.rehearsal.fakes import START, USERS

BY_SECRET = Registration(app_id=APP_ID, tenant=BOT_TENANT, secret=SECRET)
FORM = {
    "grant_type": "client_credentials",
    "client_id": APP_ID,
    "client_secret": SECRET,
    "scope": SCOPE,
}


@dataclass
class Microsoft:
    base: str
    stand_in: StandIn
    channel: Channel
    session: aiohttp.ClientSession
    heard: list[str]
    """Authorization headers of what reached the bot."""

    async def ask(self, tenant: str = BOT_TENANT, **changes: str) -> tuple[int, dict[str, object]]:
        """For a token: status and answer."""
        url = f"{self.base}/entra/{tenant}/oauth2/v2.0/token"
        form = {name: value for name, value in (FORM | changes).items() if value}
        async with self.session.post(url, data=form) as answer:
            return answer.status, await answer.json()

    async def post(self, authorization: str | None) -> int:
        """A message to Rut, as the bot; its status."""
        headers = {} if authorization is None else {"Authorization": authorization}
        url = f"{self.base}/channel/v3/conversations/a%3Arut/activities"
        body = {"type": "message", "text": "Hej"}
        async with self.session.post(url, json=body, headers=headers) as answer:
            return answer.status


@asynccontextmanager
async def a_microsoft(registration: Registration = BY_SECRET) -> AsyncIterator[Microsoft]:
    base = f"http://127.0.0.1:{(port := unused_port())}"
    heard: list[str] = []

    async def hear(request: web.Request) -> web.Response:
        heard.append(request.headers.get("Authorization", ""))
        return web.Response(status=202)

    stand_in = StandIn(base, registration, SystemClock().now)
    address = BotAddress(url=f"{base}/api/messages", service_url=f"{base}/channel/")
    channel = Channel(USERS, stand_in.at(address), now=lambda: START, journal=Journal())
    app = web.Application()
    app.router.add_post("/api/messages", hear)
    stand_in.add_routes(app, channel)
    async with TestServer(app, port=port), aiohttp.ClientSession() as session:
        yield Microsoft(base, stand_in, channel, session, heard)
    await channel.close()
