"""Something counted in one municipality, and all the counting that can be read there."""

from sspf.domain.tallies import Estimate, counted
from sspf.ports import UnitOfWork
from tests.factories_tallies import A_YEAR, FEBRUARY, JANUARY, a_raised


async def count(uow: UnitOfWork, said: str) -> None:
    await uow.tallies.add(a_raised(), origin=said)
    await uow.tallies.add(a_raised(), origin="by mistake")
    await uow.tallies.take_back(a_raised(), origin="by mistake")
    await uow.tallies.put_batch("results", counted(a_raised(), len(said)))
    guess = Estimate(metric="M01", first=FEBRUARY, last=FEBRUARY, low=1, high=len(said))
    await uow.estimates.put(guess)
    await uow.tallies.close_before(JANUARY)


async def of_tallies(uow: UnitOfWork) -> list[object]:
    return [
        await uow.tallies.between(FEBRUARY, FEBRUARY),
        await uow.tallies.batch("results"),
        await uow.estimates.between(FEBRUARY, FEBRUARY),
        await uow.work.counts(A_YEAR),
    ]
