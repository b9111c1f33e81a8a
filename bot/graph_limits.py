"""Exchange's limits for one mailbox, kept by all replicas together.

Four calls at once (Graph: "MailboxConcurrency"), 10 000 calls in ten minutes, 30 messages a
minute. Source: learn.microsoft.com/graph/throttling-limits and the Exchange Online limits page.

A message is one that Exchange sends, however many it is to: an invitation to ten is one (that they
are ten counts towards recipients a day, 10 000, which no municipality comes near). A creation and
a cancellation are one each; a change is one, and one more when somebody is taken out of the event,
who gets a cancellation of their own.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from typing import Final, Protocol

from bot.limits import Limits, NoLimits, SlidingLimits, Watch, Window
from bot.shared_limits import SharedLimits
from sspf.ports import TemporaryFailureError
from storage.database import Database
from storage.group_commit import DATABASE_IS_AWAY
from storage.pacing import Pacing, hashed
from storage.places import Places

AT_ONCE: Final = 4
CALLS: Final = (Window(10_000, 600),)
MESSAGES: Final = (Window(30, 60),)
HELD_FOR = timedelta(seconds=20)
"""Longer than one call may take (bot/graph.py), so that nobody is at it who holds no place; and a
program that died keeps a place for no longer."""
PATIENCE = 2.0
"""Seconds in line for a place; more is for the outbox."""
LOOK_EVERY = 0.1
COME_AGAIN = 1.0
AWAY = 5.0


class GraphLimits(Protocol):
    def place(self, mails: int) -> AbstractAsyncContextManager[None]:
        """Inside, one call may be made, which sends so many messages. TemporaryFailureError with
        `failed.paced` when that is far off."""
        ...

    def close(self, seconds: float) -> None:
        """Graph asked for a pause."""
        ...


class MailboxLimits:
    """Implements GraphLimits for this program, and for all of them when the limits are shared."""

    def __init__(
        self,
        mailbox: str,
        *,
        calls: Limits | None = None,
        messages: Limits | None = None,
        places: Places | None = None,
        at_once: int = AT_ONCE,
    ) -> None:
        self._mailbox = mailbox
        self._calls = calls or NoLimits()
        self._messages = messages or NoLimits()
        self._places = places
        self._here = asyncio.Semaphore(at_once)
        self._holder = secrets.token_hex(8)

    @asynccontextmanager
    async def place(self, mails: int) -> AsyncIterator[None]:
        for _ in range(mails):  # first, for this line is the long one
            await self._messages.wait(f"graph messages {self._mailbox}", "")
        await self._calls.wait(f"graph calls {self._mailbox}", "")
        async with self._here, self._shared():
            yield

    def close(self, seconds: float) -> None:
        self._calls.close(f"graph calls {self._mailbox}", "", seconds)

    @asynccontextmanager
    async def _shared(self) -> AsyncIterator[None]:
        if self._places is None:
            yield
            return
        number = await self._stand(self._places)
        try:
            yield
        finally:
            await _give_back(self._places, number, self._holder)

    async def _stand(self, places: Places) -> int:
        until = asyncio.get_running_loop().time() + PATIENCE
        while True:
            try:
                number = await places.take(self._holder)
            except DATABASE_IS_AWAY:
                raise TemporaryFailureError("failed.paced", AWAY) from None
            if number is not None:
                return number
            if asyncio.get_running_loop().time() >= until:
                raise TemporaryFailureError("failed.paced", COME_AGAIN)
            await asyncio.sleep(LOOK_EVERY)


async def _give_back(places: Places, number: int, holder: str) -> None:
    """When it cannot be given back it comes free by itself."""
    try:
        await places.give_back(number, holder)
    except DATABASE_IS_AWAY:
        return


def alone(
    mailbox: str,
    *,
    watch: Watch | None = None,
    messages: Sequence[Window] = MESSAGES,
    calls: Sequence[Window] = CALLS,
) -> MailboxLimits:
    """For a program that is the only one."""
    return MailboxLimits(
        mailbox,
        calls=SlidingLimits(watch=watch, thread=calls, tenant=calls),
        messages=SlidingLimits(watch=watch, thread=messages, tenant=messages),
    )


def of_all_replicas(
    mailbox: str,
    database: Database,
    *,
    watch: Watch | None = None,
    messages: Sequence[Window] = MESSAGES,
    calls: Sequence[Window] = CALLS,
) -> MailboxLimits:
    return MailboxLimits(
        mailbox,
        calls=SharedLimits(Pacing(database, thread=calls, tenant=calls), watch=watch),
        messages=SharedLimits(Pacing(database, thread=messages, tenant=messages), watch=watch),
        places=Places(database, line=hashed("graph", mailbox), most=AT_ONCE, held_for=HELD_FOR),
    )
