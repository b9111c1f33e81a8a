"""What agencies have written about single young people, and the register of it."""

from typing import Protocol

from sspf.domain.case_texts import CaseText, CaseTextId
from sspf.domain.cases import CaseId
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import PartyKey
from sspf.domain.registrations import Registration


class CaseTexts(Protocol):
    """A text that was not released to a reader cannot be reached for that reader (R-31).

    Of another agency's text there is that one release; of the reader's own, all of them.
    """

    async def find(self, id: CaseTextId, reader: PartyKey) -> CaseText | None:
        """None for what is neither the reader's own nor released to it. Drafts: own only."""
        ...

    async def of_meeting(self, meeting: MeetingId, reader: PartyKey) -> list[CaseText]:
        """The reader's own and what was released to it, drafts too, by case and party.

        `reader`: a party, or COORDINATION for the coordinator of a case.
        """
        ...

    async def put(self, text: CaseText) -> None:
        """Insert (version 1) or replace version - 1; StaleError when it is another version."""
        ...

    async def remove(self, text: CaseText) -> None:
        """Take a draft away. StaleError when it is no draft or another version."""
        ...

    async def all_of_case(self, case: CaseId) -> list[CaseText]:
        """For jobs that show nothing to anybody: every text, whoever wrote it. Oldest first."""
        ...


class Registrations(Protocol):
    async def next_number(self, year: int) -> int:
        """A number never given before in the year."""
        ...

    async def add(self, registration: Registration) -> None:
        """StaleError when the number is taken."""
        ...

    async def of_year(self, year: int) -> list[Registration]:
        """In order of number."""
        ...
