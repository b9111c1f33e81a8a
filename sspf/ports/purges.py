"""Taking away what has been kept for as long as it may be."""

from collections.abc import Collection
from typing import Protocol

from sspf.domain.retention import Kept, Limits


class Purges(Protocol):
    async def forget(self, cases: Collection[str]) -> int:
        """How many rows went, or lost their link to one of these cases (ids); again: none.

        For whatever is left of cases, and of entries on lists, whose keys have been destroyed. The
        log is not touched: it has no content, and a period of its own.
        """
        ...

    async def present(self, cases: Collection[str]) -> list[tuple[Kept, str]]:
        """Those of these that are still there, each with what it is: CASES or ENTRIES; sorted."""
        ...

    async def due(self, what: Kept, limits: Limits) -> int:
        """How many rows `sweep` would take; nothing is opened."""
        ...

    async def sweep(self, what: Kept, limits: Limits) -> int:
        """How many rows went, or lost their words; again: none. Of cases that are held, none.

        Of CASES and ENTRIES only what belongs to no case with a key; those go one by one.
        """
        ...
