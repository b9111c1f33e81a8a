"""The limits of all replicas together: several limiters on one database, in real time."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.limits import TENANT, THREAD, Window
from bot.shared_limits import SharedLimits, shared_limits
from sspf.ports import TemporaryFailureError
from storage.database import Database
from storage.pacing import Pacing, hashed
from storage.pacing_lines import Asked
from tests.contracts.stores import copied, migrated
from tests.postgresql import Place

SMALL_THREAD = (Window(3, 0.5), Window(5, 1.2))
SMALL_TENANT = (Window(12, 0.8),)
FEW = 2
MANY = 8


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated(tmp_path_factory.mktemp("migrated"))


@pytest.fixture(params=["sqlite", "postgresql"])
def urls(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        empty: Path = request.getfixturevalue("empty_database")
        return f"sqlite+aiosqlite:///{copied(empty, tmp_path)}"
    place: Place = request.getfixturevalue("place")
    return place.app


@dataclass
class Replicas:
    databases: list[Database]
    limits: list[SharedLimits]
    passed: list[tuple[float, str]] = field(default_factory=list)
    refused: int = 0

    async def press(self, replica: int, threads: Sequence[str], until: float) -> None:
        """One sender who never rests."""
        turn = replica
        while time.monotonic() < until:
            thread = threads[turn % len(threads)]
            turn += 1
            try:
                await self.limits[replica].wait("tenant", thread)
                self.passed.append((time.monotonic(), thread))
            except TemporaryFailureError:
                self.refused += 1
                await asyncio.sleep(0.02)

    async def all_press(self, threads: Sequence[str], seconds: float, senders: int) -> None:
        until = time.monotonic() + seconds
        each = [
            self.press(number % len(self.limits), threads[number % len(threads) :], until)
            for number in range(senders)
        ]
        await asyncio.gather(*each)

    def times(self, thread: str | None = None) -> list[float]:
        return sorted(at for at, of in self.passed if thread in (None, of))


@asynccontextmanager
async def replicas(
    url: str, count: int, thread: Sequence[Window], tenant: Sequence[Window]
) -> AsyncIterator[Replicas]:
    databases = [Database(url) for _ in range(count)]
    limits = [SharedLimits(Pacing(each, thread=thread, tenant=tenant)) for each in databases]
    yield Replicas(databases, limits)
    for one in limits:
        await one.settle()
    for each in databases:
        await each.dispose()


def broken(times: Sequence[float], windows: Sequence[Window]) -> list[Window]:
    return [
        window
        for window in windows
        if any(
            last - first < window.seconds
            for first, last in zip(times, times[window.most :], strict=False)
        )
    ]


@pytest.mark.parametrize("count", [FEW, MANY])
async def test_given_several_replicas_when_all_press_then_no_window_is_exceeded_nor_much_wasted(
    urls: str, count: int
) -> None:
    """The tenant is what binds here: twelve in 0.8 s, which with its margin is 12 a second."""
    threads = [f"thread {number}" for number in range(8)]
    async with replicas(urls, count, SMALL_THREAD, SMALL_TENANT) as all_of_them:
        await all_of_them.all_press(threads, 1.8, senders=16)

        assert broken(all_of_them.times(), SMALL_TENANT) == []
        for thread in threads:
            assert broken(all_of_them.times(thread), SMALL_THREAD) == []
        times = all_of_them.times()
        ideal = (times[-1] - times[0]) * 12 / 0.8 + 12
        assert len(times) >= 0.6 * ideal


@pytest.mark.long
@pytest.mark.parametrize("count", [FEW, MANY])
async def test_given_microsofts_windows_when_all_press_then_at_least_seven_tenths_pass(
    urls: str, count: int
) -> None:
    threads = [f"thread {number}" for number in range(30)]
    async with replicas(urls, count, THREAD, TENANT) as all_of_them:
        await all_of_them.all_press(threads, 6, senders=60)

        times = all_of_them.times()
        assert broken(times, TENANT) == []
        for thread in threads:
            assert broken(all_of_them.times(thread), THREAD) == []
        assert len(times) >= 0.7 * ((times[-1] - times[0]) * 30 + 30)


async def test_given_one_thread_when_two_replicas_press_then_its_windows_hold(urls: str) -> None:
    async with replicas(urls, FEW, SMALL_THREAD, (Window(100, 1),)) as both:
        await both.all_press(["a"], 1.8, senders=6)

        assert broken(both.times(), SMALL_THREAD) == []
        assert len(both.times()) >= 5


async def test_given_a_pause_told_to_one_replica_when_another_asks_then_it_waits_too(
    urls: str,
) -> None:
    async with replicas(urls, FEW, THREAD, TENANT) as both:
        first, second = both.limits
        first.close("tenant", "a", 60)
        with pytest.raises(TemporaryFailureError) as here:
            await first.wait("tenant", "a")
        await first.settle()
        with pytest.raises(TemporaryFailureError) as there:
            await second.wait("tenant", "a")
        await second.wait("tenant", "b")
        second.close("tenant", "b", 30)
        second.close("tenant", "a", 5)  # a shorter one takes nothing off the longer
        await second.settle()
        with pytest.raises(TemporaryFailureError) as everywhere:
            await first.wait("tenant", "c")
        await first.wait("another", "c")

        for told, seconds in ((here, 60), (there, 60), (everywhere, 30)):
            assert told.value.reason == "failed.paced"
            assert told.value.wait_seconds == pytest.approx(seconds, abs=2)


async def test_given_a_replica_dies_with_leave_in_hand_then_the_others_go_on_within_seconds(
    urls: str,
) -> None:
    async with replicas(urls, FEW, SMALL_THREAD, SMALL_TENANT) as both:
        dying = Pacing(both.databases[0], thread=SMALL_THREAD, tenant=SMALL_TENANT)
        for number in range(24):
            await dying.ask(Asked(hashed("tenant"), hashed("tenant", f"t{number}"), 2.0))
        began = time.monotonic()
        while True:
            try:
                await both.limits[1].wait("tenant", "x")
                break
            except TemporaryFailureError:
                await asyncio.sleep(0.05)

        assert time.monotonic() - began < 4


async def test_given_leave_that_lapsed_when_it_would_go_then_it_asks_anew(urls: str) -> None:
    """The machine was busy for half a second between the slot and the call."""

    async def oversleep(seconds: float) -> None:
        await asyncio.sleep(seconds + 0.5)

    windows = (Window(1, 0.3),)
    async with replicas(urls, 1, THREAD, windows) as one:
        pacing = Pacing(one.databases[0], thread=THREAD, tenant=windows)
        limits = SharedLimits(pacing, sleep=oversleep)
        await limits.wait("tenant", "a")
        await limits.wait("tenant", "b")

        async with one.databases[0].transaction() as connection:
            found = await connection.exec_driver_sql("SELECT count(*) FROM permits")
            assert found.scalar_one() == 3


async def test_given_the_database_is_away_when_asked_then_the_outbox_tries_later() -> None:
    database = Database("postgresql+asyncpg://nobody:x@127.0.0.1:9/none")
    limits, _ = shared_limits(database)

    with pytest.raises(TemporaryFailureError, match=r"failed\.paced"):
        await limits.wait("tenant", "a")
    limits.close("tenant", "a", 60)
    await limits.settle()
    await database.dispose()


async def test_given_old_leave_when_pruned_then_what_a_window_reaches_stays(urls: str) -> None:
    async with replicas(urls, 1, THREAD, TENANT) as one:
        (database,) = one.databases
        limits, pacing = shared_limits(database)
        await limits.wait("tenant", "a")
        limits.close("tenant", "b", 0.0)
        await limits.settle()
        async with database.transaction() as connection:
            await connection.exec_driver_sql(
                "INSERT INTO permits (tenant, thread, at)"
                " SELECT tenant, thread, '2020-01-01 00:00:00.000000' FROM permits"
            )

        await asyncio.sleep(0.01)
        assert await pacing.forget() == 2
        assert await pacing.forget() == 0


async def test_given_leave_from_before_the_clock_was_set_back_then_it_is_not_waited_for(
    urls: str,
) -> None:
    async with replicas(urls, 1, THREAD, TENANT) as one:
        await one.limits[0].wait("tenant", "a")
        async with one.databases[0].transaction() as connection:
            await connection.exec_driver_sql("UPDATE permits SET at = '2999-01-01 00:00:00.000000'")

        await asyncio.wait_for(one.limits[0].wait("tenant", "a"), 5)


async def test_no_id_of_microsofts_is_kept(urls: str) -> None:
    async with replicas(urls, 1, THREAD, TENANT) as one:
        await one.limits[0].wait("tenant-id", "thread-id")
        one.limits[0].close("tenant-id", "thread-id", 1)
        await one.limits[0].settle()
        async with one.databases[0].transaction() as connection:
            for table in ("permits", "pauses"):
                rows = (await connection.exec_driver_sql(f"SELECT * FROM {table}")).all()  # noqa: S608
                assert rows
                assert "-id" not in str(rows)
