"""The second wall: what PostgreSQL itself refuses, whatever the statement says."""

from collections.abc import Sequence

import pytest
from sqlalchemy import RowMapping, inspect, text, true
from sqlalchemy.exc import DBAPIError

from sspf.domain.organisation import MunicipalityId
from storage.commitments import commitments
from storage.database import Database, metadata
from storage.organisation_tables import municipalities, people
from storage.outbox_table import outbox
from storage.roles import standing
from storage.scope import Scope
from storage.walls import OPEN_ACROSS, across
from tests.contracts.stores import PostgresqlStore, settled
from tests.factories import a_message
from tests.postgresql import APP, OWNER, Place

OWNED = [table.name for table in metadata.sorted_tables if "municipality_id" in table.c]
POLICIES = """
SELECT relname, relrowsecurity AND relforcerowsecurity AS is_forced, array(
  SELECT polname::text FROM pg_policy WHERE polrelid = pg_class.oid ORDER BY 1
) AS policies FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname = 'public' AND relkind = 'r'
"""


async def ask(
    database: Database, statement: str, municipality: str | None = None, **values: object
) -> Sequence[RowMapping]:
    async with database.transaction(municipality) as connection:
        return (await connection.execute(text(statement), values)).mappings().all()


async def do(database: Database, statement: str, municipality: str | None = None) -> int:
    async with database.transaction(municipality) as connection:
        return (await connection.execute(text(statement))).rowcount


async def two(store: PostgresqlStore) -> tuple[MunicipalityId, MunicipalityId]:
    here, there = await settled(store), await settled(store)
    for municipality in (here, there):
        async with store.begin(municipality) as uow:
            await uow.outbox.add(a_message())
    return here, there


async def test_every_table_of_municipalities_has_its_wall(on_postgresql: PostgresqlStore) -> None:
    """A table that a later migration adds must be given one: storage/migrations/walls.py."""
    found = {row["relname"]: row for row in await ask(on_postgresql.database, POLICIES)}

    for name in OWNED:
        expected = (["across"] if name in OPEN_ACROSS else []) + ["migration"]
        expected += (["readers"] if name == "case_texts" else []) + ["wall"]
        assert found[name]["is_forced"], name
        assert found[name]["policies"] == expected, name


@pytest.mark.parametrize("table", OWNED)
async def test_given_no_municipality_when_read_or_written_then_there_is_nothing(
    on_postgresql: PostgresqlStore, table: str
) -> None:
    await two(on_postgresql)
    database = on_postgresql.database

    assert await ask(database, f'SELECT * FROM "{table}"') == []  # noqa: S608
    if table not in ("audit", "audit_marks"):
        assert await do(database, f'DELETE FROM "{table}"') == 0  # noqa: S608


async def test_given_one_municipality_when_another_is_asked_for_then_there_is_nothing(
    on_postgresql: PostgresqlStore,
) -> None:
    here, there = await two(on_postgresql)
    database = on_postgresql.database

    for table in ("municipalities", "people", "meetings", "commitments", "outbox"):
        asked = f"SELECT DISTINCT municipality_id FROM {table}"  # noqa: S608
        assert [row["municipality_id"] for row in await ask(database, asked, here)] == [here]
        named = f"{asked} WHERE municipality_id = :there"
        assert await ask(database, named, here, there=there) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE commitments SET text = 'x' WHERE municipality_id = '{there}'",
        "DELETE FROM outbox WHERE municipality_id = '{there}'",
        "UPDATE people SET name = 'x' WHERE municipality_id <> '{here}'",
    ],
)
async def test_given_one_municipality_when_another_is_written_to_then_no_row_is_touched(
    on_postgresql: PostgresqlStore, statement: str
) -> None:
    here, there = await two(on_postgresql)

    assert await do(on_postgresql.database, statement.format(here=here, there=there), here) == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE outbox SET municipality_id = '{there}'",
        "INSERT INTO counters (municipality_id, series, year, last, controller) "
        "VALUES ('{there}', 's', 2031, 1, 'kommun')",
    ],
)
async def test_given_one_municipality_when_a_row_is_put_into_another_then_refused(
    on_postgresql: PostgresqlStore, statement: str
) -> None:
    here, there = await two(on_postgresql)

    with pytest.raises(DBAPIError, match="row-level security"):
        await do(on_postgresql.database, statement.format(there=there), here)


@pytest.mark.parametrize(
    "statement",
    [
        f"SET ROLE {OWNER}",
        "SET ROLE postgres",
        f"SET SESSION AUTHORIZATION {OWNER}",
        "ALTER TABLE outbox DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE outbox NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY wall ON outbox",
        "CREATE POLICY door ON outbox USING (true)",
        "ALTER TABLE outbox DISABLE TRIGGER ALL",
        f"ALTER ROLE {APP} BYPASSRLS",
        f"GRANT {OWNER} TO {APP}",
        "SET session_replication_role = replica",
        "TRUNCATE outbox CASCADE",
        "UPDATE audit SET actor = 'nobody'",
        "DELETE FROM audit",
        "UPDATE alembic_version SET version_num = '0001'",
        "CREATE FUNCTION peek() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM outbox'",
    ],
)
async def test_given_the_working_role_when_it_reaches_for_the_wall_then_refused(
    on_postgresql: PostgresqlStore, statement: str
) -> None:
    with pytest.raises(DBAPIError, match=r"permission denied|must be owner|must have|required"):
        await do(on_postgresql.database, statement)


async def test_given_row_security_off_when_read_then_refused_rather_than_shown(
    on_postgresql: PostgresqlStore,
) -> None:
    async with on_postgresql.database.transaction() as connection:
        await connection.execute(text("SET LOCAL row_security = off"))
        with pytest.raises(DBAPIError, match="row-level security"):
            await connection.execute(text("SELECT * FROM outbox"))


async def test_the_owner_is_held_too_outside_a_migration(
    on_postgresql: PostgresqlStore, place: Place
) -> None:
    await two(on_postgresql)
    owner = Database(place.owner)

    assert await ask(owner, "SELECT * FROM outbox") == []
    async with owner.transaction() as connection:
        await connection.execute(text("SELECT set_config('sspf.migrating', 'on', true)"))
        assert len((await connection.execute(text("SELECT * FROM outbox"))).all()) == 2
    assert await ask(owner, "SELECT * FROM outbox") == []
    await owner.dispose()


async def test_given_the_setting_of_a_migration_when_the_working_role_sets_it_then_no_row_is_seen(
    on_postgresql: PostgresqlStore,
) -> None:
    await two(on_postgresql)
    async with on_postgresql.database.transaction() as connection:
        await connection.execute(text("SELECT set_config('sspf.migrating', 'on', true)"))
        assert (await connection.execute(text("SELECT * FROM outbox"))).all() == []


async def test_given_a_transaction_that_ended_then_the_next_on_its_connection_sees_nothing_of_it(
    on_postgresql: PostgresqlStore,
) -> None:
    here, _ = await two(on_postgresql)

    for _ in range(3):
        assert await ask(on_postgresql.database, "SELECT * FROM outbox", here)
        assert await ask(on_postgresql.database, "SELECT * FROM outbox") == []


async def test_given_a_question_that_names_its_tables_then_it_reads_them_everywhere_and_no_other(
    on_postgresql: PostgresqlStore,
) -> None:
    here, there = await two(on_postgresql)
    async with on_postgresql.database.transaction() as connection:

        async def seen(table: str) -> set[str]:
            asked = text(f"SELECT municipality_id FROM {table}")  # noqa: S608
            return set((await connection.scalars(asked)).all())

        async with across(connection, outbox, municipalities):
            assert await seen("outbox") == await seen("municipalities") == {here, there}
            assert await seen("people") == await seen("commitments") == set()
            done = await connection.execute(text("UPDATE outbox SET reason = 'x'"))
            assert done.rowcount == 0
        async with across(connection, people):
            assert await seen("people") == {here, there}
        assert await seen("people") == await seen("outbox") == set()


async def test_given_the_first_wall_forgotten_everywhere_then_the_second_still_holds(
    on_postgresql: PostgresqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a query without its condition would show: on SQLite everything, here its own rows."""
    here, _ = await two(on_postgresql)
    monkeypatch.setattr(Scope, "mine", lambda _self, _table: true())

    async with on_postgresql.begin(here) as uow:
        assert len(await uow.commitments.still_open()) == 1
        assert len(await uow.outbox.log(10)) == 1


async def test_given_a_table_without_such_a_policy_when_looked_across_then_refused_on_any_database(
    either: PostgresqlStore,
) -> None:
    async with either.database.transaction() as connection:
        with pytest.raises(ValueError, match="commitments"):
            async with across(connection, commitments):
                pass


async def test_the_working_role_stands_below_the_wall_and_the_others_do_not(
    on_postgresql: PostgresqlStore, place: Place
) -> None:
    found = await standing(on_postgresql.database)
    assert found is not None
    assert found.is_held

    for url in (place.owner, place.admin):
        database = Database(url)
        other = await standing(database)
        assert other is not None
        assert not other.is_held
        await database.dispose()


async def test_sqlite_knows_no_roles(database: Database) -> None:
    assert await standing(database) is None


async def test_the_tables_known_here_are_all_there_are(on_postgresql: PostgresqlStore) -> None:
    async with on_postgresql.database.engine.connect() as connection:
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())

    assert set(names) - {"alembic_version"} == set(metadata.tables)
