"""Keys of cases on disk: private, apart, wrapped anew while in use, and gone once destroyed."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from sspf.domain.organisation import MunicipalityId
from sspf.ports import KeyDestroyedError
from storage.case_keys import FILE, StoredCaseKeys, beside
from storage.database import Database
from storage.keys import StaticKeys
from storage.sealing import SealBrokenError
from tests.factories import NOW
from tests.postgresql import Place

NORRSJO = MunicipalityId("norrsjo")
CASES = [f"case-{n}" for n in range(6)]


def rows(folder: Path) -> dict[str, tuple[str, bytes]]:
    """Case → key id and wrapped key, as the file has them."""
    with sqlite3.connect(folder / FILE) as db:
        found = db.execute("SELECT case_id, key_id, wrapped FROM case_keys").fetchall()
    db.close()
    return {case: (key_id, wrapped) for case, key_id, wrapped in found}


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob(f"{FILE}*"))


async def test_given_a_new_key_then_its_file_is_private_and_does_not_hold_it(
    tmp_path: Path,
) -> None:
    keys = StoredCaseKeys(beside(tmp_path), StaticKeys(tmp_path / "sspf.keys"))

    await keys.create(NORRSJO, CASES[0])
    key = await keys.open(NORRSJO, CASES[0])
    await keys.dispose()

    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    assert key not in on_disk(tmp_path)


async def test_given_a_wrapped_key_copied_to_another_case_then_it_does_not_open(
    tmp_path: Path,
) -> None:
    keys = StoredCaseKeys(beside(tmp_path), StaticKeys(tmp_path / "sspf.keys"))
    for case in CASES[:2]:
        await keys.create(NORRSJO, case)
    await keys.dispose()
    with sqlite3.connect(tmp_path / FILE) as db:
        taken = "(SELECT wrapped FROM case_keys WHERE case_id = 'case-0')"
        db.execute(f"UPDATE case_keys SET wrapped = {taken}")  # noqa: S608 the test's own words
    db.close()

    with pytest.raises(SealBrokenError):
        await keys.open(NORRSJO, CASES[1])
    await keys.dispose()


async def test_given_a_destroyed_key_then_its_wrapped_bytes_are_in_no_file(tmp_path: Path) -> None:
    """R-74: to destroy the key is to destroy what it sealed, also for who has the house's key."""
    keys = StoredCaseKeys(beside(tmp_path), StaticKeys(tmp_path / "sspf.keys"))
    for case in CASES:
        await keys.create(NORRSJO, case)
    _, wrapped = rows(tmp_path)[CASES[2]]
    assert wrapped in on_disk(tmp_path)

    await keys.destroy(NORRSJO, CASES[2], NOW)

    assert wrapped not in on_disk(tmp_path)
    assert wrapped[-16:] not in on_disk(tmp_path)
    assert await keys.destroyed(NORRSJO) == {CASES[2]: NOW}
    await keys.dispose()


async def test_given_a_destroyed_key_on_postgresql_then_its_wrapped_bytes_are_in_no_table_file(
    bare_place: Place, tmp_path: Path
) -> None:
    keys = StoredCaseKeys(bare_place.owner, StaticKeys(tmp_path / "sspf.keys"))
    admin = Database(bare_place.admin)
    for case in CASES:
        await keys.create(NORRSJO, case)
    async with admin.transaction() as connection:
        asked = "SELECT wrapped FROM case_keys WHERE case_id = 'case-2'"
        wrapped = bytes((await connection.exec_driver_sql(asked)).scalar_one())
    assert wrapped in await table_files(admin)

    # The server keeps a dead row for whoever reads at that moment, its own upkeep among them, which
    # may take seconds on a busy machine; a destruction after that takes it.
    await keys.destroy(NORRSJO, CASES[2], NOW)
    for n in range(20):
        if wrapped[-16:] not in await table_files(admin):
            break
        await asyncio.sleep(0.25)
        later = f"later-{n}"
        await keys.create(NORRSJO, later)
        await keys.destroy(NORRSJO, later, NOW)

    assert wrapped[-16:] not in await table_files(admin)
    await keys.dispose()
    await admin.dispose()


async def table_files(admin: Database) -> bytes:
    """Everything of this database on the server's disk, its write-ahead log not counted."""
    async with admin.engine.connect() as connection:
        bare = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await bare.exec_driver_sql("CHECKPOINT")
        asked = "SELECT oid FROM pg_database WHERE datname = current_database()"
        oid = (await bare.exec_driver_sql(asked)).scalar_one()
        folder = (await bare.exec_driver_sql("SHOW data_directory")).scalar_one()
    return read_all(Path(folder, "base", str(oid)))


def read_all(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def test_given_a_new_key_of_the_house_when_rotated_then_every_key_is_the_same_and_anew(
    tmp_path: Path,
) -> None:
    house = StaticKeys(tmp_path / "sspf.keys")
    former, _ = house.current()
    keys = StoredCaseKeys(beside(tmp_path), house)
    for case in CASES:
        await keys.create(NORRSJO, case)
    before = {case: await keys.open(NORRSJO, case) for case in CASES}

    house.rotate()
    assert await keys.rotate() == len(CASES)
    assert await keys.rotate() == 0

    newest, _ = house.current()
    assert {key_id for key_id, _ in rows(tmp_path).values()} == {newest} != {former}
    assert {case: await keys.open(NORRSJO, case) for case in CASES} == before
    await keys.dispose()


class KilledError(Exception):
    pass


class Fuse(StaticKeys):
    """Kills whoever asks for the newest key once more than this many times."""

    def __init__(self, path: Path, times: int) -> None:
        super().__init__(path)
        self.left = times

    def current(self) -> tuple[str, bytes]:
        self.left -= 1
        if self.left < 0:
            raise KilledError
        return super().current()


@pytest.mark.parametrize("line", range(1, 14))
async def test_given_a_rotation_killed_at_any_line_then_all_opens_and_the_next_one_ends_it(
    tmp_path: Path, line: int
) -> None:
    house = StaticKeys(tmp_path / "sspf.keys")
    keys = StoredCaseKeys(beside(tmp_path), house)
    for case in CASES:
        await keys.create(NORRSJO, case)
    before = {case: await keys.open(NORRSJO, case) for case in CASES}
    house.rotate()

    killed = StoredCaseKeys(beside(tmp_path), Fuse(tmp_path / "sspf.keys", line))
    if line < 13:
        with pytest.raises(KilledError):
            await killed.rotate()
    else:
        await killed.rotate()
    await killed.dispose()

    assert {case: await keys.open(NORRSJO, case) for case in CASES} == before
    await keys.rotate()
    assert {key_id for key_id, _ in rows(tmp_path).values()} == {house.current()[0]}
    assert {case: await keys.open(NORRSJO, case) for case in CASES} == before
    await keys.dispose()


async def test_given_a_key_destroyed_while_rotating_then_it_stays_destroyed(
    tmp_path: Path,
) -> None:
    house = StaticKeys(tmp_path / "sspf.keys")
    keys = StoredCaseKeys(beside(tmp_path), house)
    for case in CASES[:2]:
        await keys.create(NORRSJO, case)
    await keys.destroy(NORRSJO, CASES[0], NOW)
    house.rotate()

    await keys.rotate()

    with pytest.raises(KeyDestroyedError):
        await keys.open(NORRSJO, CASES[0])
    assert await keys.open(NORRSJO, CASES[1])
    await keys.dispose()


async def test_given_a_key_of_the_house_that_is_gone_when_rotated_then_the_others_are_done(
    tmp_path: Path,
) -> None:
    path = tmp_path / "sspf.keys"
    house = StaticKeys(path)
    keys = StoredCaseKeys(beside(tmp_path), house)
    await keys.create(NORRSJO, CASES[0])
    house.rotate()
    await keys.create(NORRSJO, CASES[1])
    await keys.dispose()
    path.write_text("\n".join(path.read_text().splitlines()[1:]) + "\n")

    again = StoredCaseKeys(beside(tmp_path), StaticKeys(path))
    with pytest.raises(KeyDestroyedError):
        await again.rotate()

    with pytest.raises(KeyDestroyedError):
        await again.open(NORRSJO, CASES[0])
    assert await again.open(NORRSJO, CASES[1])
    await again.dispose()
