"""One municipality, ten groups, one virtual year: the real use cases on SQLite, as fast as it goes.

Planning, delivery, cards, kallelser, briefings, agendas, meetings, commitments and reminders are
the product's own; Teams and mail are put aside, and keep ids only. People answer what they are
sent (stands/year_people.py), and what must hold is judged all the way (stands/year_rules.py).
Options: GROUPS WEEKS, for a smaller one.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as wall
from pathlib import Path
from typing import Any

from bot.memory import settle_memory
from sspf.use_cases.install import install_municipality
from sspf.use_cases.tick import tick
from tests.bench.stands.year_house import Year, opened
from tests.bench.stands.year_people import People
from tests.bench.stands.year_rules import Rules
from tests.bench.stands.year_town import a_town, calendar

GROUPS, WEEKS, SEED = 10, 52, 2027
BEGINS = date(2027, 1, 4)
INSTANTS = (wall(8), wall(8, 30), wall(9), wall(10), wall(13), wall(15), wall(16))
"""Of a working day: those at which something falls due."""
GOAL_SECONDS = 180
IDLE = 20


@dataclass(slots=True)
class Spent:
    """What the ticks took, all together."""

    ticks: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0

    async def on(self, work: Awaitable[object]) -> None:
        at, cpu_at = time.perf_counter(), time.process_time()
        await work
        self.seconds += time.perf_counter() - at
        self.cpu_seconds += time.process_time() - cpu_at
        self.ticks += 1

    def figures(self) -> dict[str, float]:
        return {
            "ticks": self.ticks,
            "seconds_in_ticks": round(self.seconds, 1),
            "cpu_seconds_in_ticks": round(self.cpu_seconds, 1),
        }


async def lived(folder: Path, groups: int = GROUPS, weeks: int = WEEKS) -> dict[str, Any]:
    """The figures of a year of so many weeks."""
    town = a_town(groups)
    begins = datetime.combine(BEGINS, INSTANTS[0], town.time_zone)
    async with opened(folder, town, begins) as year:
        people = People(year, SEED)
        rules = Rules(year, people)
        await install_municipality(year.services, town, calendar(town))
        settle_memory()
        begun, cpu = time.perf_counter(), time.process_time()
        spent = Spent()
        for instant in _instants(year, weeks):
            year.clock.move_to(instant)
            await rules.look_at_agendas()
            await people.react()
            await spent.on(tick(year.services))
        seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
        await rules.look_back()
        idle = await _idle_tick(year)
        return {
            "seconds": round(seconds, 1),
            "goal_seconds": GOAL_SECONDS,
            "cpu_seconds": round(cpu, 1),
            "rules_broken": sum(rules.broken.values()),
            "rules": {rule: [rules.broken[rule], rules.held[rule]] for rule in rules.held},
            "groups": groups,
            "weeks": weeks,
            "people": len(town.people),
            **spent.figures(),
            "idle_tick_ms": round(idle[0] * 1000, 2),
            "idle_tick_cpu_ms": round(idle[1] * 1000, 2),
            "turns": sum(people.turns.values()),
            "turns_by_kind": dict(people.turns),
            "messages": year.sends,
            "updates": year.updates,
            "mails": len(year.mails),
            "database_mb": round(_size(folder) / 1e6, 1),
        }


def _instants(year: Year, weeks: int) -> list[datetime]:
    town = year.town
    days = year.services.working_days(town)
    all_days = (BEGINS + timedelta(days=n) for n in range(weeks * 7))
    return [
        datetime.combine(day, at, town.time_zone).astimezone(year.clock.now().tzinfo)
        for day in all_days
        if days.is_working(day)
        for at in INSTANTS
    ]


async def _idle_tick(year: Year) -> tuple[float, float]:
    """A tick in which nothing is due, which is nearly all of them: seconds, and of CPU."""
    begun, cpu = time.perf_counter(), time.process_time()
    for _ in range(IDLE):
        await tick(year.services)
    return (time.perf_counter() - begun) / IDLE, (time.process_time() - cpu) / IDLE


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.glob("sspf.db*"))


def main(groups: int = GROUPS, weeks: int = WEEKS) -> None:
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(asyncio.run(lived(Path(folder), groups, weeks))))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
