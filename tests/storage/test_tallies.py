"""What lies in the file of the counting: numbers, and no way from them to what was counted."""

from pathlib import Path

from storage.database import Database
from storage.keys import StaticKeys
from storage.unit_of_work import unit_of_work
from tests.factories import NORRSJO, an_organisation
from tests.factories_tallies import FEBRUARY, MARCH, a_raised

ORIGIN = "kanariefageln-N27-01"


def written(folder: Path) -> bytes:
    """Of the database, its journal too."""
    return b"".join(path.read_bytes() for path in folder.glob("sspf.db*"))


async def test_given_something_was_counted_then_its_origin_stands_nowhere_in_the_file(
    tmp_path: Path,
) -> None:
    file = tmp_path / "sspf.db"
    database = Database(f"sqlite+aiosqlite:///{file}")
    await database.migrate()
    begin = unit_of_work(database, StaticKeys(tmp_path / "keys"))
    async with begin(NORRSJO) as uow:
        await uow.organisations.put(an_organisation())
        await uow.tallies.add(a_raised(), origin=ORIGIN)
        await uow.tallies.close_before(MARCH)
    await database.dispose()

    stored = written(tmp_path)
    assert b"case_raised" in stored
    assert ORIGIN.encode() not in stored


async def test_given_the_key_is_destroyed_then_counting_goes_on_and_the_numbers_stand(
    tmp_path: Path,
) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'sspf.db'}")
    await database.migrate()
    async with unit_of_work(database, StaticKeys(tmp_path / "keys"))(NORRSJO) as uow:
        await uow.organisations.put(an_organisation())
        await uow.tallies.add(a_raised(), origin="case-1")

    async with unit_of_work(database, StaticKeys(tmp_path / "other"))(NORRSJO) as uow:
        assert await uow.tallies.add(a_raised(), origin="case-2")
        assert not await uow.tallies.add(a_raised(), origin="case-2")
        total, *_ = await uow.tallies.between(FEBRUARY, FEBRUARY)
    await database.dispose()

    assert total.number == 2
