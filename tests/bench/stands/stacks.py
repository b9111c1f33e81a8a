"""The three stacks that are measured beside each other, each a process of its own.

`python -m tests.bench.stands.stacks NAME GIVEN`: serves on one core until it is killed.
"""

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

APP = "11111111-2222-4333-8444-555555555555"
OPEN = 50
BOT_CORE = 0


@dataclass(frozen=True, slots=True)
class Given:
    """What a stack is told."""

    port: int
    microsoft: str
    """Where everything of Microsoft's is."""
    folder: Path


async def bare(given: Given) -> web.Application:
    """aiohttp, JSON and one POST through a shared session. No door, no database, nothing to say."""
    session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))

    async def answer(request: web.Request) -> web.Response:
        heard = await request.json()
        conversation = heard["conversation"]["id"]
        url = f"{heard['serviceUrl']}v3/conversations/{conversation}/activities"
        said = {"type": "message", "text": heard["text"], "from": heard["recipient"]}
        async with session.post(url, json=said) as sent:
            await sent.read()
        return web.Response(status=202)

    return _app(answer)


async def ours(given: Given) -> web.Application:
    """The product's real /api/messages with its door, in a municipality with commitments."""
    from bot.limits import NoLimits
    from bot.memory import settle_memory
    from bot.settings import Settings
    from bot.web import add_routes
    from bot.wiring import build
    from tests.bench.stands.town import CLOCK, installed, tenant

    settings = Settings(
        microsoft_app_id=APP,
        microsoft_app_password="not one",  # noqa: S106 the stand-in asks for none
        microsoft_tenant_id=tenant(),
        service_hosts=(given.microsoft,),
        openid_url=f"{given.microsoft}/openidconfiguration",
        login_url=given.microsoft,
        data=given.folder,
    )
    house = await build(settings, CLOCK, f"{given.microsoft}/", NoLimits())
    await installed(house, OPEN)
    settle_memory()
    app = web.Application()
    add_routes(app, house.door, house.repeats, house.adapter, house.bot.on_turn, house.metrics)
    return app


async def stock(given: Given) -> web.Application:
    """botbuilder-core as it comes: its own authentication, its own credentials, its own client."""
    from botbuilder.core import CloudAdapterBase, TurnContext
    from botbuilder.schema import Activity
    from botframework.connector.auth import (
        AuthenticationConstants,
        BotFrameworkAuthenticationFactory,
        ChannelValidation,
        PasswordServiceClientCredentialFactory,
    )

    address = f"{given.microsoft}/openidconfiguration"
    ChannelValidation.open_id_metadata_endpoint = address
    AuthenticationConstants.TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL = address
    _lead_msal_to(given.microsoft)
    secret = PasswordServiceClientCredentialFactory(APP, "not one", tenant_id="t")
    made = BotFrameworkAuthenticationFactory.create(credential_factory=secret)

    class Adapter(CloudAdapterBase):  # type: ignore[misc]  # botbuilder ships no types
        pass

    adapter = Adapter(made)

    async def on_turn(context: TurnContext) -> None:
        await context.send_activity(context.activity.text)

    async def answer(request: web.Request) -> web.Response:
        activity = Activity().deserialize(await request.json())
        await adapter.process_activity(request.headers["Authorization"], activity, on_turn)
        return web.Response(status=202)

    return _app(answer)


def _lead_msal_to(microsoft: str) -> None:
    """MSAL asks https alone; here its requests go to the process that stands for Entra."""
    import functools

    import botframework.connector.auth.microsoft_app_credentials as theirs
    import requests

    class Http:
        def __init__(self) -> None:
            self._session = requests.Session()

        def post(self, url: str, params: Any = None, data: Any = None, **_: Any) -> Any:
            return self._session.post(self._led(url), params=params, data=data, timeout=10)

        def get(self, url: str, params: Any = None, **_: Any) -> Any:
            return self._session.get(self._led(url), params=params, timeout=10)

        def close(self) -> None:
            self._session.close()

        def _led(self, url: str) -> str:
            return url.replace("https://login.microsoftonline.com", microsoft)

    theirs.ConfidentialClientApplication = functools.partial(
        theirs.ConfidentialClientApplication, http_client=Http(), instance_discovery=False
    )


def _app(answer: Callable[[web.Request], Awaitable[web.StreamResponse]]) -> web.Application:
    app = web.Application()
    app.router.add_post("/api/messages", answer)
    return app


STACKS = {"bare": bare, "ours": ours, "stock": stock}


async def serve(name: str, given: Given) -> None:
    runner = web.AppRunner(await STACKS[name](given), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", given.port).start()
    print("ready", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    os.sched_setaffinity(0, {BOT_CORE})
    told = json.loads(sys.argv[2])
    stack = Given(int(told["port"]), told["microsoft"], Path(told["folder"]))
    asyncio.run(serve(sys.argv[1], stack))
