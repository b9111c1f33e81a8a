"""SQLite's one connection goes to whoever has waited longest, and is never lost on the way."""

import asyncio
import logging
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.util import greenlet_spawn
from sqlalchemy.util.queue import Empty

from storage.database import Database
from storage.handed_over import _HandedOver


def waiting_at(queue: _HandedOver, seconds: float = 5.0) -> asyncio.Task[Any]:
    async def get() -> Any:
        return await greenlet_spawn(queue.get, True, seconds)

    return asyncio.create_task(get())


async def test_given_two_who_wait_when_it_comes_back_then_the_first_has_it_and_no_newcomer() -> (
    None
):
    queue = _HandedOver(1)
    first, second = waiting_at(queue), waiting_at(queue)
    await asyncio.sleep(0)

    queue.put_nowait("it")

    with pytest.raises(Empty):  # between the giving back and the turn of the one who has waited
        queue.get_nowait()
    assert await first == "it"
    assert not second.done()
    queue.put_nowait("it")
    assert await second == "it"


async def test_given_one_who_leaves_when_it_was_just_handed_over_then_the_next_has_it() -> None:
    queue = _HandedOver(1)
    first, second = waiting_at(queue), waiting_at(queue)
    await asyncio.sleep(0)

    queue.put_nowait("it")
    first.cancel()

    assert await second == "it"
    assert first.cancelled()


async def test_given_one_who_left_while_waiting_then_it_lies_there_for_anybody() -> None:
    queue = _HandedOver(1)
    first = waiting_at(queue)
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.wait([first])

    queue.put_nowait("it")

    assert queue.get_nowait() == "it"


async def test_given_nobody_gives_it_back_when_the_time_is_up_then_there_is_none() -> None:
    queue = _HandedOver(1)
    waiting = waiting_at(queue, seconds=0.01)

    with pytest.raises(Empty):
        await waiting

    queue.put_nowait("it")
    assert queue.get_nowait() == "it"


async def test_given_a_pool_that_is_put_away_then_the_log_says_nothing_of_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Under its own name SQLAlchemy's pool is silent; as a class of ours it spoke in our log."""
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'one.db'}")
    with caplog.at_level(logging.INFO):
        async with database.transaction() as connection:
            await connection.execute(text("SELECT 1"))
        await database.dispose()

    assert caplog.records == []
