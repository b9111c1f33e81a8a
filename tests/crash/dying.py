"""Runs a scenario in programs of their own, one of which is killed, and looks at what is left."""

import asyncio
import logging
from dataclasses import dataclass, field
from typing import Any

from sspf.use_cases.tick import tick
from tests.crash.cellar import Cellar
from tests.crash.judging import Found, compare, look, read
from tests.crash.points import Bomb, Points
from tests.crash.pressing import press_copies
from tests.crash.programs import begin, kill, let_end, let_go_on, run, stands_still
from tests.crash.scenarios import BEGINS, Scenario
from tests.crash.stills import Stills, bytes_in, noted
from tests.crash.table import EMPTY, base_of, scenarios
from tests.crash.town import Town, Where, opened

PAUSE_SECONDS = 0.005
DEAD = "dead"
"""A file in the folder, for a program that has been awake all the time."""
NOTHING: dict[str, Any] = {"taken": {}, "begun": []}
"""What was under way when nobody died."""
MOVED = "error: a kill left something else than what stood there"


def warm_up(cellar: Cellar) -> None:
    """What is imported and computed once is so before the first fork; no thread is left of it."""
    where, scenario = cellar.empty(), scenarios()["step installed"]
    asyncio.run(_act(scenario, where, Points(where.note)))
    asyncio.run(_goes_on(scenario, where))
    cellar.remove(where)


@dataclass(slots=True)
class Verdict:
    was_killed: bool
    faults: list[str]
    extra: int = 0
    has_started: bool = True
    """A program did; otherwise one had, on the same state of the disk."""


@dataclass(slots=True)
class Play:
    """One scenario on one database."""

    scenario: Scenario
    where: Where
    """Ready for its act."""
    end: Where
    """As everything ended with nobody killed."""
    calm: Found
    stills: Stills


@dataclass(slots=True)
class Stage:
    """Plays scenarios, each prepared once."""

    cellar: Cellar
    takes_stills: bool = False
    """Where the folder is all there is: with SQLite."""
    plays: dict[str, Play] = field(default_factory=dict)

    def play(self, name: str) -> Play:
        return self._play(name, scenarios()[name])

    def kill(self, name: str, bomb: Bomb, replicas: int) -> Verdict:
        play = self.play(name)
        where = self.cellar.copy(play.where)
        other = 0
        if replicas > 1:
            other = begin(lambda: _goes_on(play.scenario, where, is_awake=True))
        pid = begin(lambda: _act(play.scenario, where, Points(where.note, bomb)))
        faults, under_way = [], None
        if stands_still(pid):
            under_way, stood = noted(where), bytes_in(where)
            kill(pid)
            faults += [MOVED] if not other and bytes_in(where) != stood else []
        (where.folder / DEAD).touch()
        let_end(other or begin(lambda: _goes_on(play.scenario, where)))
        found = _found(where)
        self.cellar.remove(where)
        more, extra = compare(play.calm, found, under_way or NOTHING, is_race=replicas > 1)
        return Verdict(under_way is not None, faults + more, extra)

    def stood(self, name: str, bomb: Bomb) -> Verdict:
        """As if it had been killed there: another program starts on what the disk held."""
        play = self.play(name)
        left, under_way = play.stills.at[bomb]
        is_new = left.found is None
        if left.found is None:
            run(lambda: _goes_on(play.scenario, left.where))
            left.found = _found(left.where)
        verdict = compare(play.calm, left.found, under_way)
        return Verdict(False, *verdict, has_started=is_new)

    def let_go(self, name: str) -> None:
        """Nothing more is asked of how it stood."""
        self.play(name).stills.remove()

    def _play(self, name: str, scenario: Scenario) -> Play:
        if name not in self.plays:
            self.plays[name] = self._prepared(scenario)
        return self.plays[name]

    def _prepared(self, scenario: Scenario) -> Play:
        where = self._begins(scenario.base)
        run(lambda: _prepare(scenario, where))
        end, stills = self.cellar.copy(where), Stills(self.cellar)
        points = Points(end.note, is_held_everywhere=self.takes_stills)
        pid = begin(lambda: _act(scenario, end, points))
        while stands_still(pid):
            stills.take(end)
            let_go_on(pid)
        passed = noted(end)["passed"]
        run(lambda: _goes_on(scenario, end))
        calm = _found(end)
        calm.passed = passed
        return Play(scenario, where, end, calm, stills)

    def _begins(self, base: str) -> Where:
        if base == EMPTY:
            return self.cellar.empty()
        return self.cellar.copy(self._play(f"step {base}", base_of(base)).end)


def _found(where: Where) -> Found:
    return read((where.folder / "found.json").read_text(encoding="utf-8"))


async def _prepare(scenario: Scenario, where: Where) -> None:
    _listen()
    async with opened(where, Points(where.note), BEGINS) as town:
        await scenario.prepare(town)
        town.keep_clock()


async def _act(scenario: Scenario, where: Where, points: Points) -> None:
    """What this program has passed is noted, unless it died."""
    _listen()
    async with opened(where, points, BEGINS) as town:
        points.is_armed = True
        await scenario.act(town)
        points.is_armed = False
    assert not points.taken, f"never written down: {points.taken}"
    points.write_down()


async def _goes_on(scenario: Scenario, where: Where, *, is_awake: bool = False) -> None:
    """Whoever is left: Teams and people come again, leases run out, the clock goes on."""
    errors = _listen()
    async with opened(where, Points(where.note), BEGINS) as town:
        if is_awake:
            await _ticks_until_the_other_is_dead(town)
        await town.a_minute_passes()
        await scenario.act(town)
        await town.until_quiet()
        found = await look(town)
        found.faults += [f"error: {each}" for each in errors]
        town.keep_clock()
        found.faults += await press_copies(town)
    (where.folder / "found.json").write_text(found.as_json(), encoding="utf-8")


async def _ticks_until_the_other_is_dead(town: Town) -> None:
    while not (town.where.folder / DEAD).exists():
        await tick(town.services)
        await asyncio.sleep(PAUSE_SECONDS)


class _Errors(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(record.getMessage())


def _listen() -> list[str]:
    """The product's errors, as they are logged; warnings are its daily life here."""
    errors = _Errors()
    logging.basicConfig(handlers=[errors], level=logging.ERROR, force=True)
    return errors.seen
