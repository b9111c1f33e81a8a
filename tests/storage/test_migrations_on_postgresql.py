"""The same migrations on PostgreSQL, made by the role that owns and used by the one that works."""

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from alembic import command
from sqlalchemy import create_engine, text

from storage.database import Database, alembic_config, metadata
from tests.contracts.stores import PostgresqlStore, settled
from tests.factories import MEETING, a_meeting
from tests.postgresql import APP, Place
from tests.storage.shape import shape

ROOT = Path(__file__).parents[2]
ONE_AT_A_TIME = 7_739_773_010
MIGRATE = """
import asyncio, sys
from storage.database import Database
asyncio.run(Database(*sys.argv[1:]).migrate())
"""
Migrate = Callable[[Place, Callable[..., object], str], None]


def sync(url: str) -> str:
    return url.replace("asyncpg", "psycopg")


def migrate(place: Place, what: Callable[..., object], *arguments: str) -> None:
    what(alembic_config(place.owner, APP), *arguments)


def test_given_a_migrated_database_then_it_is_what_the_code_declares(
    own_place: Place, bare_place: Place
) -> None:
    engine = create_engine(sync(bare_place.admin))
    metadata.create_all(engine)
    engine.dispose()

    assert shape(sync(own_place.admin)) == shape(sync(bare_place.admin))
    migrate(own_place, command.check)


def test_given_a_migrated_database_when_taken_down_and_up_again_then_it_is_the_same(
    own_place: Place,
) -> None:
    before = shape(sync(own_place.admin))

    migrate(own_place, command.downgrade, "base")
    assert shape(sync(own_place.admin)) == {}
    migrate(own_place, command.upgrade, "head")

    assert shape(sync(own_place.admin)) == before


async def test_given_replicas_that_start_at_once_on_an_empty_database_then_all_come_up(
    bare_place: Place, tmp_path: Path
) -> None:
    others = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", MIGRATE, bare_place.app, bare_place.owner, cwd=ROOT
        )
        for _ in range(2)
    ]
    here = [bare_place.database() for _ in range(2)]

    await asyncio.gather(*(database.migrate() for database in here))

    assert [await other.wait() for other in others] == [0, 0]
    for database in here:
        await database.dispose()
    store = PostgresqlStore(bare_place, tmp_path / "keys")
    municipality = await settled(store)
    async with store.begin(municipality) as uow:
        assert await uow.meetings.get(MEETING) == a_meeting()
    await store.close()


async def test_given_another_replica_at_it_when_migrated_then_it_waits_its_turn(
    bare_place: Place,
) -> None:
    database = bare_place.database()
    with psycopg.connect(sync(bare_place.admin).replace("+psycopg", "")) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        waiting = asyncio.create_task(database.migrate())
        await asyncio.wait([waiting], timeout=0.5)
        assert not waiting.done()

    await asyncio.wait_for(waiting, 30)
    async with database.transaction() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM outbox"))).scalar_one() == 0
    await database.dispose()


async def test_given_one_role_for_everything_when_migrated_then_it_works_behind_the_wall(
    bare_place: Place,
) -> None:
    """Without SSPF_MIGRATION_DATABASE_URL the owner works: it is held, but could let go."""
    database = Database(bare_place.owner)
    await database.migrate()

    async with database.transaction() as connection:
        await connection.execute(text("SELECT * FROM outbox"))
        assert (await connection.execute(text("SELECT count(*) FROM people"))).scalar_one() == 0
    await database.dispose()


@pytest.mark.long
async def test_given_a_lock_that_is_not_let_go_when_migrated_then_it_gives_up_and_nothing_is_kept(
    own_place: Place,
) -> None:
    """Everybody else would be waiting behind it."""
    migrate_to = alembic_config(own_place.owner, APP)
    with psycopg.connect(sync(own_place.admin).replace("+psycopg", "")) as other:
        other.execute("LOCK TABLE commitments IN ACCESS SHARE MODE")
        with pytest.raises(Exception, match="lock timeout"):
            await asyncio.to_thread(command.downgrade, migrate_to, "0008")

    before = shape(sync(own_place.admin))
    assert "ix_commitments_open_party" in str(before["commitments"]["indices"])
