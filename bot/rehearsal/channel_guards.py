"""Who may call the channel: programs on this machine, and of them the bot."""

import re
from collections.abc import Callable
from http import HTTPStatus

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.rehearsal.channel_errors import ChannelError, body_of

Accepts = Callable[[str], bool]
"""Judges an Authorization header."""
LOOPBACK = re.compile(r"(127\.0\.0\.1|localhost)(:\d{1,5})?")


def is_loopback(request: web.Request) -> bool:
    """Whether the request was made to this machine by name or number (against DNS rebinding)."""
    return LOOPBACK.fullmatch(request.headers.get("Host", "")) is not None


@web.middleware
async def local_programs_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """The bot is the only caller. A browser names an origin, and may come from any page."""
    if not is_loopback(request) or "Origin" in request.headers:
        raise web.HTTPForbidden
    return await handler(request)


def bot_only(accepts: Accepts) -> Middleware:
    @web.middleware
    async def ask(request: web.Request, handler: Handler) -> web.StreamResponse:
        if accepts(request.headers.get("Authorization", "")):
            return await handler(request)
        said = {"message": "Authorization has been denied for this request."}
        return web.json_response(said, status=HTTPStatus.UNAUTHORIZED)

    return ask


@web.middleware
async def in_the_connectors_words(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except ChannelError as error:
        return web.json_response(body_of(error.code, error.message), status=error.status)
