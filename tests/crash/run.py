"""Kills the product at its write points, as often as one likes; the last line is one JSON object.

`make crash N=2000` picks scenario, point, its nth passing, database and replicas by lot, from a
seed that is printed. `--each` takes every point: on SQLite a program starts on what a kill there
leaves, taken while the other stood still; and every nth is killed, on whichever database.
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
from tests.crash.cellar import OnPostgresql, OnSqlite
from tests.crash.dying import Stage, Verdict, warm_up
from tests.crash.points import Bomb
from tests.crash.programs import run
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
    stood: int = 0
    """Points that were judged by what was on the disk while the program stood there."""
    starts: int = 0
    """Programs that started on it: one for each different state of the disk."""
    kills: int = 0
    lost: int = 0
    extra: int = 0
    double: int = 0
    errors: int = 0
    faults: Counter[str] = field(default_factory=Counter)

    def add(self, kill: Kill, verdict: Verdict) -> None:
        self.extra += verdict.extra
        begins = Counter(fault.partition(":")[0] for fault in verdict.faults)
        self.lost += "lost" in begins
        self.double += "double" in begins
        self.errors += "error" in begins
        where = f"{kill.scenario} | {kill.bomb.point} ({kill.bomb.nth})"
        where += f" on {kill.database}, replicas: {kill.replicas}"
        self.faults.update(f"{where}: {fault}" for fault in verdict.faults)

    def as_json(self, seed: int) -> str:
        names = ("stood", "starts", "kills", "lost", "extra", "double", "errors")
        return json.dumps({name: getattr(self, name) for name in names} | {"seed": seed})


@dataclass(slots=True)
class Bench:
    """The stages of one process, one for each database."""

    stages: dict[str, Stage]
    totals: Totals = field(default_factory=Totals)

    def kill(self, kill: Kill) -> None:
        stage = self.stages[kill.database]
        verdict = stage.kill(kill.scenario, kill.bomb, kill.replicas)
        self.totals.kills += verdict.was_killed
        self.totals.add(kill, verdict)

    def stand(self, kill: Kill) -> None:
        stage = self.stages[kill.database]
        if stage.takes_stills and kill.replicas == 1:
            verdict = stage.stood(kill.scenario, kill.bomb)
            self.totals.stood += 1
            self.totals.starts += verdict.has_started
            self.totals.add(kill, verdict)

    def faults_without_a_death(self, database: str) -> list[str]:
        plays = self.stages[database].plays.items()
        return [f"{name}: {fault}" for name, play in plays for fault in play.calm.faults]


def each(bench: Bench, asked: argparse.Namespace) -> None:
    """Every point once, in the middle of the times that it is passed."""
    points: list[str] = []
    for name in named(asked):
        for database in asked.databases:
            stage = bench.stages[database]
            for point, passed in stage.play(name).calm.passed.items():
                is_chosen = len(points) % asked.every == asked.first % asked.every
                points.append(f"{name} | {point}")
                for replicas in asked.replicas:
                    kill = Kill(name, Bomb(point, passed // 2), database, replicas)
                    bench.stand(kill)
                    if is_chosen:
                        bench.kill(kill)
            stage.let_go(name)
    if asked.points_to:
        asked.points_to.write_text("\n".join(sorted(set(points))) + "\n", encoding="utf-8")


def named(asked: argparse.Namespace) -> list[str]:
    return [name for name in scenarios() if asked.only in name]


def by_lot(bench: Bench, asked: argparse.Namespace) -> None:
    lot = random.Random(asked.seed + asked.first)  # noqa: S311 a draw that can be made again
    names = named(asked)
    ends = time.monotonic() + asked.seconds
    for _ in range(asked.number):
        if time.monotonic() > ends:
            return
        database, name = lot.choice(asked.databases), lot.choice(names)
        passed = bench.stages[database].play(name).calm.passed
        if passed:
            point = lot.choice(sorted(passed))
            bomb = Bomb(point, lot.randrange(passed[point]))
            bench.kill(Kill(name, bomb, database, lot.choice(asked.replicas)))


def stages(asked: argparse.Namespace, stack: ExitStack) -> Iterator[tuple[str, Stage]]:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=_roomy_folder())))
    if SQLITE in asked.databases:
        own = folder / SQLITE
        own.mkdir()
        run(lambda: _migrate(own))
        yield SQLITE, Stage(OnSqlite(own, own / "empty.db"), takes_stills=asked.do is each)
    if POSTGRESQL in asked.databases:
        own = folder / POSTGRESQL
        own.mkdir()
        name = uuid4().hex
        server = asked.server or stack.enter_context(packaged_server(name))
        postgresql = Postgresql(make_url(server), name)
        run(lambda: _prepare(postgresql))
        yield POSTGRESQL, Stage(OnPostgresql(own, postgresql))


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
    parser.add_argument("--every", type=int, default=1, help="every nth point is killed")
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
        bench = Bench(dict(stages(asked, stack)))
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
    sys.stdout.write(totals.as_json(asked.seed) + "\n")
    return int(bool(totals.faults) or bool(calm))


if __name__ == "__main__":
    sys.exit(main())
