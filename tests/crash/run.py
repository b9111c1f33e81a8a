"""Kills the product at its write points, as often as one likes; the last line is one JSON object.

`make crash N=2000` picks scenario, point, its nth passing, database and replicas by lot, from a
seed that is printed; `--each` takes every point once.
"""

import argparse
import asyncio
import gc
import json
import random
import secrets
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from sqlalchemy import make_url

from tests.contracts.stores import migrated
from tests.crash.cellar import Cellar, OnPostgresql, OnSqlite
from tests.crash.dying import Stage, begin, ended, warm_up
from tests.crash.points import Bomb
from tests.crash.table import scenarios
from tests.fixtures_postgresql import _roomy_folder, packaged_server
from tests.one_dialect import know_once
from tests.postgresql import Postgresql

SQLITE, POSTGRESQL = "sqlite", "postgresql"


@dataclass(frozen=True, slots=True)
class Kill:
    scenario: str
    bomb: Bomb
    database: str = SQLITE
    replicas: int = 1


@dataclass(slots=True)
class Totals:
    kills: int = 0
    lost: int = 0
    extra: int = 0
    double: int = 0
    errors: int = 0
    faults: Counter[str] = field(default_factory=Counter)

    def add(self, kill: Kill, was_killed: bool, faults: list[str], extra: int) -> None:
        self.kills += was_killed
        self.extra += extra
        self.lost += any(f.startswith("lost") for f in faults)
        self.double += any(f.startswith("double") for f in faults)
        self.errors += any(f.startswith("error") for f in faults)
        where = f"{kill.scenario} | {kill.bomb.point} ({kill.bomb.nth})"
        where += f" on {kill.database}, replicas: {kill.replicas}"
        self.faults.update(f"{where}: {fault}" for fault in faults)


@dataclass(slots=True)
class Bench:
    """The stages of one process, one for each database."""

    stages: dict[str, Stage]
    totals: Totals = field(default_factory=Totals)

    def do(self, kill: Kill) -> None:
        stage = self.stages[kill.database]
        verdict = stage.kill(kill.scenario, kill.bomb, kill.replicas)
        self.totals.add(kill, verdict.was_killed, verdict.faults, verdict.extra)

    def points(self, database: str, only: str) -> list[tuple[str, str]]:
        stage = self.stages[database]
        names = [name for name in scenarios() if only in name]
        return [(name, point) for name in names for point in stage.play(name).calm.passed]

    def faults_without_a_death(self, database: str) -> list[str]:
        plays = self.stages[database].plays.items()
        return [f"{name}: {fault}" for name, play in plays for fault in play.calm.faults]


def each(bench: Bench, asked: argparse.Namespace) -> None:
    """Every point once, in the middle of the times that it is passed."""
    for database in asked.databases:
        points = bench.points(database, asked.only)
        if asked.points_to:
            lines = sorted(f"{name} | {point}" for name, point in points)
            asked.points_to.write_text("\n".join(lines) + "\n", encoding="utf-8")
        for number, (name, point) in enumerate(points):
            if number % asked.every == asked.first % asked.every:
                passed = bench.stages[database].play(name).calm.passed[point]
                for replicas in asked.replicas:
                    bench.do(Kill(name, Bomb(point, passed // 2), database, replicas))


def by_lot(bench: Bench, asked: argparse.Namespace) -> None:
    lot = random.Random(asked.seed + asked.first)  # noqa: S311 a draw that can be made again
    names = [name for name in scenarios() if asked.only in name]
    ends = time.monotonic() + asked.seconds
    for _ in range(asked.number):
        if time.monotonic() > ends:
            return
        database, name = lot.choice(asked.databases), lot.choice(names)
        passed = bench.stages[database].play(name).calm.passed
        if passed:
            point = lot.choice(sorted(passed))
            bomb = Bomb(point, lot.randrange(passed[point]))
            bench.do(Kill(name, bomb, database, lot.choice(asked.replicas)))


def cellars(asked: argparse.Namespace, stack: ExitStack) -> Iterator[tuple[str, Cellar]]:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=_roomy_folder())))
    if SQLITE in asked.databases:
        own = folder / SQLITE
        own.mkdir()
        assert ended(begin(lambda: _migrate(own))) == 0
        yield SQLITE, OnSqlite(own, own / "empty.db")
    if POSTGRESQL in asked.databases:
        own = folder / POSTGRESQL
        own.mkdir()
        run = uuid4().hex
        server = asked.server or stack.enter_context(packaged_server(run))
        postgresql = Postgresql(make_url(server), run)
        assert ended(begin(lambda: _prepare(postgresql))) == 0
        yield POSTGRESQL, OnPostgresql(own, postgresql)


async def _migrate(folder: Path) -> None:
    await asyncio.to_thread(migrated, folder)


async def _prepare(server: Postgresql) -> None:
    await asyncio.to_thread(server.prepare)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.crash.run", description=__doc__)
    parser.add_argument("--each", dest="do", action="store_const", const=each)
    parser.add_argument("--number", type=int, default=1000, help="how many kills by lot")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="at most so long")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--points-to", type=Path, help="where --each names the points")
    parser.add_argument("--only", default="", help="scenarios with this in their name")
    parser.add_argument("--every", type=int, default=1, help="every nth point only")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--databases", nargs="+", default=[SQLITE, POSTGRESQL])
    parser.add_argument("--replicas", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--server", default="", help="PostgreSQL that runs already")
    parser.set_defaults(do=by_lot)
    return parser.parse_args()


def main() -> int:
    asked = arguments()
    know_once()
    with ExitStack() as stack:
        bench = Bench({name: Stage(cellar) for name, cellar in cellars(asked, stack)})
        warm_up(next(iter(bench.stages.values())).cellar)
        gc.collect()
        gc.freeze()
        asked.do(bench, asked)
        calm = [f for database in bench.stages for f in bench.faults_without_a_death(database)]
    totals = bench.totals
    for fault, times in sorted(totals.faults.items()):
        sys.stderr.write(f"{times} x {fault}\n")
    for fault in calm:
        sys.stderr.write(f"without a death: {fault}\n")
    figures = {"kills": totals.kills, "lost": totals.lost, "extra": totals.extra}
    figures |= {"double": totals.double, "errors": totals.errors, "seed": asked.seed}
    sys.stdout.write(json.dumps(figures) + "\n")
    return int(bool(totals.faults) or bool(calm))


if __name__ == "__main__":
    sys.exit(main())
