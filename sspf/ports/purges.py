"""Taking away whatever is left of cases whose keys have been destroyed."""

from collections.abc import Collection
from typing import Protocol


class Purges(Protocol):
    async def forget(self, cases: Collection[str]) -> int:
        """How many rows went, or lost their link to one of these cases (ids); again: none.

        The log is not touched: it has no content, and a period of its own.
        """
        ...
