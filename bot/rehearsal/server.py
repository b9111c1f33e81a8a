"""The rehearsal as one server on this machine: bot, channel and page."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from socket import socket

from aiohttp import web

from bot import feed_routes, health
from bot.feed_limits import FeedLimits
from bot.limits import NoLimits
from bot.organisations.reader import Loaded
from bot.pages import routes as pages
from bot.rehearsal import accessibility, channel_routes, page_routes
from bot.rehearsal.channel import BotAddress, Channel
from bot.rehearsal.clock import RehearsalClock
from bot.rehearsal.journal import Journal
from bot.rehearsal.outlook import Outlook
from bot.rehearsal.outlook_routes import PREFIX, OutlookServer
from bot.rehearsal.rehearsal import Rehearsal, rooms_of, users_of
from bot.rehearsal.standin import StandIn, stand_in_for
from bot.settings import Settings
from bot.web import add_routes
from bot.wiring import House, build
from scheduler.jobs import Job
from scheduler.runner import start_ticking
from sspf.ports import Services

TICK = timedelta(seconds=5)


@dataclass(slots=True)
class Running:
    """A started rehearsal, and its end."""

    runner: web.AppRunner
    rehearsal: Rehearsal
    channel: Channel
    house: House
    address: str
    stop_ticking: Callable[[], None]
    stand_in: StandIn | None
    """Key server and Entra, when the bot asks who is calling."""
    outlook: Outlook | None = None
    """The organiser's mailbox, when the settings name one."""

    async def stop(self) -> None:
        await self.rehearsal.tick()  # waits for the one under way: half of it would be sent again
        self.stop_ticking()
        await self.runner.cleanup()
        await self.channel.close()
        await self.house.close()


async def start(settings: Settings, loaded: Loaded) -> Running:
    """Serving when it returns. Port 0 takes any free port.

    With SSPF_AUTH=entra the channel proves who it is and wants to know who is calling; the
    settings must then point here: see bot.rehearsal.standin.authenticated.
    """
    if loaded.clock_start is None:
        raise ValueError("the municipality's file says no hour at which a rehearsal begins")
    settings.data.mkdir(parents=True, exist_ok=True)
    clock = RehearsalClock(settings.data / "clock.txt", loaded.clock_start)
    port = settings.port or _free_port(settings.host)
    base = f"http://{settings.host}:{port}"
    # Links lead here, and no mail leaves the house, whatever the settings are made for.
    settings = settings.model_copy(update={"public_url": base, "smtp_url": ""})
    outlook = _outlook(settings, clock, base)
    # A rehearsed spring passes in a minute: limits that count real seconds would hold it up.
    house = await build(settings, clock, f"{base}/channel/", NoLimits())
    stand_in = stand_in_for(settings, base)
    channel = _channel(settings, loaded, clock, _address(base, stand_in))
    rehearsal = Rehearsal(house, loaded, clock, channel)
    app = _app(settings, house, channel, rehearsal, stand_in)
    if outlook is not None:
        OutlookServer(outlook).add_routes(app)
    runner = await _listen(app, settings.host, port)
    await rehearsal.open()

    async def keep_ticking(_: Services) -> None:
        with suppress(asyncio.CancelledError):  # the end of the rehearsal is no fault of the job
            await rehearsal.tick()
            house.health.pulse.beat("tick")

    job = Job("tick", TICK, keep_ticking)
    stop_ticking = start_ticking(house.services, [job])
    return Running(runner, rehearsal, channel, house, base, stop_ticking, stand_in, outlook)


async def _listen(app: web.Application, host: str, port: int) -> web.AppRunner:
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    return runner


def _outlook(settings: Settings, clock: RehearsalClock, base: str) -> Outlook | None:
    """Refuses a rehearsal that would call real people to a meeting that is none."""
    if not settings.graph_organizer:
        return None
    if settings.graph_url != base + PREFIX:
        raise ValueError("a rehearsal with SSPF_GRAPH_ORGANIZER must ask its own stand-in")
    return Outlook(settings.graph_organizer, clock.now)


def _address(base: str, stand_in: StandIn | None) -> BotAddress:
    address = BotAddress(url=f"{base}/api/messages", service_url=f"{base}/channel/")
    return stand_in.at(address) if stand_in else address


def _channel(
    settings: Settings, loaded: Loaded, clock: RehearsalClock, address: BotAddress
) -> Channel:
    journal = Journal(settings.data / "chats.jsonl")
    rooms = rooms_of(loaded.organisation)
    return Channel(users_of(loaded), address, now=clock.now, journal=journal, rooms=rooms)


def _app(
    settings: Settings,
    house: House,
    channel: Channel,
    rehearsal: Rehearsal,
    stand_in: StandIn | None,
) -> web.Application:
    app = web.Application()

    async def on_turn(context: object) -> None:
        """What a person just did is sent on at once; nobody waits for the next tick."""
        await house.bot.on_turn(context)
        await rehearsal.tick()

    add_routes(app, house.door, house.repeats, house.adapter, on_turn, house.metrics)
    health.add_routes(app, house.health, house.metrics)
    feed_routes.add_routes(app, house.services, house.feeds, FeedLimits())
    pages.add_routes(app, house.services, house.links, rehearsal.tick, settings.letterheads)
    if stand_in:
        stand_in.add_routes(app, channel)
    else:
        channel_routes.add_routes(app, channel)
    page_routes.add_routes(app, channel, rehearsal)
    accessibility.add_routes(app, rehearsal.contact)
    return app


def _free_port(host: str) -> int:
    with socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])
