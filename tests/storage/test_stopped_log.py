"""The rehearsal stops the log for a moment, and starts it again."""

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from storage.stopped_log import log_stopped
from tests.postgresql import Place


async def test_given_sqlite_when_the_log_is_stopped_then_no_reading_is_written_until_it_runs_again(
    tmp_path: Path,
) -> None:
    file = tmp_path / "sspf.db"
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE audit (tag TEXT)")
        database.commit()
        async with log_stopped(f"sqlite+aiosqlite:///{file}"):
            database.execute("INSERT INTO audit VALUES ('case:refuse')")
            with pytest.raises(sqlite3.IntegrityError, match="the log is down"):
                database.execute("INSERT INTO audit VALUES ('case:read')")
            database.commit()
        database.execute("INSERT INTO audit VALUES ('case:read')")

        assert database.execute("SELECT count(*) FROM audit").fetchone() == (2,)


async def test_given_postgresql_when_the_log_is_stopped_then_no_reading_is_written_meanwhile(
    bare_place: Place,
) -> None:
    with psycopg.connect(bare_place.owner.replace("+asyncpg", ""), autocommit=True) as database:
        database.execute("CREATE TABLE audit (tag text)")
        async with log_stopped(bare_place.owner):
            database.execute("INSERT INTO audit VALUES ('case:refuse')")
            with pytest.raises(psycopg.errors.RaiseException, match="the log is down"):
                database.execute("INSERT INTO audit VALUES ('case:read')")
        database.execute("INSERT INTO audit VALUES ('case:read')")
        found = database.execute("SELECT count(*) FROM audit").fetchone()

    assert found == (2,)
