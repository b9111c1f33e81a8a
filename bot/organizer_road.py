"""The road to the organiser's mailbox, where there is one: built once, closed in the end."""

from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from bot.credentials import EntraTokens, NoTokens, Tokens
from bot.graph_limits import GraphLimits, alone, of_all_replicas
from bot.metrics import Metrics
from bot.settings import Settings, is_loopback
from sspf.ports import Clock, KeyProvider, Organizer
from storage.database import Database
from storage.engines import SQLITE

GRAPH = "https://graph.microsoft.com"


class Closable(Protocol):
    """What is known here of bot.graph.Graph."""

    async def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class OrganizerRoad:
    organizer: Organizer
    tokens: Tokens
    graph: Closable

    async def close(self) -> None:
        await self.graph.close()
        await self.tokens.close()


def limits_of(settings: Settings, database: Database, metrics: Metrics) -> GraphLimits:
    """On the embedded database there is one process, which counts by itself."""
    mailbox = settings.graph_organizer
    if database.url.startswith(SQLITE):
        return alone(mailbox, watch=metrics)
    return of_all_replicas(mailbox, database, watch=metrics)


async def open_road(
    settings: Settings, clock: Clock, keys: KeyProvider, metrics: Metrics, limits: GraphLimits
) -> OrganizerRoad:
    """In a running loop, before the server listens: it reads all of the SDK that is used."""
    # Read here and nowhere else: whoever has no mailbox is spared thirty megabytes of it.
    from bot.calendar_events import OutlookCalendar
    from bot.calendar_feed import OutlookFeed
    from bot.graph import Graph, open_client
    from bot.graph_people import OnlineRooms, PersonalApps, TenantPeople

    tokens = tokens_of(settings, metrics)
    graph = Graph(
        open_client(settings), tokens, limits, settings.graph_url, settings.graph_organizer
    )
    await graph.warm_up()
    app = settings.graph_app
    organizer = Organizer(
        tenant=settings.microsoft_tenant_id,
        calendar=OutlookCalendar(graph),
        feed=OutlookFeed(graph, keys, clock, settings.public_url),
        rooms=OnlineRooms(graph, app),
        people=TenantPeople(graph),
        apps=PersonalApps(graph, app) if app else None,
    )
    return OrganizerRoad(organizer, tokens, graph)


def tokens_of(settings: Settings, metrics: Metrics | None = None) -> Tokens:
    """As the bot itself, for Graph of the same cloud."""
    if settings.auth == "anonymous":
        return NoTokens()
    return EntraTokens(settings, watch=metrics, scope=scope_of(settings.graph_url))


def scope_of(graph_url: str) -> str:
    """A national cloud's Graph is its own; a stand-in's tokens are for the common one."""
    parts = urlsplit(graph_url)
    host = parts.hostname or ""
    return f"{GRAPH if is_loopback(host) else f'https://{host}'}/.default"
