"""Microsoft's limits, kept by all replicas together: leave is asked for in the database.

Leave is good for a moment: a call that would go later than its slot by more than `LATE` asks
anew. So whatever a busy machine does, no window is exceeded; what it lets lapse, it loses.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from weakref import WeakValueDictionary

from bot.limits import A_MINUTE, SHORT, TENANT, THREAD, NoWatch, Sleep, Watch
from sspf.ports import TemporaryFailureError
from sspf.use_cases.faults import described
from storage.database import Database
from storage.group_commit import DATABASE_IS_AWAY
from storage.pacing import MARGIN, Pacing, Permit, hashed
from storage.pacing_lines import Asked

LATE = MARGIN - 0.05
"""Seconds between a slot and the call that takes it; the rest of the margin is for the road."""
NOTICED = 0.05
"""A wait shorter than this is the question itself, not the limits."""
AWAY = 5.0
"""Seconds after which to try again when the database has not answered."""

log = logging.getLogger(__name__)


class SharedLimits:
    """Implements bot.limits.Limits. `clock` and `sleep` are seconds on the same monotonic clock."""

    def __init__(
        self,
        pacing: Pacing,
        *,
        watch: Watch | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._pacing = pacing
        self._watch = watch or NoWatch()
        self._clock = clock
        self._sleep = sleep
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        """Of the threads in which somebody stands: one asks for all, and nobody overtakes."""
        self._closed: dict[str, float] = {}
        self._telling: set[asyncio.Task[None]] = set()

    async def wait(self, tenant: str, thread: str) -> None:
        came = self._clock()
        of, mine = hashed(tenant), hashed(tenant, thread)
        turn = self._turns.setdefault(mine, asyncio.Lock())
        async with turn:
            await self._stand(of, mine, came + SHORT)
        if (waited := self._clock() - came) > NOTICED:
            self._watch.paced(waited)

    def close(self, tenant: str, thread: str, seconds: float) -> None:
        """Here at once, and for the other replicas as soon as the database knows."""
        now = self._clock()
        of, mine = hashed(tenant), hashed(tenant, thread)
        self._closed = {each: end for each, end in self._closed.items() if end > now}
        self._closed[mine] = max(self._closed.get(mine, 0.0), now + seconds)
        task = asyncio.create_task(self._tell(of, mine, seconds))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def settle(self) -> None:
        """Every pause has been told to the others, or could not be."""
        await asyncio.gather(*self._telling)

    async def _stand(self, tenant: str, thread: str, until: float) -> None:
        """Until it may go at this very moment."""
        while True:
            self._refuse_if_closed(thread)
            patience = until - self._clock()
            found = await self._ask(Asked(tenant, thread, patience))
            wait = found.slot.wait_seconds
            if not found.slot.is_given and wait > patience:
                raise TemporaryFailureError("failed.paced", wait)
            if (left := found.latest + wait - self._clock()) > 0:
                await self._sleep(left)
            if found.slot.is_given and self._clock() <= found.earliest + wait + LATE:
                self._refuse_if_closed(thread)
                return

    async def _ask(self, asked: Asked) -> Permit:
        try:
            return await self._pacing.ask(asked)
        except DATABASE_IS_AWAY:
            raise TemporaryFailureError("failed.paced", AWAY) from None

    def _refuse_if_closed(self, thread: str) -> None:
        left = self._closed.get(thread, 0.0) - self._clock()
        if left > 0:
            raise TemporaryFailureError("failed.paced", left)

    async def _tell(self, tenant: str, thread: str, seconds: float) -> None:
        try:
            await self._pacing.pause(tenant, thread, seconds)
        except DATABASE_IS_AWAY as fault:  # the others learn it from Microsoft, as this one did
            log.warning("pause_not_shared", extra=described(fault))


def mail_limits(database: Database, watch: Watch | None = None) -> SharedLimits:
    """Mails from one mailbox, by all replicas together."""
    return SharedLimits(Pacing(database, thread=A_MINUTE, tenant=A_MINUTE), watch=watch)


def shared_limits(database: Database, watch: Watch | None = None) -> tuple[SharedLimits, Pacing]:
    """With Microsoft's documented windows. The pacing is for whoever prunes."""
    pacing = Pacing(database, thread=THREAD, tenant=TENANT)
    return SharedLimits(pacing, watch=watch), pacing
