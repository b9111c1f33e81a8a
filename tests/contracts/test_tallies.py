"""What every Tallies and Estimates must do."""

from datetime import date

import pytest

from sspf.domain.organisation import MunicipalityId
from sspf.domain.tallies import Counted, Dimension, Estimate, TallyKind, counted, tally
from tests.contracts.stores import Store
from tests.factories_tallies import FEBRUARY, JANUARY, MARCH, a_raised

CLOSED = TallyKind.CASE_CLOSED


def a_count(
    dimension: Dimension | None, value: str, number: int, month: date = FEBRUARY
) -> Counted:
    return Counted(
        kind=TallyKind.CASE_RAISED, month=month, dimension=dimension, value=value, number=number
    )


async def test_given_two_of_a_kind_then_each_word_is_counted_by_itself(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        assert await uow.tallies.add(a_raised(), origin="case-1")
        assert await uow.tallies.add(a_raised(gender="boy"), origin="case-2", number=2)
    async with store.other(norrsjo) as uow:
        assert await uow.tallies.between(FEBRUARY, FEBRUARY) == [
            a_count(None, "", 3),
            a_count(Dimension.GENDER, "boy", 2),
            a_count(Dimension.GENDER, "girl", 1),
            a_count(Dimension.PARTY, "skola", 3),
        ]
        assert await uow.tallies.between(MARCH, MARCH) == []


async def test_given_the_same_origin_when_counted_again_then_it_counts_once(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        assert await uow.tallies.add(a_raised(), origin="case-1")
        assert await uow.tallies.add(tally(CLOSED, FEBRUARY, reason="3a"), origin="case-1")
    async with store.other(norrsjo) as uow:
        assert not await uow.tallies.add(a_raised(), origin="case-1")
        assert not await uow.tallies.add(a_raised(gender="boy"), origin="case-1")
        numbers = {c.number for c in await uow.tallies.between(JANUARY, MARCH)}
    assert numbers == {1}


async def test_given_a_mistake_when_taken_back_then_nothing_is_left_and_it_can_be_counted_anew(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        assert not await uow.tallies.take_back(a_raised(), origin="press-1")
        await uow.tallies.add(a_raised(), origin="press-1")
    async with store.other(norrsjo) as uow:
        assert await uow.tallies.take_back(a_raised(), origin="press-1")
        assert not await uow.tallies.take_back(a_raised(), origin="press-1")
        assert await uow.tallies.between(FEBRUARY, FEBRUARY) == []
        assert await uow.tallies.add(a_raised(), origin="press-1")


async def test_given_a_closed_month_then_the_numbers_stand_and_no_origin_can_be_tried(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.tallies.add(a_raised(JANUARY), origin="case-1")
        await uow.tallies.add(a_raised(), origin="case-2")
        before = await uow.tallies.between(JANUARY, FEBRUARY)
        assert await uow.tallies.close_before(FEBRUARY) == 1
        assert await uow.tallies.close_before(FEBRUARY) == 0
    async with store.other(norrsjo) as uow:
        assert await uow.tallies.between(JANUARY, FEBRUARY) == before
        assert not await uow.tallies.take_back(a_raised(JANUARY), origin="case-1")
        assert not await uow.tallies.add(a_raised(), origin="case-2")
        with pytest.raises(ValueError, match="closed"):
            await uow.tallies.add(a_raised(JANUARY), origin="case-1")


async def test_given_a_unit_that_fails_then_nothing_was_counted(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async def fail() -> None:
        async with store.begin(norrsjo) as uow:
            await uow.tallies.add(a_raised(), origin="case-1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    async with store.begin(norrsjo) as uow:
        assert await uow.tallies.between(FEBRUARY, FEBRUARY) == []
        assert await uow.tallies.add(a_raised(), origin="case-1")


async def test_given_a_file_that_is_read_again_then_its_figures_stand_once_and_as_they_are_now(
    store: Store, norrsjo: MunicipalityId
) -> None:
    first = counted(a_raised(JANUARY), 22)
    later = (*counted(a_raised(JANUARY, gender="boy"), 18), *counted(a_raised(MARCH), 4))
    async with store.begin(norrsjo) as uow:
        await uow.tallies.add(a_raised(JANUARY), origin="case-1")
        assert await uow.tallies.batch("results") == ()
        await uow.tallies.put_batch("results", first)
        await uow.tallies.put_batch("results", first)
        assert await uow.tallies.batch("results") == first
    async with store.other(norrsjo) as uow:
        assert (await uow.tallies.between(JANUARY, JANUARY))[0].number == 23
        await uow.tallies.put_batch("results", later)
        assert await uow.tallies.between(JANUARY, JANUARY) == [
            a_count(None, "", 19, JANUARY),
            a_count(Dimension.GENDER, "boy", 18, JANUARY),
            a_count(Dimension.GENDER, "girl", 1, JANUARY),
            a_count(Dimension.PARTY, "skola", 19, JANUARY),
        ]
        assert await uow.tallies.batch("results") == later


async def test_given_an_estimate_then_it_is_a_range_of_its_period_and_no_count(
    store: Store, norrsjo: MunicipalityId
) -> None:
    year = date(2019, 1, 1), date(2019, 12, 31)
    guess = Estimate(metric="M01", first=year[0], last=year[1], low=75, high=150)
    better = Estimate(metric="M01", first=year[0], last=year[1], low=80, high=140)
    async with store.begin(norrsjo) as uow:
        await uow.estimates.put(guess)
        assert await uow.estimates.between(*year) == [guess]
        await uow.estimates.put(better)
    async with store.other(norrsjo) as uow:
        assert await uow.estimates.between(*year) == [better]
        assert await uow.estimates.between(year[0], date(2019, 6, 30)) == []
        assert await uow.tallies.between(*year) == []
