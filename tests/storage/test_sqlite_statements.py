"""The short way to SQLite gives what SQLAlchemy's own way gives, row by row and fault by fault."""

import asyncio
import threading
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import (
    Column,
    Date,
    Integer,
    MetaData,
    String,
    Table,
    bindparam,
    event,
    func,
    select,
)
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.ext.asyncio import AsyncConnection

from sspf.domain.organisation import MunicipalityId
from storage.database import Database
from storage.keys import StaticKeys
from storage.plans import MADE_ONCE
from storage.scope import Scope, prepared
from storage.sqlite_statements import short_way
from storage.sqlite_transactions import driver_of
from storage.types import Level, Sealed, Strings, UtcDateTime

HERE = MunicipalityId("norrsjo")
things = Table(
    "things",
    MetaData(),
    Column("municipality_id", String, primary_key=True),
    Column("id", Integer, primary_key=True),
    Column("on", Date),
    Column("at", UtcDateTime),
    Column("words", Strings, nullable=False),
    Column("level", Level, nullable=False),
    Column("secret", Sealed),
)
BY_ID = prepared(things, things.c.id == bindparam("id"))
AMONG = prepared(things, things.c.id.in_(bindparam("ids", expanding=True))).order_by(things.c.id)
PART = prepared(things).order_by(things.c.id.desc()).offset(bindparam("passed")).limit(2)
COUNT = (
    select(func.count().label("n"), func.max(things.c.on).label("last"))
    .where(things.c.municipality_id == bindparam("here"), things.c.level != 1)
    .execution_options(**MADE_ONCE)
)
ASKED: list[tuple[Any, dict[str, Any]]] = [
    *[(BY_ID, {"id": n}) for n in (1, 2, 9)],
    *[(AMONG, {"ids": ids}) for ids in ([], [2], [3, 1, 9], (1, 2))],
    *[(PART, {"passed": n}) for n in (0, 1, 9)],
    (COUNT, {}),
]


def row(id: int) -> dict[str, Any]:
    return {
        "id": id,
        "on": date(2027, 2, id) if id % 2 else None,
        "at": datetime(2027, 2, 1, 12, id, tzinfo=UTC) if id % 2 else None,
        "words": ("å", "b") if id % 2 else (),
        "level": id,
        "secret": None,
    }


@pytest_asyncio.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    made = Database(f"sqlite+aiosqlite:///{tmp_path / 'any.db'}")
    async with made.transaction() as connection:
        await connection.run_sync(things.metadata.create_all)
    yield made
    await made.dispose()


@pytest.fixture
def keys(tmp_path: Path) -> StaticKeys:
    return StaticKeys(tmp_path / "keys")


def scope(connection: AsyncConnection, keys: StaticKeys) -> Scope:
    return Scope(connection, HERE, keys, "")


async def the_long_way(connection: AsyncConnection, statement: Any, **given: Any) -> list[Any]:
    found = await connection.execute(statement, {"here": HERE, **given})
    return [dict(each) for each in found.mappings()]


@pytest.mark.parametrize(("statement", "given"), ASKED)
async def test_given_a_statement_made_once_when_asked_then_the_same_rows_as_by_the_long_way(
    database: Database, keys: StaticKeys, statement: Any, given: dict[str, Any]
) -> None:
    async with database.transaction() as connection:
        asked = scope(connection, keys)
        await asked.insert(things, [row(1), row(2), row(3)])

        assert asked.short_way is not None
        short = asked.short_way.rows(statement, {"here": HERE, **given})
        assert short is not None
        assert short == await the_long_way(connection, statement, **given)
        assert list(await asked.rows(statement, **given)) == short


async def test_given_rows_written_by_the_short_way_when_kept_then_they_are_there_afterwards(
    database: Database, keys: StaticKeys
) -> None:
    async with database.transaction() as connection:
        written = scope(connection, keys)
        await written.insert(things, [row(1)])
        await written.insert_missing(things, [row(1) | {"words": ("x",)}, row(2)])
        await written.upsert(things, ("id",), [row(2) | {"level": 3, "words": ("y",)}])

    async with database.transaction() as connection:
        found = await the_long_way(connection, AMONG, ids=[1, 2])

    assert [(each["id"], each["words"], each["level"]) for each in found] == [
        (1, ("å", "b"), 1),
        (2, ("y",), 3),
    ]
    assert found[0]["at"] == row(1)["at"]


async def test_given_rows_that_are_new_or_not_when_put_then_the_new_ones_are_told(
    database: Database, keys: StaticKeys
) -> None:
    put = insert(things).on_conflict_do_nothing().returning(things.c.id, things.c.at)
    new = [{"municipality_id": HERE, **row(n)} for n in (3, 1, 2)]
    async with database.transaction() as connection:
        written = scope(connection, keys)
        await written.insert(things, [row(1)])
        assert written.short_way is not None

        short = written.short_way.returned(put, new)

        assert short == [{"id": n, "at": row(n)["at"]} for n in (3, 2)]
        await connection.execute(things.delete().where(things.c.id != 1))
        long = (await connection.execute(put, new)).mappings()
        assert [dict(each) for each in long] == short


async def test_given_a_row_that_is_there_when_inserted_then_the_error_has_its_usual_name(
    database: Database, keys: StaticKeys
) -> None:
    async with database.transaction() as connection:
        written = scope(connection, keys)
        await written.insert(things, [row(1)])

        with pytest.raises(IntegrityError) as short:
            await written.insert(things, [row(1) | {"words": ("kanariefågel",)}])
        with pytest.raises(IntegrityError) as long:
            await connection.execute(things.insert(), {"municipality_id": HERE, **row(1)})

        assert str(short.value.orig) == str(long.value.orig)
        assert "kanariefågel" not in str(short.value)
        assert len(await written.rows(BY_ID, id=1)) == 1


async def test_given_what_a_column_refuses_when_written_then_nothing_is(
    database: Database, keys: StaticKeys
) -> None:
    async with database.transaction() as connection:
        written = scope(connection, keys)

        with pytest.raises(StatementError, match="not sealed"):
            await written.insert(things, [row(1), row(2) | {"secret": b"unsealed"}])

        assert await written.rows(AMONG, ids=[1, 2]) == []


async def test_given_a_name_that_is_missing_when_asked_then_it_is_refused(
    database: Database, keys: StaticKeys
) -> None:
    async with database.transaction() as connection:
        with pytest.raises(StatementError):
            await scope(connection, keys).rows(BY_ID)


async def test_given_something_written_when_committed_then_the_disk_is_waited_for_elsewhere(
    database: Database, keys: StaticKeys
) -> None:
    done: list[tuple[str, bool]] = []
    here = threading.get_ident()
    async with database.transaction() as connection:
        raw: Any = (await connection.get_raw_connection()).driver_connection
        raw._conn.set_trace_callback(
            lambda sql: done.append((sql.split()[0], threading.get_ident() == here))
        )
        await scope(connection, keys).insert(things, [row(1)])

    assert done == [("INSERT", True), ("COMMIT", False)]


async def test_given_somebody_who_listens_when_asked_then_every_statement_is_heard(
    database: Database, keys: StaticKeys
) -> None:
    heard: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        heard.append(statement.split()[0])

    event.listen(database.engine.sync_engine, "after_cursor_execute", note)
    async with database.transaction() as connection:
        listened = scope(connection, keys)
        await listened.insert(things, [row(1)])
        await listened.rows(BY_ID, id=1)

    assert listened.short_way is None
    assert heard == ["INSERT", "SELECT"]


async def test_given_a_statement_for_the_occasion_when_asked_then_it_goes_the_long_way(
    database: Database, keys: StaticKeys
) -> None:
    async with database.transaction() as connection:
        way = short_way(connection)
        assert way is not None
        assert way.rows(select(things), {}) is None
        assert await scope(connection, keys).rows(select(things)) == []


async def test_given_the_transaction_is_over_when_asked_then_there_is_no_short_way(
    database: Database,
) -> None:
    async with database.transaction() as connection:
        pass

    assert short_way(connection) is None


async def test_given_no_transaction_or_the_thread_at_work_when_asked_then_nothing_is_done_here(
    database: Database,
) -> None:
    given: dict[str, Any] = {"here": HERE, "id": 1}
    async with database.engine.connect() as connection:
        way = short_way(connection)
        driver = driver_of(connection)
        assert way is not None
        assert driver is not None
        assert way.rows(BY_ID, given) is None

        await connection.begin()
        assert way.rows(BY_ID, given) == []

        may_end = threading.Event()
        at_work = asyncio.create_task(driver.do_in_thread(may_end.wait))
        await asyncio.sleep(0)
        assert way.rows(BY_ID, given) is None
        may_end.set()
        await at_work
