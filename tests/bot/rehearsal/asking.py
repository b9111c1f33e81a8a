"""Asks the rehearsal what its page asks."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from tests.bot.rehearsal.fakes import World, a_world


class Asking:
    """Asks as the page's own script does, unless told otherwise; answers with status and body."""

    def __init__(self, world: World, session: aiohttp.ClientSession) -> None:
        self.world = world
        self.session = session

    async def get(self, path: str, **more: Any) -> tuple[int, Any]:
        return await self._ask("GET", path, **more)

    async def post(self, path: str, body: object = None, **headers: str | None) -> tuple[int, Any]:
        """A header that is None is not sent."""
        own = {"Origin": self.world.url, "Content-Type": "application/json"}
        kept = {name: value for name, value in (own | headers).items() if value is not None}
        as_bytes = (
            body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        )
        return await self._ask("POST", f"/rehearsal/{path}", data=as_bytes, headers=kept)

    async def _ask(self, method: str, path: str, **more: Any) -> tuple[int, Any]:
        async with self.session.request(method, f"{self.world.url}{path}", **more) as answer:
            is_json = answer.content_type == "application/json"
            return answer.status, await answer.json() if is_json else await answer.text()


@asynccontextmanager
async def an_asking(folder: Path) -> AsyncIterator[Asking]:
    """The page beside stand-ins for its libraries, which make may not have installed."""
    for name in ("adaptivecards/dist/adaptivecards", "markdown-it/dist/browser/markdown-it.umd"):
        file = folder / f"{name}.min.js"
        file.parent.mkdir(parents=True)
        file.write_text("// a library")
    async with a_world(modules=folder) as world, aiohttp.ClientSession() as session:
        yield Asking(world, session)
