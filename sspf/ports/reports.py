"""What is kept of reports: figures, a text, and who has got it when."""

from typing import Protocol

from sspf.domain.reports import Report, Standing


class Reports(Protocol):
    async def get(self, number: int) -> Report:
        """Raises UnknownReportError."""
        ...

    async def every(self) -> list[Report]:
        """The newest number first."""
        ...

    async def standings(self) -> list[Standing]:
        """Of all of them, in order of number: what is looked at every few seconds."""
        ...

    async def put(self, report: Report) -> None:
        """Insert (version 1) or replace version - 1; StaleError when it is another version, or
        when a report with this key and day is there under another number."""
        ...
