"""Runs a scenario in programs of their own, one of which is killed, and looks at what is left."""

import asyncio
import json
import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from sspf.use_cases.tick import tick
from tests.crash.cellar import Cellar
from tests.crash.judging import Found, compare, look, read
from tests.crash.points import Bomb, Points
from tests.crash.pressing import press_copies
from tests.crash.scenarios import BEGINS, Scenario
from tests.crash.table import EMPTY, base_of, scenarios
from tests.crash.town import Town, Where, opened

Work = Callable[[], Coroutine[Any, Any, None]]
PAUSE_SECONDS = 0.005


def begin(work: Work) -> int:
    """A program of its own: what is loaded is shared, and no thread or loop is inherited."""
    assert threading.active_count() == 1, "a thread would be missing in the child"
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        asyncio.run(work())
        code = 0
    except BaseException:  # noqa: BLE001  # the end of a program, told on stderr
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def ended(pid: int) -> int:
    """0, 1, or minus the signal that killed it."""
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


def run(work: Work) -> None:
    assert ended(begin(work)) == 0, "see above"


def warm_up(cellar: Cellar) -> None:
    """What is imported and computed once is so before the first fork; no thread is left of it."""
    where, scenario = cellar.empty(), scenarios()["step installed"]
    (where.folder / "dead").touch()
    asyncio.run(_act(scenario, where, None))
    asyncio.run(_goes_on(scenario, where))
    cellar.remove(where)


@dataclass(slots=True)
class Verdict:
    was_killed: bool
    faults: list[str]
    extra: int = 0


@dataclass(slots=True)
class Play:
    """One scenario on one database."""

    scenario: Scenario
    where: Where
    """Ready for its act."""
    end: Where
    """As everything ended with nobody killed."""
    calm: Found


@dataclass(slots=True)
class Stage:
    """Plays scenarios, each prepared once."""

    cellar: Cellar
    plays: dict[str, Play] = field(default_factory=dict)

    def play(self, name: str) -> Play:
        scenario = scenarios()[name]
        return self._play(name, scenario)

    def kill(self, name: str, bomb: Bomb, replicas: int) -> Verdict:
        play = self.play(name)
        where = self.cellar.copy(play.where)
        other = 0
        if replicas > 1:
            other = begin(lambda: _goes_on(play.scenario, where, is_awake=True))
        code = ended(begin(lambda: _act(play.scenario, where, bomb)))
        assert code in (0, -9), "see above"
        (where.folder / "dead").touch()
        other = other or begin(lambda: _goes_on(play.scenario, where))
        assert ended(other) == 0, "see above"
        dead: dict[str, Any] = {"taken": {}, "begun": []}
        if code:
            dead = json.loads(where.note.read_text(encoding="utf-8"))
        found = _found(where)
        self.cellar.remove(where)
        faults, extra = compare(play.calm, found, dead, is_race=replicas > 1)
        return Verdict(code != 0, faults, extra)

    def _play(self, name: str, scenario: Scenario) -> Play:
        if name not in self.plays:
            self.plays[name] = self._prepared(scenario)
        return self.plays[name]

    def _prepared(self, scenario: Scenario) -> Play:
        where = self._begins(scenario.base)
        run(lambda: _prepare(scenario, where))
        end = self.cellar.copy(where)
        run(lambda: _act(scenario, end, None))
        passed = json.loads((end.folder / "passed.json").read_text(encoding="utf-8"))
        (end.folder / "dead").touch()
        run(lambda: _goes_on(scenario, end))
        (end.folder / "dead").unlink()
        calm = _found(end)
        calm.passed = passed
        return Play(scenario, where, end, calm)

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


async def _act(scenario: Scenario, where: Where, bomb: Bomb | None) -> None:
    """What this program has passed stands in a file, unless it died."""
    _listen()
    points = Points(where.note, bomb)
    async with opened(where, points, BEGINS) as town:
        points.is_armed = True
        await scenario.act(town)
        points.is_armed = False
    assert not points.taken, f"never written down: {points.taken}"
    passed = where.folder / "passed.json"
    passed.write_text(json.dumps(dict(points.passed)), encoding="utf-8")


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
    while not (town.where.folder / "dead").exists():
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
