"""Exchange's limits, here and over all replicas: four at once, so many messages a minute."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.graph_limits import AT_ONCE, CALLS, MESSAGES, MailboxLimits, alone, of_all_replicas
from bot.limits import Window
from sspf.ports import TemporaryFailureError
from storage.database import Database
from storage.places import Places
from tests.contracts.stores import copied, migrated
from tests.postgresql import Place

FEW = (Window(3, 3600),)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated(tmp_path_factory.mktemp("migrated"))


@pytest.fixture(params=["sqlite", "postgresql"])
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    if request.param == "postgresql":
        place: Place = request.getfixturevalue("place")
        return place.database()
    empty = request.getfixturevalue("empty_database")
    return Database(f"sqlite+aiosqlite:///{copied(empty, tmp_path)}")


@pytest_asyncio.fixture
async def database(made: Database) -> AsyncIterator[Database]:
    yield made
    await made.dispose()


class Counter:
    def __init__(self) -> None:
        self.now = 0
        self.most = 0

    async def call(self, limits: MailboxLimits) -> None:
        async with limits.place(0):
            self.now += 1
            self.most = max(self.most, self.now)
            await asyncio.sleep(0.01)
            self.now -= 1


def test_the_limits_are_those_that_are_documented() -> None:
    assert AT_ONCE == 4
    assert [(w.most, w.seconds) for w in (*CALLS, *MESSAGES)] == [(10_000, 600), (30, 60)]


async def test_given_many_calls_in_one_program_then_four_at_once() -> None:
    counter, limits = Counter(), alone("mailbox")
    await asyncio.gather(*(counter.call(limits) for _ in range(12)))

    assert counter.most == 4


async def test_given_two_replicas_then_four_at_once_together(database: Database) -> None:
    counter = Counter()
    replicas = [of_all_replicas("mailbox", database) for _ in range(2)]
    await asyncio.gather(*(counter.call(replicas[n % 2]) for n in range(10)))

    assert counter.most <= 4
    assert counter.now == 0


async def test_given_a_holder_that_died_then_its_place_is_free_when_its_time_is_over(
    database: Database,
) -> None:
    def places(seconds: float) -> Places:
        held_for = timedelta(seconds=seconds)
        return Places(database, line="mailbox", most=2, held_for=held_for)

    dead, living = places(0), places(60)
    assert [await dead.take("dead"), await dead.take("dead")] == [0, 0]
    numbers = [await living.take("living") for _ in range(3)]

    assert numbers == [0, 1, None]
    await living.give_back(0, "dead")
    assert await living.take("other") is None
    await living.give_back(0, "living")
    assert await living.take("other") == 0


async def test_given_two_replicas_then_the_messages_of_both_count(database: Database) -> None:
    first, second = [
        of_all_replicas("mailbox", database, messages=FEW, calls=FEW) for _ in range(2)
    ]
    for limits in (first, second, first):
        async with limits.place(1):
            pass

    with pytest.raises(TemporaryFailureError) as paced:
        async with second.place(1):
            pass
    assert paced.value.reason == "failed.paced"
    assert paced.value.wait_seconds
    assert paced.value.wait_seconds > 3000


async def test_given_a_change_that_sends_two_then_both_count() -> None:
    limits = alone("mailbox", messages=FEW)
    async with limits.place(2):
        pass
    with pytest.raises(TemporaryFailureError):
        async with limits.place(2):
            pass


async def test_given_reads_then_they_are_no_messages() -> None:
    limits = alone("mailbox", messages=FEW)
    for _ in range(9):
        async with limits.place(0):
            pass
