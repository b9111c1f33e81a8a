"""What stood on the disk is told apart to the byte; what is left out of that decides nothing."""

import shutil
import sqlite3
from pathlib import Path

from tests.crash.cellar import OnSqlite
from tests.crash.points import Bomb, Points
from tests.crash.stills import Stills, bytes_in
from tests.crash.town import Where
from tests.migrated import put_migrated

ROWS = [(1,), (2,), (3,)]


def a_cellar(folder: Path) -> OnSqlite:
    return OnSqlite(folder, put_migrated(folder / "empty.db"))


def stand(where: Where, point: str) -> None:
    Points(where.note).note_standing(Bomb(point))


def test_given_a_copy_then_it_is_alike_to_the_byte_and_not_when_one_is_written(
    tmp_path: Path,
) -> None:
    cellar = a_cellar(tmp_path)
    where = cellar.empty()
    copy = cellar.copy(where)
    alike = bytes_in(copy) == bytes_in(where)
    where.taken.add(op="post")

    assert alike
    assert bytes_in(copy) != bytes_in(where)


def test_given_two_points_between_which_nothing_was_written_then_one_start_judges_both(
    tmp_path: Path,
) -> None:
    cellar = a_cellar(tmp_path)
    where, stills = cellar.empty(), Stills(cellar)
    for point in ("before", "still before", "after"):
        if point == "after":
            where.taken.add(op="post")
        stand(where, point)
        stills.take(where)
    before, still_before, after = (
        stills.at[Bomb(p)][0] for p in ("before", "still before", "after")
    )

    assert before is still_before
    assert before is not after
    assert before.where.taken.lines() == []
    assert len(after.where.taken.lines()) == 1


def test_given_an_index_to_the_log_that_says_nonsense_then_it_is_made_anew_of_the_log(
    tmp_path: Path,
) -> None:
    file, copy = tmp_path / "sspf.db", tmp_path / "copy.db"
    writer = sqlite3.connect(file, isolation_level=None)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute("CREATE TABLE kept (number INTEGER)")
    writer.executemany("INSERT INTO kept VALUES (?)", ROWS)
    for part in ("", "-wal"):
        shutil.copy(f"{file}{part}", f"{copy}{part}")
    Path(f"{copy}-shm").write_bytes(b"\xff" * Path(f"{file}-shm").stat().st_size)
    writer.close()
    reader = sqlite3.connect(copy)
    found = reader.execute("SELECT number FROM kept").fetchall()
    reader.close()

    assert found == ROWS
