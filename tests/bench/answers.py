"""How long a whole answer takes among a million commitments, on SQLite.

From the words being heard to the card being ready: who speaks, what is meant, what may be seen,
the list, its buttons kept. The rest of Teams' road is measured by `turn`. Most of the million lie
in 290 other municipalities; the asker's own has `share` of them, one in eight of them open.
Options: how many commitments, and how many of them in the asker's own municipality.
"""

import asyncio
import json
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

from bot.dispatch import Heard, hear
from bot.settings import Settings
from bot.wiring import House, build
from sspf.ports import Services
from tests.bench.stands.million import fill_sqlite
from tests.bench.stands.town import ASKER, CLOCK, installed, tenant

COMMITMENTS, SHARE = 1_000_000, 4_000
ROUNDS, WARM = 40, 5
GOAL_MS = 50.0
SENTENCES = (
    "mina åtaganden",
    "öppna åtaganden",
    "vilka är försenade",
    "vad har polisen för öppna åtaganden?",
    "visa allt som ska vara klart före nästa möte",
    "hur många öppna har vi",
    "visa allt",
    "hur går det med belysningen vid hållplats C?",
    "när är nästa möte?",
    "hjälp",
)
OWN = """
INSERT INTO commitments (municipality_id, controller, id, year, number, "group", party, owner, text,
  level, prevention, due_on, decided_on, taking_part, goals, subject, status, note, moved, origin,
  version)
SELECT 'norrsjo', 'kommunstyrelsen', 'Å-2026-' || i, 2026, i, 'operativ',
  CASE i % 5 WHEN 0 THEN 'skola' WHEN 1 THEN 'polis' WHEN 2 THEN 'fritid'
    WHEN 3 THEN 'socialtjanst' ELSE 'sakerhet_beredskap' END,
  CASE i % 5 WHEN 0 THEN 'rut' WHEN 1 THEN 'pia' WHEN 2 THEN 'frida' WHEN 3 THEN 'sol'
    ELSE 'tore' END,
  'Skolan håller föräldramöte för åk 7–8 om vejp, vitt snus och rykten.', 1 + i % 2, 'universal',
  date('now', (i * 13 % 730 - 365) || ' days'), date('now', '-400 days'), '[]', '[]', 'area',
  CASE WHEN i * 31 % 100 < 13 THEN 'in_progress' ELSE 'done' END, '', 0, '', 1
FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT i FROM n)
"""


def fill_own(file: Path, rows: int) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute(OWN, (rows,))
        connection.execute("ANALYZE")
    connection.close()


async def measured(folder: Path, commitments: int, share: int, rounds: int) -> dict[str, object]:
    house = await build(Settings(auth="anonymous", data=folder), CLOCK, "http://127.0.0.1:1/")
    await installed(house, 1)
    await asyncio.to_thread(fill_sqlite, house.database_file, commitments - share)
    await asyncio.to_thread(fill_own, house.database_file, share)
    try:
        return await _figures(house, commitments, share, rounds)
    finally:
        await house.close()


async def _figures(house: House, commitments: int, share: int, rounds: int) -> dict[str, object]:
    numbers = count()
    taken: dict[str, list[float]] = {text: [] for text in SENTENCES}
    used: list[float] = []
    for turn in range(WARM + rounds):
        for text in SENTENCES:
            ms, cpu_ms = await _timed(house.services, text, next(numbers))
            if turn >= WARM:
                taken[text].append(ms)
                used.append(cpu_ms)
    every = [ms for each in taken.values() for ms in each]
    return {
        "p99_ms": _p99(every),
        "goal_p99_ms": GOAL_MS,
        "cpu_p99_ms": _p99(used),
        "p50_ms": round(statistics.median(every), 2),
        "commitments": commitments,
        "share": share,
        "load_average": os.getloadavg()[0],
        "by_sentence_p99_ms": {text: _p99(each) for text, each in taken.items()},
    }


async def _timed(services: Services, text: str, number: int) -> tuple[float, float]:
    """Milliseconds by the clock, and of the processor: others may be busy with it."""
    heard = Heard(
        tenant=tenant(),
        entra_object_id=ASKER.entra_object_id,
        activity=f"f:{number}",
        is_private=True,
        text=text,
    )
    begun, cpu = time.perf_counter(), time.process_time()
    said = await hear(services, heard)
    ended, cpu_ended = time.perf_counter(), time.process_time()
    assert said.presented.payload
    return (ended - begun) * 1000, (cpu_ended - cpu) * 1000


def _p99(taken: list[float]) -> float:
    return round(statistics.quantiles(taken, n=100)[98], 2)


def main(commitments: int = COMMITMENTS, share: int = SHARE) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measured(Path(folder), commitments, share, ROUNDS))
        print(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
