"""The doctor on the organiser's mailbox: each way in which it can be wrong has its own words."""

import base64
import json
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.check.finding import Finding, Ground, State
from bot.check.graph import check_graph, roles_of
from bot.check.report import as_text
from bot.settings import Settings
from cards.text import LOCALES, Text
from tests.fakes.microsoft import FakeTokens

MAILBOX = "0b1c2d3e-0000-4000-8000-0000000000ff"


def a_token(*roles: str) -> str:
    claims = base64.urlsafe_b64encode(json.dumps({"roles": list(roles)}).encode()).decode()
    return f"head.{claims.rstrip('=')}.signature"


class Graph:
    """Answers with one status, and remembers what it was asked."""

    def __init__(self) -> None:
        self.status = 200
        self.asked: list[tuple[str, str]] = []
        self.url = ""

    async def handle(self, request: web.Request) -> web.Response:
        self.asked.append((request.path_qs, request.headers["Authorization"]))
        return web.json_response({"value": []}, status=self.status)


@pytest.fixture
async def graph() -> AsyncIterator[Graph]:
    made, app = Graph(), web.Application()
    app.router.add_get("/{tail:.*}", made.handle)
    server = TestServer(app)
    await server.start_server()
    made.url = str(server.make_url("/v1.0"))
    yield made
    await server.close()


def ground(url: str, token: str = "", **changes: str) -> Ground:
    settings = Settings(
        microsoft_app_id="app",
        microsoft_app_password="x",  # noqa: S106 opens nothing
        microsoft_tenant_id="tenant",
        **{"graph_organizer": MAILBOX, "graph_url": url} | changes,  # type: ignore[arg-type]
    )
    return Ground(settings=settings, graph_tokens=lambda _: FakeTokens(token or a_token()))


def told(found: list[Finding]) -> dict[str, tuple[State, str]]:
    for language in LOCALES:
        assert "check." not in as_text(Text.load(language), found)
    return {each.check: (each.state, each.key) for each in found}


async def test_given_all_is_well_then_said_so(graph: Graph) -> None:
    found = told(await check_graph(ground(graph.url)))

    assert found == {"graph": (State.OK, "well"), "graph_scope": (State.OK, "well")}
    ((path, authorization),) = graph.asked
    assert path.startswith(f"/v1.0/users/{MAILBOX}/events?")
    assert authorization == f"Bearer {a_token()}"


@pytest.mark.parametrize(
    ("status", "key"),
    [(401, "no_token"), (403, "refused"), (404, "mailbox"), (500, "strange"), (302, "strange")],
)
async def test_given_graph_refuses_then_a_fault_of_its_own(
    graph: Graph, status: int, key: str
) -> None:
    graph.status = status

    assert told(await check_graph(ground(graph.url)))["graph"] == (State.FAULT, key)


async def test_given_every_calendar_is_open_then_a_warning(graph: Graph) -> None:
    token = a_token("User.ReadBasic.All", "Calendars.ReadWrite")
    found = told(await check_graph(ground(graph.url, token)))

    assert found["graph_scope"] == (State.WARNING, "wide")


async def test_given_nobody_listens_then_a_fault() -> None:
    found = told(await check_graph(ground("http://127.0.0.1:9/v1.0")))

    assert found["graph"] == (State.FAULT, "closed")


async def test_given_no_token_then_nothing_is_asked(graph: Graph) -> None:
    settings = ground(graph.url).settings
    without = Ground(settings=settings, graph_tokens=lambda _: FakeTokens(None))
    found = told(await check_graph(without))

    assert found["graph"] == (State.FAULT, "no_token")
    assert graph.asked == []


async def test_given_no_mailbox_then_skipped(graph: Graph) -> None:
    found = told(await check_graph(ground(graph.url, graph_organizer="")))

    assert set(found.values()) == {(State.SKIPPED, "off")}


def test_given_what_is_no_token_then_nothing_is_said_of_it() -> None:
    assert [roles_of(token) for token in ("", "a.b", "a.!!.c", "a.W10.c")] == [None] * 4
