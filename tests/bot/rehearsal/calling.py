"""Calls Bot Connector as an SDK does, and reads what it answers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from tests.bot.rehearsal.fakes import World, a_world

PATIENCE = aiohttp.ClientTimeout(total=0.5)


class Bot:
    """Answers with status and body."""

    def __init__(self, world: World, session: aiohttp.ClientSession) -> None:
        self.world = world
        self.session = session

    async def __call__(self, method: str, path: str, **more: Any) -> tuple[int, Any]:
        async with self.asks(method, path, **more) as answer:
            text = await answer.text()
            is_json = answer.content_type == "application/json"
            return answer.status, await answer.json() if is_json else text

    def asks(self, method: str, path: str, **more: Any) -> Any:
        url = f"{self.world.url}/channel/v3/conversations{path}"
        return self.session.request(method, url, allow_redirects=False, **more)

    async def post(self, key: str, text: str = "Hej", **more: Any) -> tuple[int, Any]:
        return await self("POST", f"/a%3A{key}/activities", json=a_message(text), **more)


def a_message(text: str = "Hej") -> dict[str, Any]:
    return {"type": "message", "text": text}


@asynccontextmanager
async def a_bot(**world: Any) -> AsyncIterator[Bot]:
    async with a_world(**world) as made, aiohttp.ClientSession() as session:
        yield Bot(made, session)
