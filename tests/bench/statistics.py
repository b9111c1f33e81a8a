"""All figures of a year in one municipality, on SQLite: what the coordinator waits for.

1 000 meetings with a briefing from each of five agencies, attendance and five items, 20 000
commitments and five years of counters. `p50_ms`, `p99_ms`: the whole use case, from the question
to the figures, in one unit of work; `cpu_p50_ms`: what of it was work, on a machine that others use
too; `outside_*`: the same masked. `files_mb`: the database.
Option: how many commitments; meetings and the rest follow.
"""

import asyncio
import json
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path
from typing import Any

from sspf.domain.figures import Period
from sspf.domain.tallies import CLOSED, Counted, Dimension, Tally, TallyKind, counted, tally
from sspf.ports import Services
from sspf.use_cases.show_figures import print_figures
from storage.database import Database
from storage.keys import StaticKeys
from storage.unit_of_work import unit_of_work
from tests.fakes.clock import FakeClock
from tests.use_cases.world import NORRSJO, a_scene, norrsjo

COMMITMENTS = 20_000
ROUNDS, WARM = 30, 3
GOAL_MS = 200.0
YEAR = Period(first=date(2027, 1, 1), last=date(2027, 12, 31))
PARTIES = ("fritid", "skola", "socialtjanst", "polis", "sakerhet_beredskap")
PEOPLE = ("frida", "rut", "sol", "pia", "tore")
NUMBERS = """WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {last}) """
MEETINGS = """
INSERT INTO meetings (municipality_id, controller, id, "group", held_on, starts, minutes, zone,
  starts_at, ends_at, status, template_version, sequence, version)
SELECT 'norrsjo', 'kommunstyrelsen', 'm' || i, 'operativ', date('2027-01-01', (i % 360) || ' days'),
  '13:00:00.000000', 120, 'Europe/Stockholm',
  date('2027-01-01', (i % 360) || ' days') || ' 12:00:00.000000',
  date('2027-01-01', (i % 360) || ' days') || ' 14:00:00.000000',
  CASE WHEN i % 20 = 0 THEN 'cancelled' ELSE 'called' END, 'rtf 1', 0, 1 FROM n"""
BRIEFINGS = """
INSERT INTO briefings (municipality_id, controller, meeting, party, submitted_at, submitted_by,
  first_submitted_at, is_late, is_oral, road, version)
SELECT 'norrsjo', 'kommunstyrelsen', m.id, '{party}',
  date(m.held_on, '-4 days') || ' 09:00:00.000000', '{person}',
  date(m.held_on, '-4 days') || ' 09:00:00.000000', m.rowid % 7 = 0, 0, 'teams', 1
FROM meetings m"""
ATTENDANCE = """
INSERT INTO attendance (municipality_id, controller, meeting, person, place, party, title)
SELECT 'norrsjo', 'kommunstyrelsen', m.id, '{person}', 1, '{party}', 'titel' FROM meetings m"""
ITEMS = """
INSERT INTO items (municipality_id, controller, id, meeting, number, title, point, level, party,
  goals, age_band, outcome, version)
SELECT 'norrsjo', 'kommunstyrelsen', m.id || '-{party}-raised', m.id, 1, 'Punkt', 'gruppniva', 2,
  '{party}', '[]', '', CASE m.rowid % 3 WHEN 0 THEN 'action' WHEN 1 THEN 'watch' END, 1
FROM meetings m"""
PROMISES = """
INSERT INTO commitments (municipality_id, controller, id, year, number, "group", party, owner, text,
  level, prevention, due_on, decided_on, taking_part, goals, subject, status, effect, note, moved,
  closed_on, origin, version)
SELECT 'norrsjo', 'kommunstyrelsen', 'Å-2027-' || i, 2027, i, 'operativ',
  CASE i % 5 {parties} END, CASE i % 5 {people} END, 'Skolan håller föräldramöte.', 1 + i % 2,
  'universal', date('2027-01-01', (i % 360 + 30) || ' days'),
  date('2027-01-01', (i % 360) || ' days'), '[]', '["trygghet"]', 'area',
  CASE WHEN i % 8 = 0 THEN 'in_progress' ELSE 'done' END, CASE WHEN i % 8 THEN 'yes' END, '', 0,
  CASE WHEN i % 8 THEN date('2027-01-01', (i % 360 + i % 60) || ' days') END, '', 1 FROM n"""


def main() -> None:
    commitments = int(sys.argv[1]) if len(sys.argv) > 1 else COMMITMENTS
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measured(Path(folder), commitments))
    print(json.dumps(found))


async def measured(folder: Path, commitments: int, rounds: int = ROUNDS) -> dict[str, Any]:
    file = folder / "sspf.db"
    database = Database(f"sqlite+aiosqlite:///{file}")
    await database.migrate()
    begin = unit_of_work(database, StaticKeys(folder / "keys"))
    async with begin(NORRSJO) as uow:
        await uow.organisations.put(norrsjo().organisation)
    fill(file, commitments, max(1, commitments // 20))
    async with begin(NORRSJO) as uow:
        await uow.tallies.put_batch("bench", _counters())
    scene = await a_scene()
    clock = FakeClock(datetime(2028, 1, 2, 9, tzinfo=UTC))
    services: Services = replace(scene.services, unit_of_work=begin, clock=clock)

    async def asked(*, is_masked: bool) -> object:
        return await print_figures(services, NORRSJO, YEAR, is_masked=is_masked)

    inside = await timed(lambda: asked(is_masked=False), rounds)
    outside = await timed(lambda: asked(is_masked=True), rounds)
    made = await print_figures(services, NORRSJO, YEAR, is_masked=False)
    await database.dispose()
    return {
        **_milliseconds("", inside),
        "goal_ms": GOAL_MS,
        **_milliseconds("outside_", outside),
        "figures": len(made.figures),
        "commitments": commitments,
        "meetings": max(1, commitments // 20),
        "files_mb": round(file.stat().st_size / 1e6, 1),
        "load_average": os.getloadavg()[0],
    }


def _milliseconds(whose: str, taken: list[tuple[float, float]]) -> dict[str, float]:
    waited, worked = [w for w, _ in taken], [c for _, c in taken]
    return {
        f"{whose}p50_ms": round(statistics.median(waited) * 1000, 1),
        f"{whose}p99_ms": round(max(waited) * 1000, 1),
        f"{whose}cpu_p50_ms": round(statistics.median(worked) * 1000, 1),
    }


async def timed(ask: Callable[[], Awaitable[object]], rounds: int) -> list[tuple[float, float]]:
    for _ in range(WARM):
        await ask()
    taken = []
    for _ in range(rounds):
        began, worked = time.perf_counter(), time.process_time()
        await ask()
        taken.append((time.perf_counter() - began, time.process_time() - worked))
    return taken


def fill(file: Path, commitments: int, meetings: int) -> None:
    """Rows by the thousand, whose references nobody checks."""
    with sqlite3.connect(file) as connection:
        connection.execute(_with(MEETINGS, meetings))
        for party, person in zip(PARTIES, PEOPLE, strict=True):
            for statement in (BRIEFINGS, ATTENDANCE, ITEMS):
                connection.execute(statement.format(party=party, person=person))
        parties = " ".join(f"WHEN {n} THEN '{key}'" for n, key in enumerate(PARTIES))
        people = " ".join(f"WHEN {n} THEN '{key}'" for n, key in enumerate(PEOPLE))
        connection.execute(_with(PROMISES.format(parties=parties, people=people), commitments))
    connection.close()


def _with(insert: str, rows: int) -> str:
    """SQLite takes its numbers before the SELECT of an INSERT."""
    head, select, tail = insert.partition("SELECT")
    return head + NUMBERS.format(last=rows - 1) + select + tail


def _counters() -> list[Counted]:
    """Every kind of case, with each gender, school year and reason, in each of sixty months."""
    found: Counter[tuple[TallyKind, date, Dimension | None, str]] = Counter()
    for month in (date(year, n, 1) for year in range(2023, 2028) for n in range(1, 13)):
        for event in _events(month):
            for one in counted(event, 1):
                found[one.kind, one.month, one.dimension, one.value] += 1
    return [
        Counted(kind=kind, month=month, dimension=dimension, value=value, number=number)
        for (kind, month, dimension, value), number in found.items()
    ]


def _events(day: date) -> Iterator[Tally]:
    for gender, party in product(("boy", "girl"), PARTIES):
        for year in sorted(CLOSED[Dimension.SCHOOL_YEAR]):
            yield tally(TallyKind.CASE_RAISED, day, gender=gender, school_year=year, party=party)
    for reason in ("1", "2", "3a", "3b"):
        yield tally(TallyKind.CASE_CLOSED, day, reason=reason)
    for number in range(9):
        yield tally(TallyKind.INTERVENTION, day, intervention=f"insats_{number}")
    for contact in sorted(CLOSED[Dimension.CONTACT]):
        yield tally(TallyKind.CONTACT, day, contact=contact)
    yield tally(TallyKind.WATCH, day)
    yield tally(TallyKind.NEEDS_ASSESSED, day, intensity="lattare")


if __name__ == "__main__":
    main()
