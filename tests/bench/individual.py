"""Access decisions, and one reader's agenda with single young people: `make bench NAME=individual`.

A decision is to take less than 20 microseconds. The agenda is that of 15 agencies which have each
written of each of 20 cases, made as the command asks it: read from SQLite, 300 texts judged twice
(now and when the meeting begins) and opened with the key of their case, and each case and text
written in the audit log before it is shown. Under 50 milliseconds. Option: how many cases.
"""

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
import timeit
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import event

from bot.memory import settle_memory
from bot.settings import Settings
from bot.wiring import House, build
from sspf.domain.access import decide
from sspf.domain.case_access import Matter
from sspf.domain.messages.agenda import AgendaDocument
from sspf.use_cases.room import Who
from sspf.use_cases.show_agenda import show_agenda
from tests.bench.stands.cases import MEETING, NOW, a_town, filled
from tests.bench.stands.town import ASKER
from tests.domain.case_facts import a_record, asker
from tests.factories import NOW as THEN
from tests.factories import PIA
from tests.fakes.clock import FakeClock

GOAL, GOAL_MS = 20, 50.0
AGENCIES, CASES, TIMES, ROUNDS, WARM = 15, 20, 20_000, 60, 5
MATTERS = (Matter.TEXT, Matter.STUB, Matter.COMMITMENT_TEXT)


def microseconds(matter: Matter, times: int) -> float:
    asked = partial(decide, asker(PIA), a_record(matter), THEN)
    return timeit.timeit(asked, number=times) / times * 1e6


async def agenda(folder: Path, cases: int = CASES, rounds: int = ROUNDS) -> dict[str, Any]:
    settings = Settings(auth="anonymous", data=folder)
    house = await build(settings, FakeClock(NOW), "http://127.0.0.1/")
    town = a_town(AGENCIES)
    try:
        await filled(house, town, cases)
        settle_memory()
        who = Who(municipality=town.municipality, person=ASKER.id)
        taken = []
        begun = time.process_time()
        for _ in range(WARM + rounds):
            started = time.perf_counter()
            document = await show_agenda(house.services, who, MEETING.id)
            taken.append(time.perf_counter() - started)
        cpu = (time.process_time() - begun) / (WARM + rounds)
        statements = await _statements(house, who)
        async with house.services.unit_of_work(town.municipality) as uow:
            logged = sum(entry.tag == "case:read" for entry in await uow.audit.entries())
    finally:
        await house.close()
    shown = _shown(document)
    return {
        "p50_ms": _ms(statistics.median(taken[WARM:])),
        "p95_ms": _ms(statistics.quantiles(taken[WARM:], n=20)[18]),
        "best_ms": _ms(min(taken)),
        "goal_ms": GOAL_MS,
        "cpu_ms": _ms(cpu),
        "agencies": AGENCIES,
        "cases": len(shown),
        "texts": sum(shown),
        "audit_entries": logged // (WARM + rounds + 1),
        "statements": statements,
        "rounds": rounds,
        "load_average": os.getloadavg()[0],
    }


async def _statements(house: House, who: Who) -> int:
    """How many are sent to the database for one agenda; keys of cases lie in another."""
    sent = []
    engine = house.database.engine.sync_engine
    count = lambda *_: sent.append(1)  # noqa: E731
    event.listen(engine, "before_cursor_execute", count)
    await show_agenda(house.services, who, MEETING.id)
    event.remove(engine, "before_cursor_execute", count)
    return len(sent)


def _shown(document: AgendaDocument) -> list[int]:
    """Of each case that is on it, how many agencies' texts."""
    return [len(case.said) for point in document.points for case in point.cases]


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)


def main(cases: int = CASES, times: int = TIMES, rounds: int = ROUNDS) -> None:
    took = {matter.value: round(microseconds(matter, times), 1) for matter in MATTERS}
    with tempfile.TemporaryDirectory() as folder:
        whole = asyncio.run(agenda(Path(folder), cases, rounds))
    told = {"decision_microseconds": took, "goal_microseconds": GOAL, "agenda": whole}
    print(json.dumps(told))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
