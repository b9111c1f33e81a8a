"""What is old is removed, what is not stays, and a database that is away is asked again later."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot import pruning
from bot.settings import Settings
from bot.shared_limits import shared_limits
from bot.wiring import House, build
from scheduler.clock import SystemClock
from storage.activities import Seen
from storage.alarms import StoredAlarms
from storage.database import Database
from storage.failures import TransactionUndoneError

OLD = "2020-01-01 00:00:00.000000"


async def a_house(data: Path) -> House:
    settings = Settings(auth="anonymous", data=data)
    return await build(settings, SystemClock(), "http://127.0.0.1/")


async def fill(house: House, of: str) -> None:
    await house.activities.begin(Seen(key=of, tenant="t", body="b"))
    await StoredAlarms(house.database).begin(of, timedelta(hours=1))
    limits, _ = shared_limits(house.database)
    await limits.wait("tenant", of)


async def count(house: House) -> list[int]:
    async with house.database.transaction() as connection:
        return [
            (await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one()  # noqa: S608
            for table in ("activities", "alarms", "permits")
        ]


async def test_given_old_and_new_when_pruned_then_the_new_stay(tmp_path: Path) -> None:
    house = await a_house(tmp_path)
    await fill(house, "old")
    async with house.database.transaction() as connection:
        await connection.execute(text(f"UPDATE activities SET begun_at = '{OLD}'"))  # noqa: S608
        await connection.execute(text(f"UPDATE alarms SET begun_at = '{OLD}'"))  # noqa: S608
        await connection.execute(text(f"UPDATE permits SET at = '{OLD}'"))  # noqa: S608
    await fill(house, "new")

    assert await pruning.prune(house, SystemClock()) == 3
    assert await count(house) == [1, 1, 1]
    assert await pruning.prune(house, SystemClock()) == 0
    await house.close()


async def test_given_the_database_is_away_when_pruned_then_nothing_is_raised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = await a_house(tmp_path)

    def away(*_: object) -> None:
        raise TransactionUndoneError("connection_cut")

    monkeypatch.setattr(Database, "transaction", away)

    assert await pruning.prune(house, SystemClock()) == 0
    await house.close()
