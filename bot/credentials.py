"""Who the bot is towards Bot Connector: one token for each process and hour."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bot.entra import FAILURES, SCOPE, Entra
from bot.settings import Settings
from scheduler.clock import SystemClock
from sspf.ports import Clock, TemporaryFailureError
from sspf.use_cases.faults import described

EARLY = 300.0
"""Seconds before its end at which a token is fetched anew, while the old one is still used."""
PATIENCE = 10.0
"""Seconds for a fetch, its retries included."""
PAUSE = 10.0
"""Seconds after a fetch that failed in which none is begun: a locked door is not hammered at."""
YOUNG = 60.0
"""Seconds; a token that is refused at this age is not the reason, and a new one changes nothing."""

log = logging.getLogger(__name__)


class Tokens(Protocol):
    async def token(self) -> str:
        """What goes after `Bearer`; empty: no such header. Raises TemporaryFailureError."""
        ...

    def refuse(self, token: str) -> None:
        """The other side does not take this one: the next is another, unless it was just made."""
        ...

    async def close(self) -> None: ...


class NoTokens:
    """For the rehearsal on this machine, where nobody is asked who they are."""

    async def token(self) -> str:
        return ""

    def refuse(self, token: str) -> None:
        return

    async def close(self) -> None:
        return


class Watch(Protocol):
    def token(self, outcome: str) -> None:
        """`fetched` or `failed`."""
        ...


class _NoWatch:
    def token(self, outcome: str) -> None:
        return


@dataclass(frozen=True, slots=True)
class _Held:
    """A token and its times on the monotonic clock."""

    value: str
    since: float
    until: float

    def is_young(self, now: float) -> bool:
        return now < self.since + YOUNG

    def is_late(self, now: float) -> bool:
        """Its last minutes; of one that lives shortly, the last tenth."""
        return now >= self.until - min(EARLY, (self.until - self.since) / 10)


class EntraTokens:
    """Implements Tokens for the bot that Settings names: SingleTenant, one of three credentials."""

    def __init__(
        self,
        settings: Settings,
        *,
        watch: Watch | None = None,
        clock: Clock | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        scope: str = SCOPE,
    ) -> None:
        """`scope`: what the tokens are for; Bot Connector unless told otherwise."""
        self._entra = Entra(settings, scope)
        self._watch = watch or _NoWatch()
        self._clock = clock or SystemClock()
        self._monotonic = monotonic
        self._held: _Held | None = None
        self._fetching: asyncio.Task[None] | None = None
        self._not_before = 0.0

    async def token(self) -> str:
        now = self._monotonic()
        if self._held is None or now >= self._held.until:
            await asyncio.shield(self._fetch_once(now))
        elif self._held.is_late(now):
            self._fetch_once(now)
        if self._held is None or self._monotonic() >= self._held.until:
            raise TemporaryFailureError("failed.no_token", PAUSE)
        return self._held.value

    def refuse(self, token: str) -> None:
        held, now = self._held, self._monotonic()
        if held is not None and held.value == token and not held.is_young(now):
            self._held = None

    async def close(self) -> None:
        if self._fetching is not None:
            self._fetching.cancel()
            await asyncio.wait([self._fetching])
        await self._entra.close()

    def _fetch_once(self, now: float) -> asyncio.Task[None]:
        """The fetch under way, or a new one; after one that failed there is a pause."""
        if self._fetching is None or (self._fetching.done() and now >= self._not_before):
            self._fetching = asyncio.create_task(self._fetch())
        return self._fetching

    async def _fetch(self) -> None:
        """Never raises: what was held stays when it fails."""
        began = self._monotonic()
        try:
            async with asyncio.timeout(PATIENCE):
                made = await self._entra.ask()
            life = made.expires_on - self._clock.now().timestamp()
        except FAILURES as failure:
            self._not_before = self._monotonic() + PAUSE
            self._watch.token("failed")
            log.warning("token_not_fetched", extra=described(failure))
            return
        self._held = _Held(made.token, began, began + life)
        self._watch.token("fetched")
