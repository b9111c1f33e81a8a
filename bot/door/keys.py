"""The keys at hand: fetched when needed, never blocking, kept when the key server is away."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

import aiohttp

from bot.door.jwks import KeyServerError, SigningKey, fetch_keys

FRESH_SECONDS = 24 * 3600.0
"""After this the keys are asked for anew, while the old ones go on."""
KEPT_SECONDS = 5 * 24 * 3600.0
"""How long a key lives without the key server's word. Source: Bot Connector authentication,
which calls the list stable and keeps it five days."""
OVERLAP_SECONDS = 3600.0
"""How long a withdrawn key lives: tokens signed just before are under way."""
COOLDOWN_SECONDS = 60.0
"""Between two fetches for unknown keys: made-up key ids must not make us ask the server."""
COOLDOWN_WHEN_AWAY_SECONDS = 5.0
FETCH_SECONDS = 5.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Held:
    key: SigningKey
    until: float


class SigningKeys:
    """Keys by id. `seconds`: a clock that never runs backwards."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        openid_url: str,
        *,
        seconds: Callable[[], float] = time.monotonic,
        fetch_seconds: float = FETCH_SECONDS,
    ) -> None:
        self._session = session
        self._openid_url = openid_url
        self._seconds = seconds
        self._fetch_seconds = fetch_seconds
        self._held: dict[str, _Held] = {}
        self._stale_from = float("-inf")
        self._next_try = float("-inf")
        self._fetching: asyncio.Task[bool] | None = None

    def known(self, kid: str) -> SigningKey | None:
        """What is at hand, without asking anybody."""
        held = self._held.get(kid)
        return held.key if held and held.until > self._seconds() else None

    def has_any(self) -> bool:
        """Without one nobody gets in; so when there is none, they are asked for."""
        now = self._seconds()
        has = any(held.until > now for held in self._held.values())
        if not has and self._may_try():
            self._begin()
        return has

    async def find(self, kid: str) -> SigningKey | None:
        """A known key at once, however slow the server; an unknown one after asking it."""
        if key := self.known(kid):
            if self._seconds() >= self._stale_from and self._may_try():
                self._begin()
            return key
        if self._fetching or self._may_try():
            await self.refresh()
        return self.known(kid)

    async def refresh(self) -> bool:
        """Ask the key server now, once for all who wait. False: it gave no keys."""
        # Shielded: a caller that hangs up must not end the fetch that others wait for.
        return await asyncio.shield(self._begin())

    async def close(self) -> None:
        if self._fetching:
            self._fetching.cancel()
            await asyncio.wait([self._fetching])

    def _may_try(self) -> bool:
        return self._seconds() >= self._next_try

    def _begin(self) -> asyncio.Task[bool]:
        if self._fetching is None:
            self._fetching = asyncio.create_task(self._fetch())
        return self._fetching

    async def _fetch(self) -> bool:
        wait = COOLDOWN_WHEN_AWAY_SECONDS
        try:
            async with asyncio.timeout(self._fetch_seconds):
                self._take(await fetch_keys(self._session, self._openid_url))
            wait = COOLDOWN_SECONDS
        except (KeyServerError, TimeoutError):
            log.warning("signing_keys_not_fetched")
            return False
        finally:
            self._next_try = self._seconds() + wait
            self._fetching = None
        return True

    def _take(self, fetched: dict[str, SigningKey]) -> None:
        now = self._seconds()
        kept = {
            kid: _Held(held.key, min(held.until, now + OVERLAP_SECONDS))
            for kid, held in self._held.items()
            if held.until > now
        }
        self._held = kept | {kid: _Held(key, now + KEPT_SECONDS) for kid, key in fetched.items()}
        self._stale_from = now + FRESH_SECONDS
