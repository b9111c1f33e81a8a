"""Something counted in one municipality, and all the counting that can be read there."""

from datetime import timedelta

from sspf.domain.tallies import Estimate, counted
from sspf.ports import UnitOfWork
from tests.factories_reports import a_report
from tests.factories_tallies import A_YEAR, FEBRUARY, JANUARY, a_raised


async def count(uow: UnitOfWork, said: str) -> None:
    await uow.tallies.add(a_raised(), origin=said)
    await uow.tallies.add(a_raised(), origin="by mistake")
    await uow.tallies.take_back(a_raised(), origin="by mistake")
    await uow.tallies.put_batch("results", counted(a_raised(), len(said)))
    guess = Estimate(metric="M01", first=FEBRUARY, last=FEBRUARY, low=1, high=len(said))
    await uow.estimates.put(guess)
    await uow.tallies.close_before(JANUARY)
    known = {report.number for report in await uow.reports.every()}
    number = max(known, default=0) + 1
    due_on = JANUARY + timedelta(days=number)
    await uow.reports.put(a_report(number=number, due_on=due_on, text=said))


async def of_tallies(uow: UnitOfWork) -> list[object]:
    return [
        await uow.tallies.between(FEBRUARY, FEBRUARY),
        await uow.tallies.batch("results"),
        await uow.estimates.between(FEBRUARY, FEBRUARY),
        await uow.work.counts(A_YEAR),
        await uow.reports.standings(),
        [await uow.reports.get(r.number) for r in await uow.reports.every()],
    ]
