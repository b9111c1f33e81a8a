"""The auditor's eyes and its alarms, on both databases."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio

from sspf.domain.organisation import MunicipalityId
from sspf.domain.outbox import Delivery
from sspf.ports.watching import Late
from storage.alarms import StoredAlarms
from storage.auditor import StoredQueueWatch
from tests.contracts.stores import PostgresqlStore, SqliteStore, settled
from tests.factories import NOW, a_message

Stored = SqliteStore | PostgresqlStore
HOUR = timedelta(hours=1)


@pytest_asyncio.fixture
async def watch(either: Stored) -> AsyncIterator[StoredQueueWatch]:
    found = StoredQueueWatch(either.database.url)
    yield found
    await found.dispose()


async def queue(store: Stored, of: MunicipalityId, *keys: str, ago: float = 61) -> None:
    async with store.begin(of) as uow:
        for key in keys:
            await uow.outbox.add(a_message(key=key, send_at=NOW - timedelta(seconds=ago)))


async def test_given_rows_of_several_municipalities_when_looked_then_counts_and_nothing_else(
    either: Stored, home: MunicipalityId, watch: StoredQueueWatch
) -> None:
    away = await settled(either)
    await queue(either, home, "a", "b")
    await queue(either, home, "fresh", ago=10)
    await queue(either, away, "c", ago=600)

    found = await watch.late(NOW - timedelta(seconds=60))

    assert sorted(found, key=lambda late: late.rows) == [
        Late(municipality=away, rows=1, oldest=NOW - timedelta(seconds=600)),
        Late(municipality=home, rows=2, oldest=NOW - timedelta(seconds=61)),
    ]


@pytest.mark.parametrize("state", list(Delivery))
async def test_given_each_state_then_late_is_what_has_not_ended(
    either: Stored, home: MunicipalityId, watch: StoredQueueWatch, state: Delivery
) -> None:
    await queue(either, home, "a")
    await either.force("UPDATE outbox SET state = :state", state=state.value)

    is_late = bool(await watch.late(NOW))

    assert is_late is (state in (Delivery.DUE, Delivery.LEASED, Delivery.SENDING))


async def test_given_a_writer_that_hangs_when_looked_then_it_sees_all_the_same(
    either: Stored, home: MunicipalityId, watch: StoredQueueWatch
) -> None:
    await queue(either, home, "a")
    async with either.begin(home) as uow:
        await uow.outbox.claim(NOW, 10)
        assert len(await asyncio.wait_for(watch.late(NOW), 3)) == 1


async def test_given_several_auditors_when_one_alarm_begins_then_one_tells_it(
    either: Stored,
) -> None:
    programs = [either.again() for _ in range(4)]
    alarms = [StoredAlarms(program.database) for program in programs]

    async def begin(key: str) -> int:
        return sum(await asyncio.gather(*(one.begin(key, HOUR) for one in alarms)))

    assert await begin("a") == 1
    assert await begin("a") == 0
    assert await begin("b") == 1
    await either.force("UPDATE alarms SET begun_at = '2020-01-01 00:00:00.000000'")
    assert await begin("a") == 1  # whoever began it has died
    await alarms[0].told("a")
    await either.force("UPDATE alarms SET begun_at = '2020-01-01 00:00:00.000000'")
    assert await begin("a") == 0
    await either.force("UPDATE alarms SET told_at = '2020-01-01 00:00:00.000000'")
    assert await begin("a") == 1
    assert await begin("a") == 0
    for program in programs:
        await program.close()


async def test_given_old_alarms_when_pruned_then_new_ones_stay(either: Stored) -> None:
    alarms = StoredAlarms(either.database)
    await alarms.begin("old", HOUR)
    await either.force("UPDATE alarms SET begun_at = '2020-01-01 00:00:00.000000'")
    await alarms.begin("new", HOUR)

    assert await alarms.forget() == 1
    assert await alarms.forget() == 0
    assert not await alarms.begin("new", HOUR)
