"""An answer that does not come cuts the link, and whoever waits for it is told so."""

import asyncio
from dataclasses import dataclass

import pytest
from sqlalchemy import func, select, text

from storage.failures import TransactionUndoneError
from storage.plans import MADE_ONCE
from storage.postgresql_guard import Guard
from storage.postgresql_statements import direct_way
from storage.postgresql_transactions import PostgresqlEngine
from tests.contracts.stores import PostgresqlStore, settled

LONG = select(func.pg_sleep(5).label("slept")).execution_options(**MADE_ONCE)


@dataclass(eq=False)
class FakeLink:
    is_cut: bool = False

    def terminate(self) -> None:
        self.is_cut = True


def hasten(store: PostgresqlStore, seconds: float) -> None:
    engine = store.database.engine
    assert isinstance(engine, PostgresqlEngine)
    engine.guard.rest()
    engine.guard.seconds = seconds


async def test_given_a_link_that_does_not_answer_then_it_is_cut_and_the_next_goes_through(
    on_postgresql: PostgresqlStore,
) -> None:
    municipality = await settled(on_postgresql)
    hasten(on_postgresql, 0.4)

    async def wait_for_ever() -> None:
        async with on_postgresql.database.transaction(municipality) as connection:
            way = direct_way(connection)
            assert way is not None
            await way.rows(LONG, {})

    async with asyncio.timeout(2):
        with pytest.raises(TransactionUndoneError, match="connection_cut"):
            await wait_for_ever()

    async with on_postgresql.begin(municipality) as uow:
        assert await uow.outbox.log(10) == []


async def test_given_a_link_that_is_silent_between_statements_then_it_is_left_alone(
    on_postgresql: PostgresqlStore,
) -> None:
    municipality = await settled(on_postgresql)
    hasten(on_postgresql, 0.2)

    async with on_postgresql.database.transaction(municipality) as connection:
        await asyncio.sleep(0.3)

        assert (await connection.execute(text("SELECT 1"))).scalar_one() == 1


async def test_given_a_statement_that_goes_sqlalchemys_way_then_asyncpg_has_its_own_clock(
    on_postgresql: PostgresqlStore,
) -> None:
    """The guard sees what goes the short way, and nothing else."""
    municipality = await settled(on_postgresql)

    async with on_postgresql.database.transaction(municipality) as connection:
        link = connection.link  # type: ignore[attr-defined]  # ours

        assert link.driver._config.command_timeout
        assert link.guarded.command_timeout is None


@dataclass(eq=False)
class FakeLoop:
    now: float

    def time(self) -> float:
        return self.now

    def call_later(self, *_: object) -> None: ...


async def test_given_two_asked_when_one_has_waited_too_long_then_only_that_one_is_cut() -> None:
    guard, old, new = Guard(20.0), FakeLink(), FakeLink()
    guard._asked = {old: 100.0, new: 106.0}

    guard._look(FakeLoop(115.5))  # type: ignore[arg-type]  # what it needs of one

    assert old.is_cut
    assert not new.is_cut


async def test_given_an_answer_in_time_then_the_link_is_left_alone_and_the_clock_stops() -> None:
    guard, link = Guard(0.1), FakeLink()
    guard.asks(link)
    guard.answered(link)
    await asyncio.sleep(0.15)

    assert not link.is_cut
    assert guard._next is None
