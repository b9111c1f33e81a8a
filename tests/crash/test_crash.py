"""Killed at every write point: nothing lost, nothing done twice, and no point that nobody knows of.

The kills happen below a process of their own (tests/crash/run.py), which forks: pytest has threads.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from sspf.domain.outbox import MAIL, Kind
from tests.postgresql import Postgresql

ROOT = Path(__file__).parents[2]
APPROVED = Path(__file__).with_name("points.txt")
WITHIN_SECONDS = 3600
EVERY = 32
"""Judged is what a kill leaves, at each point; so many of them are killed besides, for it costs a
third of a second of a core to play the scenario up to one point alone."""
COUNTS = "stood", "starts", "kills", "lost", "extra", "double", "errors"


@dataclass(frozen=True)
class Ran:
    stood: int
    starts: int
    kills: int
    lost: int
    extra: int
    double: int
    errors: int
    told: str
    """What went wrong and where, a line each."""
    points: tuple[str, ...] = ()


def killed(*arguments: str, points: Path | None = None) -> Ran:
    asked = [sys.executable, "-m", "tests.crash.run", *arguments]
    if points is not None:
        asked += ["--points-to", str(points)]
    done = subprocess.run(  # noqa: S603 our own program
        asked, cwd=ROOT, capture_output=True, text=True, timeout=WITHIN_SECONDS, check=False
    )
    assert done.stdout, done.stderr
    figures = json.loads(done.stdout.splitlines()[-1])
    named = tuple(points.read_text(encoding="utf-8").splitlines()) if points else ()
    counts = {k: figures[k] for k in COUNTS}
    return Ran(**counts, told=done.stderr, points=named)


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Every point is judged by what a kill there leaves; at some of them it is killed besides."""
    points = tmp_path_factory.mktemp("crash") / "points.txt"
    one = ("--databases", "sqlite", "--replicas", "1")
    return killed("--each", "--every", str(EVERY), *one, points=points)


def assert_nothing_is_wrong(ran: Ran) -> None:
    assert (ran.lost, ran.double, ran.errors, ran.told) == (0, 0, 0, "")
    assert ran.extra <= ran.kills + ran.stood


def test_given_the_write_points_of_the_product_then_each_of_them_has_its_row(
    short: Ran, request: pytest.FixtureRequest
) -> None:
    """A new one: look at it, then `pytest tests/crash --approve`."""
    if request.config.getoption("--approve"):
        APPROVED.write_text("\n".join(short.points) + "\n", encoding="utf-8")
    approved = APPROVED.read_text(encoding="utf-8").splitlines()

    assert sorted(set(short.points) - set(approved)) == []
    assert sorted(set(approved) - set(short.points)) == []


@pytest.mark.parametrize("kind", sorted(Kind))
def test_given_a_kind_of_message_then_it_is_killed_before_and_after_the_other_side_has_it(
    short: Ran, kind: Kind
) -> None:
    calls = {Kind.REPLACE: "teams.update replace"} | {one: f"mail.send {one}" for one in MAIL}
    calls |= {Kind.EVENT: "calendar.put event", Kind.EVENT_ROOM: "calendar.settle event_room"}
    call = calls.get(kind, f"teams.post {kind}")
    when = "after " + call if kind in MAIL else call + " taken, answer not seen"

    assert any(point.endswith(f"| {when}") for point in short.points)
    assert any(f"after commit: outbox.finish sent {kind}" in point for point in short.points)


def test_given_a_death_at_each_point_then_nothing_is_lost_and_nothing_done_twice(
    short: Ran,
) -> None:
    """What it leaves is taken while the program stands there, and is what a kill leaves:
    byte for byte, wherever it was killed besides (MOVED)."""
    assert_nothing_is_wrong(short)
    assert short.stood == len(short.points)
    assert short.starts > len(short.points) // 2, "somebody starts on each different state"
    assert short.kills > len(short.points) // (EVERY + 1)


def test_given_postgresql_and_two_replicas_when_one_dies_then_the_other_does_it_once(
    postgresql: Postgresql,
) -> None:
    server = postgresql.server.render_as_string(hide_password=False)
    where = ("--databases", "postgresql", "--server", server)
    ran = killed("--number", "8", "--seed", "1", "--only", "step called", *where)

    assert_nothing_is_wrong(ran)
    assert ran.kills > 0


@pytest.mark.long
def test_given_a_kill_at_each_point_then_nothing_is_lost_and_nothing_done_twice() -> None:
    ran = killed("--each", "--databases", "sqlite", "--replicas", "1")

    assert_nothing_is_wrong(ran)
    assert ran.kills > ran.stood * 99 // 100, "a point may be passed less often another time"


@pytest.mark.long
def test_given_hundreds_of_deaths_by_lot_on_both_databases_then_nothing_is_lost(
    postgresql: Postgresql,
) -> None:
    server = postgresql.server.render_as_string(hide_password=False)
    ran = killed("--number", "300", "--server", server)

    assert_nothing_is_wrong(ran)
    assert ran.kills > 100
