"""A log that is cut after five years holds from there on, and only so (R-71, R-90, R-91, R-93)."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
import pytest_asyncio

from sspf.domain.organisation import MunicipalityId
from storage.audit_cut import TAG, LogBrokenError, Wanted, count_old, cut_log
from storage.audit_verify import Fault
from storage.database import Database
from tests.contracts.stores import PostgresqlStore
from tests.factories import NOW, an_entry
from tests.factories_cases import N27_01
from tests.postgresql import Place
from tests.storage.test_keyed_chain import Stored, tamper, verdict

YEAR = timedelta(days=365)
BEFORE = NOW - 5 * YEAR
OLD = Wanted(before=BEFORE, reference="GB-2027-3")


@pytest_asyncio.fixture
async def owners(either: Stored, request: pytest.FixtureRequest) -> AsyncIterator[Database]:
    """The role that may take the log's guard down for a moment."""
    if not isinstance(either, PostgresqlStore):
        yield either.database
        return
    place: Place = request.getfixturevalue("place")
    owner = Database(place.owner)
    yield owner
    await owner.dispose()


@pytest_asyncio.fixture
async def years(either: Stored, home: MunicipalityId) -> MunicipalityId:
    """Seven entries, a year apart: two are older than five years."""
    async with either.begin(home) as uow:
        for n in range(7):
            at = NOW - (7 - n) * YEAR
            await uow.audit.add(an_entry(version=n, at=at, case=N27_01 if n == 1 else ""))
    return home


async def cut(owners: Database, either: Stored, of: MunicipalityId, wanted: Wanted = OLD) -> int:
    return await cut_log(owners, either.keys, of, wanted, NOW)


async def written(either: Stored, of: MunicipalityId) -> list[tuple[str, datetime]]:
    async with either.begin(of) as uow:
        return [(e.tag, e.at) for e in await uow.audit.entries()]


async def test_r_91_given_entries_older_than_five_years_when_cut_then_the_rest_holds(
    either: Stored, years: MunicipalityId, owners: Database
) -> None:
    whole = await verdict(either, years)
    would = await count_old(owners, either.keys, years, OLD)

    gone = await cut(owners, either, years)

    assert (would, gone) == (2, 2)
    left = await written(either, years)
    assert [at for tag, at in left if tag != TAG] == [NOW - n * YEAR for n in (5, 4, 3, 2, 1)]
    assert left[-1][0] == TAG
    found = await verdict(either, years)
    assert (found.fault, found.since, found.entries) == (None, NOW - 6 * YEAR, whole.entries - 1)


async def test_given_it_was_cut_when_more_is_written_then_it_hangs_on_and_is_cut_again(
    either: Stored, years: MunicipalityId, owners: Database
) -> None:
    await cut(owners, either, years)
    async with either.begin(years) as uow:
        await uow.audit.add(an_entry(version=9))
    again = await cut(owners, either, years)
    later = await cut(owners, either, years, Wanted(before=NOW - 2 * YEAR))

    assert (again, later) == (0, 3)
    found = await verdict(either, years)
    assert (found.fault, found.since) == (None, NOW - 3 * YEAR)


async def test_given_everything_is_old_when_cut_then_the_newest_stays(
    either: Stored, years: MunicipalityId, owners: Database
) -> None:
    assert await cut(owners, either, years, Wanted(before=NOW)) == 6
    assert (await verdict(either, years)).fault is None


async def test_given_an_empty_log_when_cut_then_nothing_is_written(
    either: Stored, home: MunicipalityId, owners: Database
) -> None:
    assert await cut(owners, either, home) == 0
    assert await written(either, home) == []


async def test_r_93_given_a_case_is_held_then_what_is_older_goes_and_no_more(
    either: Stored, years: MunicipalityId, owners: Database
) -> None:
    held = Wanted(before=BEFORE, held=frozenset({N27_01}))

    assert await cut(owners, either, years, held) == 1
    assert len(await written(either, years)) == 7


@pytest.mark.parametrize("position", [3, 5, 7])
async def test_r_71_given_a_row_is_broken_after_the_cut_then_it_is_named(
    either: Stored, years: MunicipalityId, owners: Database, position: int
) -> None:
    await cut(owners, either, years)

    change = "UPDATE audit SET actor = 'nobody' WHERE position = :position"
    await tamper(either, change, position=position)

    found = await verdict(either, years)
    assert (found.broken_at, found.fault) == (position, Fault.CHANGED)


async def test_given_somebody_cuts_one_more_row_then_the_first_is_named(
    either: Stored, years: MunicipalityId, owners: Database
) -> None:
    await cut(owners, either, years)

    await tamper(either, "DELETE FROM audit WHERE position = 3")

    assert (await verdict(either, years)).broken_at == 3


async def test_given_a_mark_of_others_making_when_verified_then_the_first_row_is_named(
    either: Stored, years: MunicipalityId
) -> None:
    """Rows are gone, and a mark that no key of the house has sealed says that it is right."""
    await tamper(
        either,
        "DELETE FROM audit WHERE position < 3",
        "INSERT INTO audit_marks (municipality_id, controller, of, mark) "
        "SELECT municipality_id, controller, 'cut', mark FROM audit_marks WHERE of = 'keyed'",
    )

    assert (await verdict(either, years)).broken_at == 1


async def test_given_a_log_that_is_broken_then_nothing_of_it_goes(
    either: Stored, years: MunicipalityId, owners: Database
) -> None:
    await tamper(either, "UPDATE audit SET actor = 'nobody' WHERE position = 6")

    with pytest.raises(LogBrokenError):
        await cut(owners, either, years)

    assert len(await written(either, years)) == 7


async def test_given_an_anchor_at_the_cut_then_it_counts_and_those_before_it_do_not(
    either: Stored, years: MunicipalityId, owners: Database
) -> None:
    await cut(owners, either, years)

    assert (await verdict(either, years, {1: "00"})).fault is None
    assert (await verdict(either, years, {2: "00"})).fault is Fault.ANCHOR


async def test_given_it_was_cut_then_the_guard_stands_again(
    either: Stored, years: MunicipalityId, owners: Database
) -> None:
    await cut(owners, either, years)

    with pytest.raises(Exception, match="append-only"):
        async with owners.transaction(years) as connection:
            await connection.exec_driver_sql("DELETE FROM audit WHERE position = 3")
