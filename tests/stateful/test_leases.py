"""Who holds a row is counted by the database's time: a replica's wrong clock changes nothing.

The application's clock only says what is due. On the fake, SQLite and PostgreSQL.
"""

from collections.abc import AsyncIterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from sspf.domain.outbox import Delivery
from tests.contracts.stores import (
    FakeStore,
    PostgresqlStore,
    SqliteStore,
    Store,
    StoredStore,
    copied,
    migrated,
    settled,
)
from tests.domain.test_daylight_saving import CHANGES, DAYS, the_meeting
from tests.factories import NOW, a_message

WRONG = [timedelta(minutes=10), -timedelta(minutes=10), timedelta(days=1), -timedelta(days=1)]
KEY = a_message().key


@pytest.fixture(params=["fake", "sqlite", "postgresql"])
def made(request: pytest.FixtureRequest, tmp_path: Path) -> FakeStore | StoredStore:
    if request.param == "fake":
        return FakeStore()
    if request.param == "sqlite":
        return SqliteStore(copied(migrated(tmp_path), tmp_path), tmp_path / "keys")
    return PostgresqlStore(request.getfixturevalue("place"), tmp_path / "keys")


@pytest_asyncio.fixture
async def store(made: FakeStore | StoredStore) -> AsyncIterator[Store]:
    yield made
    if isinstance(made, StoredStore):
        await made.close()


@pytest.mark.parametrize("wrong", WRONG, ids=str)
async def test_given_a_replica_with_a_wrong_clock_when_a_row_is_held_then_it_does_not_get_it(
    store: Store, wrong: timedelta
) -> None:
    norrsjo = await settled(store)
    async with store.begin(norrsjo) as uow:
        await uow.outbox.add(a_message(send_at=NOW - timedelta(days=7)))
        assert len(await uow.outbox.claim(NOW, 10)) == 1

    async with store.other(norrsjo) as uow:
        assert await uow.outbox.claim(NOW + wrong, 10) == []


@pytest.mark.parametrize("wrong", WRONG, ids=str)
async def test_given_a_replica_with_a_wrong_clock_when_it_has_died_then_another_gets_its_row(
    store: Store, wrong: timedelta
) -> None:
    """A clock that was fast when the row was claimed does not keep it from the others."""
    norrsjo = await settled(store)
    async with store.begin(norrsjo) as uow:
        await uow.outbox.add(a_message(send_at=NOW - timedelta(days=7)))
        assert len(await uow.outbox.claim(NOW + wrong, 10)) == 1
    await store.let_leases_run_out()

    async with store.other(norrsjo) as uow:
        assert [row.attempts for row in await uow.outbox.claim(NOW, 10)] == [2]


@pytest.mark.parametrize("wrong", WRONG, ids=str)
async def test_given_a_holder_with_a_wrong_clock_when_it_ends_the_row_then_it_is_over(
    store: Store, wrong: timedelta
) -> None:
    norrsjo = await settled(store)
    async with store.begin(norrsjo) as uow:
        await uow.outbox.add(a_message(send_at=NOW - timedelta(days=7)))
        await uow.outbox.claim(NOW + wrong, 10)
        await uow.outbox.begin(KEY)
        await uow.outbox.finish(KEY, Delivery.SENT, NOW + wrong)

    async with store.other(norrsjo) as uow:
        assert await uow.outbox.claim(NOW + timedelta(days=30), 10) == []


async def test_given_meetings_around_each_change_of_the_clocks_when_kept_then_the_wall_is_kept(
    store: Store,
) -> None:
    """Also on the Sunday itself, at an hour that comes twice or not at all."""
    norrsjo = await settled(store)
    kept = [the_meeting(day, time(2, 30)) for day in CHANGES]
    kept += [the_meeting(DAYS.on_or_after(day), time(13)) for day in CHANGES]
    async with store.begin(norrsjo) as uow:
        for meeting in kept:
            await uow.meetings.put(meeting)

    async with store.other(norrsjo) as uow:
        found = {m.id: m for m in await uow.meetings.held_since(date(1980, 1, 1))}
    assert [found[m.id] for m in kept] == kept
