"""The web server: /api/messages, where an activity passes the door, and is then answered once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Protocol

from aiohttp import web
from botbuilder.core import InvokeResponse

from bot.activity import activity_from, is_press, not_kept
from bot.deliveries import NOT_DELIVERED
from bot.door.admitted import Admitted, Door, TurnedAwayError
from bot.door.reading import read_raw
from bot.door.repeats import Answer, Repeats
from bot.teams import Adapter, OnTurn
from sspf.ports import NotKeptError
from sspf.use_cases.faults import described

COME_AGAIN = {"Retry-After": "2"}

log = logging.getLogger(__name__)

Handler = Callable[[web.Request], Awaitable[web.Response]]


class Watch(Protocol):
    """Counts turns. See bot.metrics.Metrics."""

    def turn(self, outcome: str, seconds: float) -> None: ...


def add_routes(
    app: web.Application,
    door: Door,
    repeats: Repeats,
    adapter: Adapter,
    on_turn: OnTurn,
    watch: Watch,
) -> None:
    async def messages(request: web.Request) -> web.Response:
        begun = asyncio.get_running_loop().time()
        turn = Turns(adapter, on_turn)
        try:
            raw = await read_raw(request)
            authorization = request.headers.get("Authorization", "")
            admitted = await door.admit(authorization, request.headers.get("Content-Type", ""), raw)
            answer = await _once(repeats, admitted, turn)
        except TurnedAwayError as refused:
            return _turned_away(refused.status)
        except Exception as fault:  # noqa: BLE001  # the edge of a turn: nothing of it is told
            log.error("turn_failed", extra=described(fault))
            turn.outcome, answer = "failed", Answer(HTTPStatus.SERVICE_UNAVAILABLE)
        watch.turn(turn.outcome, asyncio.get_running_loop().time() - begun)
        return _response(answer)

    app.router.add_post("/api/messages", messages)


async def _once(repeats: Repeats, admitted: Admitted, turn: "Turns") -> Answer:
    """Whoever pressed a button is told when the database stays away: Teams does not repeat a
    press, and the form keeps what was typed in it. A message it does repeat, when it gets a 503.

    This answer is not kept, so that the press is done when it comes again.
    """
    try:
        return await repeats.once(admitted, lambda: turn.take(admitted))
    except NotKeptError as fault:
        if not is_press(admitted.body):
            raise
        log.error("turn_failed", extra=described(fault))
        turn.outcome = "failed"
        return Answer(HTTPStatus.OK, not_kept())


class Turns:
    """One turn through the SDK, and how it ended."""

    def __init__(self, adapter: Adapter, on_turn: OnTurn) -> None:
        self._adapter = adapter
        self._on_turn = on_turn
        self.outcome = "repeated"
        """Until it turns out that this is the first."""

    async def take(self, admitted: Admitted) -> Answer:
        self.outcome = "answered"
        try:
            answer = await self._adapter.take(activity_from(admitted.body), self._on_turn)
        except NOT_DELIVERED as failure:
            # The turn is done; only its answer found no way back. A 5xx would bring it once more.
            log.warning("answer_not_delivered", extra={"reason": failure.reason})
            self.outcome = "undelivered"
            return Answer(HTTPStatus.ACCEPTED)
        return _answer(answer)


def _answer(answer: InvokeResponse | None) -> Answer:
    if answer is None:
        return Answer(HTTPStatus.ACCEPTED)
    return Answer(int(answer.status), answer.body)


def _response(answer: Answer) -> web.Response:
    if answer.status == HTTPStatus.SERVICE_UNAVAILABLE:
        return _turned_away(answer.status)
    if answer.body is None:
        return web.Response(status=answer.status)
    return web.json_response(answer.body, status=answer.status)


def _turned_away(status: int) -> web.Response:
    again = COME_AGAIN if status == HTTPStatus.SERVICE_UNAVAILABLE else None
    return web.Response(status=status, headers=again)
