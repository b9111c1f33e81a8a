"""500 dates become 500 meetings, and these 500 events in Outlook: how long, and who is held up.

The product's own use case saves the dates; each meeting is then called, and its event goes through
the outbox, the dispatcher, the SDK and HTTP to a stand-in for Graph, which is another program and
refuses the fifth call at once and the 31st message in a minute. SQLite; one replica.

30 messages a minute are 16 minutes for 500. So that nobody has to wait for that, the minute is
shortened on both sides alike: `speed`, 6 unless told otherwise (`make bench NAME=calendar
COUNT="500 1"` takes the real minute). The floor is what the limit itself takes; the ratio is ours
to it.

The longest stall is how much later than asked a sleeper in the same loop wakes, from when the
program has started: the SDK's own reading of its first event would hold it up for over a second.
`own` is how much processor this program itself took meanwhile, all threads: on a machine that
others use too, that is what of the stall is ours.
"""

import asyncio
import gc
import json
import logging
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import date, timedelta
from datetime import time as clock_time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.calendar_events import OutlookCalendar
from bot.graph import Graph, open_client
from bot.graph_limits import MESSAGES, alone
from bot.limits import Window
from bot.memory import settle_memory
from bot.organisations.days import working_days
from bot.present import words
from bot.settings import Settings
from scheduler.clock import SystemClock
from scheduler.dispatcher import Dispatcher
from sspf.domain.calendar_warnings import Hours
from sspf.ports import Organizer, Services
from sspf.use_cases.draft_calendar import save_calendar_draft
from sspf.use_cases.install import install_municipality
from sspf.use_cases.plan_events import change_event
from sspf.use_cases.room import Who, enter_alone
from storage.bell import Bell
from storage.database import Database
from storage.directory import StoredDirectory
from storage.group_commit import GroupCommit
from storage.keys import StaticKeys
from storage.unit_of_work import unit_of_work
from tests.bench.stands.outlook import MAILBOX
from tests.factories import FRIDA, NORRSJO, STOCKHOLM, an_organisation
from tests.fakes.graph_server import OneToken
from tests.fakes.messenger import FakeMail, FakeMessenger
from tests.fakes.meter import FakeMeter
from tests.fakes.organizer import FakeOrganizer
from tests.use_cases.world import FakePresenter, local

EVENTS, SPEED = 500, 6.0
GOALS = {"ratio_to_limit": 1.25, "longest_stall_ms": 50.0, "import_s": 5.0, "events_twice": 0}
EVERY = 0.005
Stall = tuple[float, float]
"""Seconds by the wall, and of processor that this program took in them."""


class AtTen(SystemClock):
    """This machine's own clock, set to a working morning: nothing is sent at night."""

    def __init__(self) -> None:
        morning = local(date(2027, 1, 12), "10.00")
        self._ahead = morning - super().now()

    def now(self) -> Any:
        return super().now() + self._ahead


@contextmanager
def graph(minute: float) -> Iterator[str]:
    program = [sys.executable, "-m", "tests.bench.stands.outlook", str(minute)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603 our own
        assert running.stdout is not None
        try:
            yield running.stdout.readline().strip()
        finally:
            running.terminate()


@asynccontextmanager
async def program(url: str, folder: Path, minute: float) -> AsyncIterator[tuple[Services, Bell]]:
    """Started: the SDK has been read, and nothing is being served yet."""
    settle_memory()
    database, keys, bell = (
        Database(f"sqlite+aiosqlite:///{folder / 'sspf.db'}"),
        StaticKeys(folder / "keys"),
        Bell(),
    )
    await database.migrate()
    limits = alone(MAILBOX, messages=(Window(MESSAGES[0].most, minute),))
    speaks = Graph(open_client(Settings(auth="anonymous")), OneToken(), limits, url, MAILBOX)
    await speaks.warm_up()
    words("sv", "event.body")
    rest = FakeOrganizer()
    tenant = min(an_organisation().tenants)
    organizer = Organizer(
        tenant=tenant, calendar=OutlookCalendar(speaks), feed=rest, rooms=rest, people=rest
    )
    yield (
        Services(
            clock=AtTen(),
            unit_of_work=unit_of_work(database, keys, None, bell),
            municipalities=lambda: (NORRSJO,),
            working_days=working_days,
            presenter=FakePresenter(),
            messenger=FakeMessenger(),
            mail=FakeMail(),
            words=words,
            meter=FakeMeter(),
            directory=StoredDirectory(GroupCommit(database), keys, {}),
            new_id=lambda: "id",
            organizer=organizer,
        ),
        bell,
    )
    await speaks.close()
    await database.dispose()


async def measured(folder: Path, events: int = EVENTS, speed: float = SPEED) -> dict[str, Any]:
    minute = MESSAGES[0].seconds / speed
    with graph(minute) as url:
        began = time.perf_counter()
        async with program(url, folder, minute) as (services, bell):
            started = time.perf_counter() - began
            found = await _run(services, bell, events)
        async with aiohttp.ClientSession() as session:
            root = urlsplit(url)
            async with session.get(f"{root.scheme}://{root.netloc}/found") as answer:
                seen = await answer.json()
    floor = (events - 1) // MESSAGES[0].most * minute
    ratio = found["events_s"] / floor if floor else None
    return {
        "ratio_to_limit": ratio and round(ratio, 3),
        "longest_stall_ms": found["longest_stall_ms"],
        "import_s": found["import_s"],
        "events_twice": seen["twice"],
        "goals": GOALS,
        "events": seen["events"],
        "events_s": found["events_s"],
        "floor_s": round(floor, 2),
        "speed": speed,
        "in_real_minutes": round(found["events_s"] * speed / 60, 2),
        "longest_own_ms": found["longest_own_ms"],
        "longest_of_the_import_ms": found["longest_of_the_import_ms"],
        "stall_p99_ms": found["stall_p99_ms"],
        "start_up_s": round(started, 2),
        "at_graph": seen,
        "load_average": os.getloadavg()[0],
    }


async def _run(services: Services, bell: Bell, events: int) -> dict[str, Any]:
    await install_municipality(services, an_organisation(), ())
    gc.collect()
    gc.freeze()
    stalls: list[Stall] = []
    watch = asyncio.create_task(_watch(stalls))
    await asyncio.sleep(10 * EVERY)  # it is at work before anything is asked of the loop
    began = time.perf_counter()
    today = services.clock.now().astimezone(STOCKHOLM).date()
    days = [
        Hours(on=today + timedelta(days=n + 1), starts=clock_time(13), ends=clock_time(15))
        for n in range(events)
    ]
    await save_calendar_draft(services, Who(municipality=NORRSJO, person=FRIDA), days)
    imported, saved = time.perf_counter() - began, len(stalls) or 1
    await _called(services)
    dispatcher = Dispatcher(services, look_every=0.2)
    bell.hear(dispatcher.ring)
    began = time.perf_counter()
    dispatcher.start()
    await _until_all(services, events)
    took = time.perf_counter() - began
    await dispatcher.stop()
    watch.cancel()
    return {
        "import_s": round(imported, 2),
        "events_s": round(took, 2),
        "longest_stall_ms": _ms(max(wall for wall, _ in stalls)),
        "longest_own_ms": _ms(max(min(stall) for stall in stalls)),
        "longest_of_the_import_ms": _ms(max(wall for wall, _ in stalls[:saved])),
        "stall_p99_ms": _ms(statistics.quantiles([wall for wall, _ in stalls], n=100)[98]),
    }


async def _called(services: Services) -> None:
    """All at once, and by the event alone: what each card takes, other benches say."""
    async with enter_alone(services, NORRSJO) as room:
        meetings = await room.uow.meetings.held_since(room.today)
    for meeting in meetings:
        async with enter_alone(services, NORRSJO) as room:
            if meeting.is_draft:
                meeting = meeting.approve(room.now, None)
                await room.uow.meetings.put(meeting)
            called = replace(meeting.call(room.now), zone=meeting.zone)
            await room.uow.meetings.put(called)
            await room.queue(*await change_event(room, called))


async def _until_all(services: Services, events: int) -> None:
    done = 0
    while done < events:  # it is measured, not waited for
        await asyncio.sleep(0.1)
        async with services.unit_of_work(NORRSJO) as uow:
            known = await uow.calendar_events.since(date(2027, 1, 1))
        done = sum(event.puts > 0 for event in known)


async def _watch(stalls: list[Stall]) -> None:
    while True:
        asked, own = time.perf_counter(), time.process_time()
        await asyncio.sleep(EVERY)
        stalls.append((time.perf_counter() - asked - EVERY, time.process_time() - own))


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


def main(events: int = EVENTS, speed: float = SPEED) -> None:
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(asyncio.run(measured(Path(folder), events, speed))))


if __name__ == "__main__":
    main(*(kind(said) for kind, said in zip((int, float), sys.argv[1:], strict=False)))
