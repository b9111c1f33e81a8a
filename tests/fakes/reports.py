"""Reports in memory."""

from sspf.domain.errors import StaleError, UnknownReportError
from sspf.domain.reports import Report, Standing
from tests.fakes.state import State, put_version


class FakeReports:
    def __init__(self, state: State) -> None:
        self._state = state

    async def get(self, number: int) -> Report:
        if number not in self._state.reports:
            raise UnknownReportError(number)
        return self._state.reports[number]

    async def every(self) -> list[Report]:
        return sorted(self._state.reports.values(), key=lambda r: -r.number)

    async def standings(self) -> list[Standing]:
        return [self._state.reports[n].standing for n in sorted(self._state.reports)]

    async def put(self, report: Report) -> None:
        self._state.check(report, people=report.approved_by)
        for other in self._state.reports.values():
            same = (other.key, other.due_on) == (report.key, report.due_on)
            if same and other.number != report.number:
                raise StaleError(report.number)
        put_version(self._state.reports, report.number, report, report.version)
