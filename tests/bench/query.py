"""How long a question about commitments takes among a million, in 290 municipalities.

The five that people ask, through CommitmentRepository, on SQLite and on PostgreSQL; beside
each the very same SQL through the same driver alone (aiosqlite, asyncpg), in turn, in the same
run, each in a transaction. `p50_ms`, `p99_ms`: our whole unit of work, from BEGIN to COMMIT.
`ratio`: our answer, made into values, against the driver's rows; `ratio_whole`: the transactions
with them, ours and the driver's. What the tick asks is shown too, and has no goal.
Option: how many commitments.
"""

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

from sqlalchemy import make_url

from sspf.ports import UnitOfWork
from storage.database import Database
from storage.keys import StaticKeys
from storage.unit_of_work import unit_of_work
from tests.bench.stands.million import (
    ALL_QUESTIONS,
    QUESTIONS,
    Ask,
    Asked,
    fill_postgresql,
    fill_sqlite,
)
from tests.bench.stands.raw import OnPostgresql, OnSqlite, Raw, Timed, noted
from tests.fixtures_postgresql import packaged_server
from tests.postgresql import Postgresql

COMMITMENTS = 1_000_000
ROUNDS = 500
WARM = 50
GOAL_MS, GOAL_RATIO = 5.0, 4.0


@dataclass(slots=True)
class Pair:
    """The same question asked by us and by the driver alone, many times."""

    ours: list[Timed] = field(default_factory=list)
    theirs: list[Timed] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        whole, asked = [t.whole for t in self.ours], [t.inside for t in self.ours]
        bare, bare_whole = [t.inside for t in self.theirs], [t.whole for t in self.theirs]
        assert [t.rows for t in self.ours] == [t.rows for t in self.theirs]
        return {
            "p50_ms": round(statistics.median(whole) * 1000, 3),
            "p99_ms": _p99_ms(whole),
            "query_p50_ms": round(statistics.median(asked) * 1000, 3),
            "query_p99_ms": _p99_ms(asked),
            "bare_p50_ms": round(statistics.median(bare) * 1000, 3),
            "bare_p99_ms": _p99_ms(bare),
            "ratio": round(statistics.median(asked) / statistics.median(bare), 2),
            "ratio_whole": round(statistics.median(whole) / statistics.median(bare_whole), 2),
            "rows": round(statistics.mean(t.rows for t in self.ours), 1),
        }


def _p99_ms(taken: list[float]) -> float:
    return round(statistics.quantiles(taken, n=100)[98] * 1000, 3)


class Questions:
    """Asks of one database."""

    def __init__(self, database: Database, raw: Raw, keys: Path) -> None:
        self._database, self._raw = database, raw
        self._begin = unit_of_work(database, StaticKeys(keys))

    async def measured(self, rounds: int) -> dict[str, dict[str, float]]:
        return {name: await self._pair(ask, rounds) for name, ask in ALL_QUESTIONS.items()}

    async def _pair(self, ask: Ask, rounds: int) -> dict[str, float]:
        dice, pair = Random(4), Pair()  # noqa: S311 dice, not secrets
        for turn in range(WARM + rounds):
            if turn == WARM:
                pair = Pair()
            asked = Asked(dice)
            statement = await noted(self._database, lambda: self._ours(ask, asked))  # noqa: B023 awaited at once
            pair.ours.append(await self._ours(ask, asked))
            pair.theirs.append(await self._raw.timed(asked.municipality, statement))
        return pair.figures()

    async def _ours(self, ask: Ask, asked: Asked) -> Timed:
        begun = time.perf_counter()
        async with self._begin(asked.municipality) as uow:
            taken, rows = await _timed(uow, ask, asked)
        return Timed(taken, time.perf_counter() - begun, rows)


async def _timed(uow: UnitOfWork, ask: Ask, asked: Asked) -> tuple[float, int]:
    begun = time.perf_counter()
    found = await ask(uow.commitments, asked)
    return time.perf_counter() - begun, len(found)


async def on_sqlite(folder: Path, commitments: int, rounds: int) -> dict[str, Any]:
    file = folder / "sspf.db"
    database = Database(f"sqlite+aiosqlite:///{file}")
    await database.migrate()
    await asyncio.to_thread(fill_sqlite, file, commitments)
    raw = await OnSqlite.opened(file)
    try:
        return await Questions(database, raw, folder / "keys").measured(rounds)
    finally:
        await raw.close()
        await database.dispose()


async def on_postgresql(
    server: Postgresql, folder: Path, commitments: int, rounds: int
) -> dict[str, Any]:
    place = await asyncio.to_thread(server.make)
    await asyncio.to_thread(fill_postgresql, place, commitments)
    database, raw = place.database(), await OnPostgresql.opened(place)
    try:
        return await Questions(database, raw, folder / "keys").measured(rounds)
    finally:
        await raw.close()
        await database.dispose()


def asked_of_both(
    server: Postgresql, folder: Path, commitments: int = COMMITMENTS, rounds: int = ROUNDS
) -> dict[str, Any]:
    postgresql = asyncio.run(on_postgresql(server, folder, commitments, rounds))
    sqlite = asyncio.run(on_sqlite(folder, commitments, rounds))
    every = [of[name] for of in (sqlite, postgresql) for name in QUESTIONS]
    return {
        "worst_p99_ms": max(one["p99_ms"] for one in every),
        "goal_p99_ms": GOAL_MS,
        "worst_ratio": max(one["ratio"] for one in every),
        "goal_ratio": GOAL_RATIO,
        "commitments": commitments,
        "rounds": rounds,
        "load_average": os.getloadavg()[0],
        "sqlite": sqlite,
        "postgresql": postgresql,
    }


def main(commitments: int = COMMITMENTS) -> None:
    run = uuid4().hex
    with tempfile.TemporaryDirectory() as folder, packaged_server(run) as uri:
        server = Postgresql(make_url(uri), run)
        server.prepare()
        print(json.dumps(asked_of_both(server, Path(folder), commitments)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
