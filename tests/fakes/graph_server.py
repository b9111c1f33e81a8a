"""The stand-in for Graph on this machine; everything said to it and by it is looked at."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.calendar_events import OutlookCalendar
from bot.graph import Graph, open_client
from bot.graph_limits import GraphLimits, MailboxLimits
from bot.rehearsal.outlook import Outlook
from bot.rehearsal.outlook_routes import PREFIX, OutlookServer
from bot.settings import Settings
from tests.fakes.graph_contract import contract

MAILBOX = "0b1c2d3e-0000-4000-8000-0000000000ff"
TOKEN = "token-of-the-bot"  # noqa: S105 opens nothing
NOW = datetime(2027, 1, 12, 7, 30, tzinfo=UTC)


class OneToken:
    """A token, and another when it is refused."""

    def __init__(self) -> None:
        self.given = TOKEN
        self.refused: list[str] = []

    async def token(self) -> str:
        return self.given

    def refuse(self, token: str) -> None:
        self.refused.append(token)
        self.given = f"{TOKEN}-{len(self.refused)}"

    async def close(self) -> None:
        return


@dataclass
class GraphHouse:
    """One mailbox, and a program that speaks to it."""

    outlook: Outlook
    server: OutlookServer
    graph: Graph
    tokens: OneToken
    url: str

    @property
    def calendar(self) -> OutlookCalendar:
        return OutlookCalendar(self.graph)

    async def another(self, limits: GraphLimits | None = None) -> Graph:
        return await _graph(self.url, self.tokens, limits)


async def _graph(url: str, tokens: OneToken, limits: GraphLimits | None = None) -> Graph:
    settings = Settings(auth="anonymous")
    made = Graph(open_client(settings), tokens, limits or MailboxLimits(MAILBOX), url, MAILBOX)
    await made.warm_up()
    return made


@asynccontextmanager
async def a_graph(*, is_looked_at: bool = True) -> AsyncIterator[GraphHouse]:
    outlook = Outlook(MAILBOX, lambda: NOW)
    server = OutlookServer(outlook, inspect=contract() if is_looked_at else None)
    app = web.Application()
    server.add_routes(app)
    listening = TestServer(app)
    await listening.start_server()
    url = str(listening.make_url(PREFIX))
    tokens = OneToken()
    graph = await _graph(url, tokens)
    try:
        yield GraphHouse(outlook, server, graph, tokens, url)
    finally:
        server.hung.set()
        await graph.close()
        await listening.close()
