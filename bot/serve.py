"""The product against Teams: web server, jobs, and a quiet end."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta

from aiohttp import web

from bot import anchoring, feed_routes, health, pruning
from bot.anchors import AnchorFile
from bot.auditing import StandingAuditor, stand_auditor
from bot.feed_limits import FeedLimits
from bot.graph_notices import Notices
from bot.memory import settle_memory
from bot.organisations.reader import Loaded
from bot.pages import routes as pages
from bot.quiet_server import QuietRunner
from bot.settings import Settings
from bot.web import add_routes
from bot.wiring import House, build
from scheduler.clock import SystemClock
from scheduler.dispatcher import LOOK_EVERY, Dispatcher
from scheduler.follower import Follower
from scheduler.jobs import FOLLOW, JOBS, Job
from scheduler.rounds import Rounds
from scheduler.runner import start_ticking
from sspf.ports import Clock, Services
from sspf.use_cases.install import install_municipality
from sspf.use_cases.replay_purges import replay_purges
from storage.bell import Listener

ANYWHERE = "https://smba.trafficmanager.net/teams/"
"""Bot Connector's address for somebody that the bot has not heard from yet (Microsoft Learn)."""
ENDS_WITHIN = 9.0
"""Seconds for everything; whoever stops the process waits ten."""
HAND_ENDS_WITHIN = 7.0
"""Of these, for what is in hand; the rest is for answers that are still on their way."""
TURN_ENDS_WITHIN = 6.0


@dataclass(slots=True)
class Serving:
    runner: web.AppRunner
    house: House
    address: str
    stop_ticking: Callable[[], None]
    dispatcher: Dispatcher
    listener: Listener
    rounds: Rounds
    auditor: StandingAuditor
    follower: Follower | None = None
    """Where attendees' answers are read."""

    async def stop(self) -> None:
        """No new turn and no new send is begun; those in hand are finished, within `ENDS_WITHIN`.

        What this replica holds and has not begun to send is another's at once.
        """
        ends_at = asyncio.get_running_loop().time() + ENDS_WITHIN
        self.stop_ticking()
        with suppress(TimeoutError):  # what is not given back comes free when its lease ends
            async with asyncio.timeout(HAND_ENDS_WITHIN):
                await asyncio.gather(
                    self.dispatcher.stop(),
                    self.listener.stop(),
                    self.runner.cleanup(),
                    self.rounds.end(TURN_ENDS_WITHIN),
                    self.auditor.stop(),
                    *([self.follower.stop()] if self.follower else []),
                )
        with suppress(TimeoutError):
            async with asyncio.timeout_at(ends_at):
                await self.house.close()


async def serve(
    settings: Settings, loaded: Loaded | None = None, clock: Clock | None = None
) -> Serving:
    """Serving when it returns. `loaded`: put in place when it is not there already."""
    settle_memory()
    clock = clock or SystemClock()
    house = await build(settings, clock, first_address(settings))
    if loaded and loaded.organisation.municipality not in house.installed:
        await install_municipality(house.services, loaded.organisation, loaded.meetings)
        await house.refresh()
    await replay_purges(house.services)
    house.roads.has_signing_keys()  # asks for them now, not when the first activity waits
    follower = _follower(house)
    runner = await _listen(settings, house, follower)
    host, port = runner.addresses[0][:2]
    rounds = Rounds()
    jobs = [
        *(_felt(job, house, settings, rounds) for job in JOBS),
        *_hourly(house, settings, clock, rounds),
    ]
    stop_ticking = start_ticking(house.services, jobs)
    listener = Listener(settings.database_url, house.bell)
    dispatcher = _dispatcher(settings, house, listener)
    dispatcher.start()
    listener.start()
    auditor = stand_auditor(settings, house)
    auditor.auditor.start()
    address = f"http://{host}:{port}"
    if follower is not None:
        follower.start()
    return Serving(
        runner, house, address, stop_ticking, dispatcher, listener, rounds, auditor, follower
    )


def _follower(house: House) -> Follower | None:
    def beat() -> None:
        house.health.pulse.beat("follower")

    return Follower(house.services, beat) if house.calendar is not None else None


def _dispatcher(settings: Settings, house: House, listener: Listener) -> Dispatcher:
    def beat() -> None:
        house.health.pulse.beat("dispatcher")

    every = LOOK_EVERY if listener.hears_others else settings.tick_seconds
    dispatcher = Dispatcher(house.services, beat, look_every=every)
    house.bell.hear(dispatcher.ring)
    return dispatcher


async def _listen(settings: Settings, house: House, follower: Follower | None) -> web.AppRunner:
    app = web.Application()
    add_routes(app, house.door, house.repeats, house.adapter, house.bot.on_turn, house.metrics)
    health.add_routes(app, house.health, house.metrics)
    feed_routes.add_routes(app, house.services, house.feeds, FeedLimits())
    if follower is not None:
        Notices(house.keys, settings.graph_organizer, follower.ring).add_routes(app)
    pages.add_routes(app, house.services, house.links, letterheads=settings.letterheads)
    runner = QuietRunner(app, shutdown_timeout=TURN_ENDS_WITHIN)
    await runner.setup()
    await web.TCPSite(runner, settings.host, settings.port).start()
    return runner


def first_address(settings: Settings) -> str:
    """Where somebody is sought who has not spoken yet."""
    host = settings.service_hosts[0]
    if "://" in host:
        return f"{host.rstrip('/')}/"
    return ANYWHERE if host in ANYWHERE else f"https://{host}/teams/"


def _felt(job: Job, house: House, settings: Settings, rounds: Rounds) -> Job:
    """The same job, whose every round is a beat of the pulse."""

    async def come_round(services: Services) -> None:
        await house.refresh()
        await job.run(services)
        house.health.pulse.beat(job.name)

    async def run(services: Services) -> None:
        await rounds.go(come_round(services))

    return replace(job, run=run, every=timedelta(seconds=settings.tick_seconds))


def _hourly(house: House, settings: Settings, clock: Clock, rounds: Rounds) -> list[Job]:
    """At once too, or a replica that never lives for an hour would never do it."""
    anchors = AnchorFile(settings.anchors)

    async def prune() -> None:
        await pruning.prune(house, clock)

    async def anchor() -> None:
        await anchoring.drop_anchors(house, anchors, clock)

    async def follow() -> None:
        await FOLLOW.run(house.services)

    return [
        _begun(FOLLOW.name, FOLLOW.every, follow, rounds),
        _begun("prune", pruning.EVERY, prune, rounds),
        _begun("anchor", anchoring.LOOK_EVERY, anchor, rounds),
    ]


def _begun(
    name: str,
    every: timedelta,
    come_round: Callable[[], Coroutine[object, object, None]],
    rounds: Rounds,
) -> Job:
    async def run(_: Services) -> None:
        await rounds.go(come_round())

    rounds.begin(come_round())
    return Job(name, every, run)
