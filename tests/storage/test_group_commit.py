"""Many questions of one moment: one transaction, and each gets its own answer or fault."""

import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.group_commit import GroupCommit


async def doubled(connection: AsyncConnection, asked: Sequence[int]) -> list[int]:
    found = [int(await connection.scalar(text(f"SELECT {one} * 2")) or 0) for one in asked]
    if 13 in asked:
        raise ValueError("thirteen")
    return found


@pytest.fixture
def commits(database: Database) -> list[object]:
    seen: list[object] = []
    event.listen(database.engine.sync_engine, "commit", seen.append)
    return seen


async def test_given_many_at_once_then_few_commits_and_each_its_answer(
    database: Database, commits: list[object]
) -> None:
    group = GroupCommit(database)

    found = await asyncio.gather(*(group.ask(doubled, n) for n in range(20, 84)))

    assert found == [n * 2 for n in range(20, 84)]
    assert len(commits) <= 2


async def test_given_one_alone_then_it_is_asked_at_once(
    database: Database, commits: list[object]
) -> None:
    group = GroupCommit(database)

    assert [await group.ask(doubled, n) for n in (1, 2)] == [2, 4]
    assert len(commits) == 2


async def test_given_one_that_fails_then_its_neighbours_do_not(database: Database) -> None:
    group = GroupCommit(database)

    found = await asyncio.gather(
        *(group.ask(doubled, n) for n in (12, 13, 14)), return_exceptions=True
    )

    assert [found[0], type(found[1]), found[2]] == [24, ValueError, 28]


async def test_given_somebody_who_left_then_the_others_are_answered(database: Database) -> None:
    group = GroupCommit(database)
    left = asyncio.create_task(group.ask(doubled, 1))
    stays = asyncio.create_task(group.ask(doubled, 2))
    await asyncio.sleep(0)
    left.cancel()

    assert await stays == 4


async def test_given_a_connection_that_was_cancelled_then_whoever_asked_is_told_and_others_go_on(
    database: Database,
) -> None:
    async def torn(connection: AsyncConnection, asked: Sequence[int]) -> list[int]:
        raise asyncio.CancelledError

    group = GroupCommit(database)

    async with asyncio.timeout(5):
        found = await asyncio.gather(
            group.ask(torn, 1), group.ask(torn, 2), group.ask(doubled, 3), return_exceptions=True
        )
        after = await group.ask(doubled, 4)

    assert [type(one) for one in found[:2]] == [asyncio.CancelledError] * 2
    assert [found[2], after] == [6, 8]


async def test_given_the_end_of_the_program_when_it_is_stopped_then_it_stops(
    database: Database,
) -> None:
    begun = asyncio.Event()

    async def never(connection: AsyncConnection, asked: Sequence[int]) -> list[int]:
        begun.set()
        await asyncio.Event().wait()
        return []

    group = GroupCommit(database)
    asked = asyncio.create_task(group.ask(never, 1))
    await begun.wait()
    at_work = group._at_work
    assert at_work is not None
    at_work.cancel()

    async with asyncio.timeout(5):
        await asyncio.wait([at_work])

    assert at_work.cancelled()
    asked.cancel()
