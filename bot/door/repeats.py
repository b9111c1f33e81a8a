"""The same activity again: Teams repeats what it got no answer to. One effect, one answer.

Kept for a day, by hashes: tenant, conversation and id say which activity it is, and everything
in it that Teams does not change between its tries says whether it is the same one.

What may happen when the power goes: before the effect is saved, nothing was done and the repeat
does it. After it, and before the answer is kept, the repeat runs once more; the effect has a key
of its own in each use case and comes once, and the answer is made anew. After that the repeat
gets the kept answer. A repeat that meets its first on another replica waits a second for it, and
is then asked to come again; a first that has said nothing for half a minute has died.
"""

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import Protocol

from bot.door.admitted import Admitted, TurnedAwayError
from sspf.use_cases.again import again
from storage.activities import Former, Seen

CHANGING = frozenset(
    {"timestamp", "localTimestamp", "rawTimestamp", "rawLocalTimestamp", "localTimezone"}
)
"""What Teams writes anew in each of its tries."""
EDITS = frozenset({"messageUpdate", "messageDelete"})
"""They bear the id of the message they are about; each of them is an activity of its own."""
PAUSE_SECONDS = 0.1
TRIES = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """What the activity's request is answered with."""

    status: int
    body: object | None = None


class Activities(Protocol):
    """See storage.activities.ActivityLog."""

    async def begin(self, seen: Seen) -> Former | None: ...
    async def answered(self, key: str, status: int, answer: bytes | None) -> None: ...
    async def give_back(self, key: str) -> None: ...


class Repeats:
    """Lets each activity be answered once. TurnedAwayError: 403 another body, 503 come again."""

    def __init__(self, activities: Activities, pause_seconds: float = PAUSE_SECONDS) -> None:
        self._activities = activities
        self._pause_seconds = pause_seconds
        self._under_way: dict[str, tuple[str, asyncio.Future[Answer]]] = {}

    async def once(self, admitted: Admitted, answer: Callable[[], Awaitable[Answer]]) -> Answer:
        """An activity without an id cannot be told from another: it is answered each time."""
        if not admitted.activity:
            return await answer()
        seen = seen_of(admitted)
        body, first = self._under_way.get(seen.key, ("", None))
        if first is None:
            return await self._first(seen, answer)
        if body != seen.body:
            raise TurnedAwayError(HTTPStatus.FORBIDDEN, "repeat")
        return await asyncio.shield(first)

    async def _first(self, seen: Seen, answer: Callable[[], Awaitable[Answer]]) -> Answer:
        """In its own request: aiohttp lets one go on whose caller has hung up, and the others wait.

        Only the end of the program stops it. Then they are asked to come again.
        """
        told: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._under_way[seen.key] = seen.body, told
        try:
            said = await self._answer(seen, answer)
        except BaseException as fault:
            stopped = TurnedAwayError(HTTPStatus.SERVICE_UNAVAILABLE, "repeat")
            told.set_exception(fault if isinstance(fault, Exception) else stopped)
            told.exception()  # seen, also when nobody waits
            raise
        else:
            told.set_result(said)
            return said
        finally:
            del self._under_way[seen.key]

    async def _answer(self, seen: Seen, answer: Callable[[], Awaitable[Answer]]) -> Answer:
        former = await self._former(seen)
        if former is not None and former.status is not None:
            kept = None if former.answer is None else json.loads(former.answer)
            return Answer(former.status, kept)
        try:
            said = await answer()
        except BaseException:
            await self._activities.give_back(seen.key)
            raise
        body = None if said.body is None else json.dumps(said.body).encode()
        await again(lambda: self._activities.answered(seen.key, said.status, body))
        return said

    async def _former(self, seen: Seen) -> Former | None:
        """None when this is the first, or the first has died."""
        for _ in range(TRIES):
            former = await again(lambda: self._activities.begin(seen))
            if former is None:
                return None
            if former.body != seen.body:
                raise TurnedAwayError(HTTPStatus.FORBIDDEN, "repeat")
            if former.status is not None:
                return former
            await asyncio.sleep(self._pause_seconds)
        raise TurnedAwayError(HTTPStatus.SERVICE_UNAVAILABLE, "repeat")


def seen_of(admitted: Admitted) -> Seen:
    body = _hash({k: v for k, v in admitted.body.items() if k not in CHANGING})
    place = [admitted.tenant, admitted.conversation, admitted.activity]
    if (kind := admitted.body.get("type")) in EDITS:
        place += [kind, body]
    return Seen(key=_hash(place), tenant=_tenant_hash(admitted.tenant), body=body)


@lru_cache(maxsize=256)
def _tenant_hash(tenant: str) -> str:
    """There are few of them, and each has been let in."""
    return _hash(tenant)


WRITER = json.JSONEncoder(sort_keys=True, separators=(",", ":"))


def _hash(value: object) -> str:
    return hashlib.sha256(WRITER.encode(value).encode()).hexdigest()
