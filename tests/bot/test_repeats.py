"""The same activity again: one effect, one answer, whatever happens in between."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from bot.door.admitted import Admitted, TurnedAwayError
from bot.door.repeats import Answer, Repeats
from storage.activities import ActivityLog, activities
from storage.database import Database
from storage.group_commit import GroupCommit
from storage.keys import StaticKeys
from tests.contracts.stores import copied, migrated

CARD = {"type": "card", "value": "En text som ingen annan ska läsa."}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return migrated(tmp_path_factory.mktemp("migrated"))


@pytest.fixture
def file(tmp_path: Path, empty: Path) -> Path:
    return copied(empty, tmp_path)


@asynccontextmanager
async def replica(file: Path, pause_seconds: float = 0.001) -> AsyncIterator[Repeats]:
    """A program on the database, which does not wait long."""
    database = Database(f"sqlite+aiosqlite:///{file}")
    log = ActivityLog(database, GroupCommit(database), StaticKeys(file.with_name("keys")))
    yield Repeats(log, pause_seconds)
    await database.dispose()


class Act:
    """Something that must happen once."""

    def __init__(self, answer: Answer | None = None) -> None:
        self.times = 0
        self.begun, self.may_end = asyncio.Event(), asyncio.Event()
        self.may_end.set()
        self._answer = answer or Answer(200, CARD)

    async def __call__(self) -> Answer:
        self.times += 1
        self.begun.set()
        await self.may_end.wait()
        return self._answer


def admitted(activity: str = "f:1", **body: Any) -> Admitted:
    said = {"type": "invoke", "id": activity, "value": {"ref": "k1"}} | body
    return Admitted(body=said, tenant="t", conversation="a:1", activity=activity)


async def in_sql(file: Path, statement: str) -> None:
    database = Database(f"sqlite+aiosqlite:///{file}")
    async with database.transaction() as connection:
        await connection.execute(text(statement))
    await database.dispose()


async def test_given_an_answered_activity_when_it_comes_again_then_the_same_answer(
    file: Path,
) -> None:
    act = Act()
    async with replica(file) as repeats:
        first = await repeats.once(admitted(), act)
        again = await repeats.once(admitted(timestamp="later", localTimestamp="later"), act)

    assert (first, again, act.times) == (Answer(200, CARD), Answer(200, CARD), 1)


async def test_given_a_restart_when_it_comes_again_then_the_same_answer(file: Path) -> None:
    act = Act()
    for _ in range(2):
        async with replica(file) as repeats:
            assert await repeats.once(admitted(), act) == Answer(200, CARD)

    assert act.times == 1


async def test_given_no_body_in_the_answer_then_the_repeat_has_none(file: Path) -> None:
    act = Act(Answer(202))
    async with replica(file) as repeats:
        found = [await repeats.once(admitted(), act) for _ in range(2)]

    assert (found, act.times) == ([Answer(202), Answer(202)], 1)


async def test_given_fifty_at_once_then_one_effect_and_one_answer(file: Path) -> None:
    act = Act()
    async with replica(file) as repeats:
        found = await asyncio.gather(*(repeats.once(admitted(), act) for _ in range(50)))

    assert (set(map(repr, found)), act.times) == ({repr(Answer(200, CARD))}, 1)


async def test_given_fifty_at_once_on_two_replicas_then_one_effect(file: Path) -> None:
    act = Act()
    async with replica(file, 0.05) as one, replica(file, 0.05) as other:
        asked = [r.once(admitted(), act) for r in (one, other) for _ in range(25)]
        found = await asyncio.gather(*asked)

    assert (set(map(repr, found)), act.times) == ({repr(Answer(200, CARD))}, 1)


async def test_given_the_same_id_with_another_body_then_it_is_turned_away(file: Path) -> None:
    act = Act()
    async with replica(file) as repeats:
        await repeats.once(admitted(), act)
        with pytest.raises(TurnedAwayError) as refused:
            await repeats.once(admitted(value={"ref": "k2"}), act)

    assert (refused.value.status, act.times) == (403, 1)


async def test_given_one_under_way_when_another_body_comes_then_it_is_turned_away(
    file: Path,
) -> None:
    act = Act()
    act.may_end.clear()
    async with replica(file) as repeats:
        first = asyncio.create_task(repeats.once(admitted(), act))
        await asyncio.sleep(0)
        with pytest.raises(TurnedAwayError) as refused:
            await repeats.once(admitted(value={"ref": "k2"}), act)
        act.may_end.set()
        await first

    assert (refused.value.status, act.times) == (403, 1)


@pytest.mark.parametrize(
    "other",
    [
        Admitted(body={"id": "f:1"}, tenant="u", conversation="a:1", activity="f:1"),
        Admitted(body={"id": "f:1"}, tenant="t", conversation="a:2", activity="f:1"),
        Admitted(body={"id": "f:1"}, tenant="t", conversation="a:1", activity="f:2"),
    ],
    ids=["tenant", "conversation", "id"],
)
async def test_given_another_tenant_conversation_or_id_then_it_is_another_activity(
    file: Path, other: Admitted
) -> None:
    act = Act()
    async with replica(file) as repeats:
        await repeats.once(admitted(), act)
        await repeats.once(other, act)

    assert act.times == 2


async def test_given_another_replica_that_takes_long_then_the_repeat_is_asked_to_come_again(
    file: Path,
) -> None:
    act = Act()
    act.may_end.clear()
    async with replica(file) as one, replica(file) as other:
        first = asyncio.create_task(one.once(admitted(), act))
        await act.begun.wait()
        with pytest.raises(TurnedAwayError) as refused:
            await other.once(admitted(), act)
        act.may_end.set()
        await first

    assert (refused.value.status, act.times) == (503, 1)


@pytest.mark.parametrize(("ago", "times"), [(29, 0), (31, 1)])
async def test_given_a_replica_that_died_in_the_turn_then_it_is_done_after_half_a_minute(
    file: Path, ago: int, times: int
) -> None:
    act, hung = Act(), Act()
    hung.may_end.clear()
    async with replica(file) as dead:
        cut = asyncio.create_task(dead.once(admitted(), hung))
        await hung.begun.wait()
        then = datetime.now(UTC) - timedelta(seconds=ago)  # noqa: TID251 the database's own clock
        await in_sql(file, f"UPDATE activities SET begun_at = '{then:%Y-%m-%d %H:%M:%S.%f}'")  # noqa: S608
        async with replica(file) as other:
            await asyncio.gather(other.once(admitted(), act), return_exceptions=True)
        hung.may_end.set()
        await cut

    assert act.times == times


async def test_given_a_turn_that_failed_then_the_repeat_does_it(file: Path) -> None:
    act = Act()

    async def fail() -> Answer:
        raise RuntimeError

    async with replica(file) as repeats:
        with pytest.raises(RuntimeError):
            await repeats.once(admitted(), fail)
        await repeats.once(admitted(), act)

    assert act.times == 1


async def test_given_an_edited_message_then_it_is_no_repeat_of_the_message(file: Path) -> None:
    act = Act(Answer(202))
    async with replica(file) as repeats:
        await repeats.once(admitted(type="message"), act)
        for words in ("a", "b", "b"):
            await repeats.once(admitted(type="messageUpdate", text=words), act)

    assert act.times == 3


async def test_given_no_id_then_each_is_answered(file: Path) -> None:
    act = Act()
    async with replica(file) as repeats:
        for _ in range(2):
            await repeats.once(admitted(""), act)

    assert act.times == 2


async def test_given_an_answer_then_neither_it_nor_its_place_is_kept_in_the_clear(
    file: Path,
) -> None:
    async with replica(file) as repeats:
        await repeats.once(admitted("f:only-here", text="Sekretess"), Act())

    kept = b"".join(part.read_bytes() for part in file.parent.glob("sspf.db*"))
    assert not [word for word in (b"ingen annan", b"only-here", b"Sekretess") if word in kept]


async def test_given_a_day_has_passed_then_what_was_answered_before_is_forgotten(
    file: Path,
) -> None:
    async with replica(file) as repeats:
        await repeats.once(admitted("f:1"), Act())
        await in_sql(file, "UPDATE activities SET begun_at = '2026-01-01 00:00:00.000000'")
        await repeats.once(admitted("f:2"), Act())
    database = Database(f"sqlite+aiosqlite:///{file}")
    log = ActivityLog(database, GroupCommit(database), StaticKeys(file.with_name("keys")))

    gone = await log.forget_before(datetime(2026, 1, 2, tzinfo=UTC))

    async with database.transaction() as connection:
        left = (await connection.execute(select(activities.c.key))).all()
    await database.dispose()
    assert (gone, len(left)) == (1, 1)
