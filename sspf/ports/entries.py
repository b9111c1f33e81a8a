"""What is kept of the lists that two agencies keep together."""

import builtins
from typing import Protocol

from sspf.domain.entries import Entry, EntryCode, EntryId
from sspf.domain.organisation import GroupKey
from sspf.domain.selections import Selection


class Entries(Protocol):
    """All but keys and states is sealed at rest."""

    async def get(self, id: EntryId) -> Entry:
        """Raises UnknownEntryError."""
        ...

    async def with_code(self, code: EntryCode) -> Entry | None: ...
    async def put(self, entry: Entry) -> None:
        """Insert (version 1) or replace version - 1; StaleError when it is another version."""
        ...

    async def of_list(self, list: str) -> builtins.list[Entry]:
        """In order of code, those who have left too."""
        ...

    async def next_number(self, list: str, year: int) -> int:
        """A number never given before in the year."""
        ...

    async def add_selection(self, selection: Selection) -> bool:
        """False, and nothing changed, when that day's has been noted before."""
        ...

    async def selections(self, group: GroupKey) -> builtins.list[Selection]:
        """Oldest first."""
        ...
