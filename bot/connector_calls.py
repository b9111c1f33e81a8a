"""One call to Bot Connector: token, limits, tries, and what the answer means."""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any, Protocol

import aiohttp
from yarl import URL

from bot.connector_answers import (
    Answer,
    Call,
    failure_of,
    may_be_repeated,
    no_answer,
    not_sent,
    wait_asked_for,
)
from bot.credentials import Tokens
from bot.limits import Limits
from bot.outbound import TIMEOUT

TRIES = 3
PATIENCE = 3.0
"""Seconds waited between tries, together; more than that is for the outbox."""
FIRST_WAIT = 0.5
MOST_BYTES = 64 * 1024
"""Of an answer. A page of members is the longest: half a kilobyte each."""
NOT_SENT = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
)

Sleep = Callable[[float], Awaitable[None]]


class Watch(Protocol):
    def retried(self, reason: str) -> None:
        """A call is made once more: the status that came back, or `token`."""
        ...


class NoWatch:
    def retried(self, reason: str) -> None:
        return


class Caller:
    """Makes calls, and makes some of them again. Knows no operation of the protocol."""

    def __init__(
        self,
        session: aiohttp.ClientSession | None,
        tokens: Tokens,
        limits: Limits,
        *,
        watch: Watch | None = None,
        sleep: Sleep = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._session = session
        self._owns_session = session is None
        self._tokens = tokens
        self._limits = limits
        self._watch = watch or NoWatch()
        self._sleep = sleep
        self._chance = chance

    async def close(self) -> None:
        """Closes the session that it opened itself."""
        if self._owns_session and self._session is not None:
            await self._session.close()

    async def make(self, call: Call) -> dict[str, Any]:
        """The JSON object of a good answer."""
        left = PATIENCE
        body = None if call.body is None else _written(call.body)
        for again in range(TRIES):
            answer = await self._ask(call, body)
            if answer.is_good and (fields := answer.fields) is not None:
                return fields
            wait = self._wait(answer, again)
            if again + 1 == TRIES or wait > left or not may_be_repeated(answer, call):
                raise failure_of(answer, call)
            left -= wait
            self._watch.retried(str(answer.status))
            await self._sleep(wait)
        raise failure_of(answer, call)

    def _wait(self, answer: Answer, again: int) -> float:
        """Seconds: what was asked for, or twice as long each time; and never all at once."""
        spread = self._chance() * FIRST_WAIT * 2.0**again
        return spread if answer.wait_seconds is None else answer.wait_seconds + spread

    async def _ask(self, call: Call, body: bytes | None) -> Answer:
        token = await self._tokens.token()
        answer = await self._exchange(call, body, token)
        if answer.status == HTTPStatus.UNAUTHORIZED:
            self._tokens.refuse(token)
            if (another := await self._tokens.token()) != token:
                self._watch.retried("token")
                answer = await self._exchange(call, body, another)
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS and answer.wait_seconds is not None:
            self._limits.close(call.tenant, call.thread, answer.wait_seconds)
        return answer

    async def _exchange(self, call: Call, body: bytes | None, token: str) -> Answer:
        await self._limits.wait(call.tenant, call.thread)
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=TIMEOUT)
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if body is not None:
            headers["Content-Type"] = "application/json"
        # `from None`: what they say names the conversation.
        try:
            async with self._session.request(
                call.method,
                URL(call.url, encoded=True),
                data=body,
                headers=headers,
                allow_redirects=False,
            ) as response:
                said = await _read(response)
                wait = wait_asked_for(response.headers.get("Retry-After", ""))
                return Answer(response.status, said, wait)
        except NOT_SENT:
            raise not_sent() from None
        except (TimeoutError, aiohttp.ClientError, OSError):
            raise no_answer(call) from None


WRITER = json.JSONEncoder(separators=(",", ":"))


def _written(body: Mapping[str, Any]) -> bytes:
    """Once for all tries: a card is large."""
    return WRITER.encode(body).encode()


async def _read(response: aiohttp.ClientResponse) -> bytes | None:
    """None when it breaks off, takes too long, or is too long: the status is known all the same."""
    read = b""
    try:
        while more := await response.content.read(MOST_BYTES):
            read += more
            if len(read) > MOST_BYTES:
                return None
            if response.content.at_eof():  # most often all of it has come with the headers
                break
    except (TimeoutError, aiohttp.ClientError, OSError):
        return None
    return read
