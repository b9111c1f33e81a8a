"""GET /feed/<secret>.ics, .csv or .xlsx: a calendar for whoever has its secret address.

Nothing here is logged: the address is the key. What is unknown, taken back or misspelt gets the
same bytes, after the same work.
"""

import asyncio
import re
from http import HTTPStatus

from aiohttp import web

from bot.calendar_files.kinds import KINDS, mark_of
from bot.feed_limits import FeedLimits
from sspf.domain.feeds import FeedCalendar, digest_of
from sspf.ports import NotKeptError, Services
from sspf.ports.calendars import FeedDirectory
from sspf.use_cases.read_feed import read_feed

PATH = "/feed/{name}"
NAME = re.compile(r"([0-9a-f]{32,128})\.(ics|csv|xlsx)", re.ASCII)
FILE_NAME = "kalendarium"
NOWHERE = b"404: Not Found"
COME_AGAIN = "2"
PRIVATE = {
    "Cache-Control": "private, no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


def add_routes(
    app: web.Application, services: Services, directory: FeedDirectory, limits: FeedLimits
) -> None:
    async def feed(request: web.Request) -> web.Response:
        named = NAME.fullmatch(request.match_info["name"])
        secret, kind = named.groups() if named else (request.match_info["name"], "")
        digest = digest_of(secret)
        if wait := limits.wait_seconds(digest):
            return _refused(HTTPStatus.TOO_MANY_REQUESTS, str(wait))
        try:
            municipality = await directory.municipality(digest, services.clock.now())
            found = (
                None if municipality is None else await read_feed(services, municipality, digest)
            )
        except NotKeptError:
            return _refused(HTTPStatus.SERVICE_UNAVAILABLE, COME_AGAIN)
        if found is None or not kind:
            return _nowhere()
        return await _given(request, services, found, kind)

    app.router.add_get(PATH, feed)  # and HEAD, which aiohttp answers with the same headers


async def _given(
    request: web.Request, services: Services, found: FeedCalendar, kind: str
) -> web.Response:
    mark = mark_of(found, kind)
    headers = {**PRIVATE, "ETag": mark}
    if mark in _marks(request.headers.get("If-None-Match", "")):
        return web.Response(status=HTTPStatus.NOT_MODIFIED, headers=headers)
    headers["Content-Disposition"] = f'attachment; filename="{FILE_NAME}.{kind}"'
    # Hundreds of meetings take half a second to write: answers in Teams must not wait for it.
    body = await asyncio.to_thread(KINDS[kind].write, found, services.clock.now())
    return web.Response(
        body=body,
        content_type=KINDS[kind].media_type,
        charset="utf-8" if KINDS[kind].media_type.startswith("text/") else None,
        headers=headers,
    )


def _marks(header: str) -> frozenset[str]:
    """Compared as weak ones, which they all are (RFC 9110 §13.1.2)."""
    said = (mark.strip() for mark in header.split(","))
    return frozenset(mark if mark.startswith("W/") else f"W/{mark}" for mark in said)


def _nowhere() -> web.Response:
    headers = {**PRIVATE, "Content-Type": "text/plain; charset=utf-8"}
    return web.Response(status=HTTPStatus.NOT_FOUND, body=NOWHERE, headers=headers)


def _refused(status: HTTPStatus, again: str) -> web.Response:
    return web.Response(status=status, headers={**PRIVATE, "Retry-After": again})
