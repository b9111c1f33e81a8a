"""A link that went dead in silence: nothing comes back, and nobody says that it was cut.

asyncpg would set a clock for each statement and put it away again, which takes longer than most
statements do. Here one clock goes for all links of a program, as long as anything is asked on one.
"""

import asyncio
from dataclasses import dataclass, field

from asyncpg import Connection

LOOKS = 4
"""In the time that an answer may take: a dead link is found in the last quarter of it."""


@dataclass(slots=True)
class Guard:
    """Whoever waits on a link that is broken off is told, as of any link that was cut."""

    seconds: float
    """That an answer may take at most."""
    _asked: dict[Connection, float] = field(default_factory=dict)
    """Since when something is asked on each, by the loop's clock."""
    _next: asyncio.TimerHandle | None = None

    def asks(self, link: Connection) -> None:
        loop = asyncio.get_running_loop()
        self._asked[link] = loop.time()
        if self._next is None:
            self._next = loop.call_later(self.seconds / LOOKS, self._look, loop)

    def answered(self, link: Connection) -> None:
        self._asked.pop(link, None)

    def rest(self) -> None:
        """Nothing is asked any more; the clock would keep its loop."""
        if self._next is not None:
            self._next.cancel()
        self._next = None

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        self._next = None
        if not self._asked:
            return
        long_ago = loop.time() - self.seconds * (LOOKS - 1) / LOOKS
        for link in [link for link, at in self._asked.items() if at <= long_ago]:
            self._asked.pop(link)
            link.terminate()
        self._next = loop.call_later(self.seconds / LOOKS, self._look, loop)
