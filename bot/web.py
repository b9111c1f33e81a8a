"""The web server: /api/messages behind a door that lets in well-formed activities only."""

import json
import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from aiohttp import web
from botbuilder.core import TurnContext
from botbuilder.schema import Activity
from msrest.exceptions import (  # type: ignore[attr-defined]  # msrest ships half its types
    DeserializationError,
    SerializationError,
)

from bot.teams import Adapter
from sspf.ports import PermanentFailureError, TemporaryFailureError, UnknownOutcomeError

MOST_BYTES = 256 * 1024
DEEPEST = 30
TEXTS = ("type", "id", "text", "name", "serviceUrl", "channelId", "replyToId", "locale")
OBJECTS = ("conversation", "from", "recipient")

log = logging.getLogger(__name__)

OnTurn = Callable[[TurnContext], Awaitable[None]]


def add_routes(app: web.Application, adapter: Adapter, on_turn: OnTurn) -> None:
    async def messages(request: web.Request) -> web.Response:
        body = await _read(request)
        if body is None:
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        try:
            activity = Activity().deserialize(body)
        except (DeserializationError, SerializationError, ValueError, TypeError, AttributeError):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        header = request.headers.get("Authorization", "")
        try:
            answer = await adapter.process_activity(header, activity, on_turn)
        except (PermanentFailureError, TemporaryFailureError, UnknownOutcomeError) as failure:
            # The turn is done; only its answer found no way back. A 5xx would bring it once more.
            log.warning("answer not delivered", extra={"reason": failure.reason})
            return web.Response(status=HTTPStatus.ACCEPTED)
        if answer is None:
            return web.Response(status=HTTPStatus.ACCEPTED)
        return web.json_response(answer.body, status=int(answer.status))

    async def healthy(_: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    app.router.add_post("/api/messages", messages)
    app.router.add_get("/healthz", healthy)


async def _read(request: web.Request) -> dict[str, Any] | None:
    """A well-formed activity, or None for anything else, whatever it is."""
    if request.content_type != "application/json" or (request.content_length or 0) > MOST_BYTES:
        return None
    raw = await request.content.read(MOST_BYTES + 1)
    while len(raw) <= MOST_BYTES and (more := await request.content.read(MOST_BYTES)):
        raw += more
    if len(raw) > MOST_BYTES:
        return None
    try:
        body = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return _whole(body) if _is_activity(body) else None


def _whole(body: dict[str, Any]) -> dict[str, Any]:
    """Halves of characters, which JSON can spell and no database keeps, become question marks."""
    text = json.dumps(body, ensure_ascii=False)
    whole: dict[str, Any] = json.loads(text.encode(errors="replace"))
    return whole


def _is_activity(body: object) -> bool:
    if not isinstance(body, dict) or not _is_shallow(body, DEEPEST):
        return False
    if not all(isinstance(body.get(name, ""), str) for name in TEXTS):
        return False
    if not all(isinstance(body.get(name), dict) for name in OBJECTS):
        return False
    if not all(isinstance(body.get(name) or [], list) for name in ("attachments", "entities")):
        return False
    has_place = isinstance(body["conversation"].get("id"), str)
    return bool(body.get("type")) and bool(body.get("serviceUrl")) and has_place


def _is_shallow(value: object, levels: int) -> bool:
    if levels == 0:
        return False
    if isinstance(value, dict):
        return all(_is_shallow(v, levels - 1) for v in value.values())
    if isinstance(value, list):
        return all(_is_shallow(v, levels - 1) for v in value)
    return True
