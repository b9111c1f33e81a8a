"""What every Reports must do."""

from datetime import date

import pytest

from sspf.domain.errors import StaleError, UnknownReportError
from sspf.domain.organisation import MunicipalityId
from tests.contracts.stores import Store
from tests.factories import NOW, RUT
from tests.factories_reports import a_report


async def test_given_a_report_when_put_then_it_is_found_as_it_was(
    store: Store, norrsjo: MunicipalityId
) -> None:
    ready = a_report().edit("Fler kom i tid.").approve(RUT, NOW)
    handed = ready.hand_over("Styrgruppen", date(2027, 1, 28))
    async with store.begin(norrsjo) as uow:
        with pytest.raises(UnknownReportError):
            await uow.reports.get(1)
        await uow.reports.put(a_report())
        await uow.reports.put(a_report().edit("Fler kom i tid."))
        await uow.reports.put(ready)
        await uow.reports.put(handed)
    async with store.other(norrsjo) as uow:
        assert await uow.reports.get(1) == handed
        assert await uow.reports.standings() == [handed.standing]


async def test_given_several_then_the_newest_comes_first(
    store: Store, norrsjo: MunicipalityId
) -> None:
    second = a_report(number=2, due_on=date(2028, 1, 31))
    async with store.begin(norrsjo) as uow:
        await uow.reports.put(a_report())
        await uow.reports.put(second)
    async with store.other(norrsjo) as uow:
        assert await uow.reports.every() == [second, a_report()]
        assert await uow.reports.standings() == [a_report().standing, second.standing]


async def test_given_the_same_report_drafted_twice_or_an_old_version_then_it_is_stale(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.reports.put(a_report())
        for other in (a_report(), a_report(number=2), a_report(version=3)):
            with pytest.raises(StaleError):
                await uow.reports.put(other)
        assert await uow.reports.every() == [a_report()]
