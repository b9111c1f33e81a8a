"""What can go wrong on Microsoft's side, played on demand."""

import asyncio
import struct
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from socket import SO_LINGER, SOL_SOCKET
from typing import Literal

from aiohttp import web

from bot.rehearsal.channel_errors import OF_STATUS, body_of
from bot.rehearsal.channel_traffic import Call, Operation

How = Literal["status", "hang", "reset", "drip", "redirect"]
Work = Callable[[], web.Response]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One way to fail, for the calls that it fits. What is not said fits every call."""

    how: How = "status"
    status: int = 500
    code: str = ""
    """In the body; the documented one of the status when it is not said."""
    message: str = ""
    retry_after: int | str | None = None
    """Seconds, or a date as HTTP writes it; None: the header is not there."""
    seconds: float = 3600.0
    """How long it hangs, or how long the answer drips."""
    location: str = ""
    """Where a redirect leads."""
    after_work: bool = False
    """It was done, and is not said: the bot cannot know."""
    operation: Operation | None = None
    conversation: str = ""
    user: str = ""
    """Key of the person whose own chat it is."""
    tenant: str = ""
    times: int | None = 1
    """How many calls fail; None: all of them, until the faults are cleared."""

    def fits(self, call: Call) -> bool:
        return all(
            wanted in (None, "", found)
            for wanted, found in (
                (self.operation, call.operation),
                (self.conversation, call.conversation),
                (self.user, call.user),
                (self.tenant, call.tenant),
            )
        )


class Faults:
    """Those that wait for their call, oldest first."""

    def __init__(self) -> None:
        self.met: list[tuple[Call, Fault]] = []
        """What has been played."""
        self._waiting: list[tuple[Fault, int | None]] = []
        self._ended = asyncio.Event()

    def add(self, *faults: Fault) -> None:
        self._waiting += [(fault, fault.times) for fault in faults]

    def clear(self) -> None:
        self._waiting.clear()

    def end(self) -> None:
        """Let go of every call that hangs: the server is about to stop."""
        self._ended.set()

    def next(self, call: Call) -> Fault | None:
        """The fault that this call meets, used up by one."""
        for place, (fault, left) in enumerate(self._waiting):
            if fault.fits(call):
                if left == 1:
                    del self._waiting[place]
                elif left is not None:
                    self._waiting[place] = (fault, left - 1)
                self.met.append((call, fault))
                return fault
        return None

    async def play(self, fault: Fault, request: web.Request, work: Work) -> web.StreamResponse:
        """Fail that way, with the work done before it or not at all."""
        done = work() if fault.after_work or fault.how == "drip" else None
        match fault.how:
            case "hang":
                await self._pause(fault.seconds)
                return done or web.Response(status=HTTPStatus.GATEWAY_TIMEOUT)
            case "reset":
                return _reset(request)
            case "drip":
                return await self._drip(request, done or work(), fault.seconds)
            case "redirect":
                found = {"Location": fault.location}
                return web.Response(status=HTTPStatus.TEMPORARY_REDIRECT, headers=found)
        return _refusal(fault)

    async def _pause(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ended.wait(), seconds)

    async def _drip(
        self, request: web.Request, whole: web.Response, seconds: float
    ) -> web.StreamResponse:
        """The answer, a byte at a time."""
        body = whole.body if isinstance(whole.body, bytes) else b""
        dripping = web.StreamResponse(status=whole.status)
        dripping.content_type = whole.content_type
        with suppress(ConnectionError):  # the bot has waited long enough and hung up
            await dripping.prepare(request)
            for place in range(len(body)):
                await dripping.write(body[place : place + 1])
                await self._pause(seconds / len(body))
        return dripping


def _reset(request: web.Request) -> web.Response:
    """The connection is cut, and nothing is said."""
    if request.transport is not None:
        connection = request.transport.get_extra_info("socket")
        # No lingering: the other side gets a reset, not a polite end.
        connection.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
        request.transport.abort()
    return web.Response()


def _refusal(fault: Fault) -> web.Response:
    headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    body = body_of(fault.code or OF_STATUS.get(fault.status, ""), fault.message)
    if body is None:
        return web.Response(status=fault.status, headers=headers)
    return web.json_response(body, status=fault.status, headers=headers)
