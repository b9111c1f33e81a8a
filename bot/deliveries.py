"""Answers on their way to Teams. A turn waits a moment for its own; then they go on alone."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from sspf.ports import PermanentFailureError, TemporaryFailureError, UnknownOutcomeError
from sspf.use_cases.faults import described

PATIENCE_SECONDS = 0.8
"""What is left of a turn's second when its work is done and saved."""
LAST_SECONDS = 10.0
"""As long as one call to Teams may take: so long the end of the program waits."""
NOT_DELIVERED = (PermanentFailureError, TemporaryFailureError, UnknownOutcomeError)

TRIES = 4
LONGEST_WAIT_SECONDS = 60.0
"""For whoever asks for more, the answer is given up: by then the person has asked again."""

Sending = Callable[[], Awaitable[None]]
"""Free to be called again after a TemporaryFailureError, for then nothing has arrived."""

log = logging.getLogger(__name__)


class Deliveries:
    """Everything that a turn does is saved before its answer is sent.

    So nothing but the answer itself hangs on a slow Bot Connector, and Teams, which repeats a
    turn that takes long, is answered in time. If the program dies while such an answer is on its
    way it is lost, and what it told of is not.
    """

    def __init__(self, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self._patience_seconds = patience_seconds
        self._under_way: set[asyncio.Task[None]] = set()

    async def send(self, sending: Sending) -> None:
        """Raises what the sending raises, when that is known in time; else it is logged."""
        task = asyncio.create_task(_send(sending))
        self._under_way.add(task)
        await self._a_moment(task)
        if task.done():
            task.result()
        else:
            task.add_done_callback(_tell)

    async def _a_moment(self, task: asyncio.Task[None]) -> None:
        """Until it ends or patience does: `asyncio.wait` for one, by half the way."""
        loop = asyncio.get_running_loop()
        waited: asyncio.Future[None] = loop.create_future()
        late = loop.call_later(self._patience_seconds, _end, waited)

        def ended(_: object) -> None:
            self._under_way.discard(task)
            _end(waited)

        task.add_done_callback(ended)
        try:
            await waited
        finally:
            late.cancel()

    async def close(self) -> None:
        """Wait for those that are on their way, as long as one call may take."""
        if not self._under_way:
            return
        _, late = await asyncio.wait(self._under_way, timeout=LAST_SECONDS)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)


async def _send(sending: Sending) -> None:
    """Once more when nothing arrived: a chat that is full for a second must not lose an answer."""
    for tries_left in reversed(range(TRIES)):
        try:
            await sending()
        except TemporaryFailureError as failure:
            wait = failure.wait_seconds or 1.0
            if tries_left == 0 or wait > LONGEST_WAIT_SECONDS:
                raise
        else:
            return
        await asyncio.sleep(wait)


def _end(waited: asyncio.Future[None]) -> None:
    if not waited.done():
        waited.set_result(None)


def _tell(task: asyncio.Task[None]) -> None:
    failure = None if task.cancelled() else task.exception()
    if isinstance(failure, NOT_DELIVERED):
        log.warning("answer_not_delivered", extra={"reason": failure.reason})
    elif failure is not None:
        log.error("turn_failed", extra=described(failure))
