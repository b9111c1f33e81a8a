"""Units of work whose audit log takes nothing."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from sspf.domain.audit import Entry
from sspf.domain.organisation import MunicipalityId
from sspf.ports import UnitOfWork
from tests.fakes.cards import FakeAuditLog
from tests.fakes.state import State
from tests.fakes.unit_of_work import FakeUnitOfWork, FakeUnitsOfWork


class DownLog(FakeAuditLog):
    def __init__(self, failure: Exception) -> None:
        super().__init__(State())
        self.failure = failure

    async def add_all(self, entries: Sequence[Entry]) -> None:
        raise self.failure

    async def add(self, entry: Entry) -> None:
        raise self.failure


class LogDown:
    """What `Services.unit_of_work` takes: like `units`, but for the log."""

    def __init__(self, units: FakeUnitsOfWork, failure: Exception) -> None:
        self._units = units
        self._failure = failure

    @asynccontextmanager
    async def __call__(self, municipality: MunicipalityId) -> AsyncIterator[UnitOfWork]:
        async with self._units(municipality) as uow:
            assert isinstance(uow, FakeUnitOfWork)
            uow.audit = DownLog(self._failure)
            yield uow
