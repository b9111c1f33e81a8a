"""Where Graph tells that something has changed: a wake-up, and nothing in it is believed.

What is posted here is anybody's until its word is known (bot/calendar_feed.py); even then all it
does is to have the calendar read sooner than its timer would.
"""

import json
from collections.abc import Callable
from http import HTTPStatus

from aiohttp import web

from bot.calendar_feed import LIFECYCLE, NOTICES, is_state
from sspf.ports import KeyProvider

MOST_BYTES = 256 * 1024
MOST_TOKEN = 2048
MOST_NOTICES = 1000


class Notices:
    """`wake` is called once for each post that is Graph's, and must not wait."""

    def __init__(
        self,
        keys: KeyProvider,
        organizer: str,
        wake: Callable[[], None],
        seen: Callable[[str], None] = lambda outcome: None,
    ) -> None:
        self._keys = keys
        self._organizer = organizer
        self._wake = wake
        self._seen = seen

    def add_routes(self, app: web.Application) -> None:
        for path in (NOTICES, LIFECYCLE):
            app.router.add_post(path, self._take)

    async def _take(self, request: web.Request) -> web.Response:
        token = request.query.get("validationToken")
        if token is not None:
            return _echoed(token)
        words = _states(await _read(request))
        if words is None:
            self._seen("unreadable")
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        if any(is_state(word, self._keys, self._organizer) for word in words):
            self._seen("known")
            self._wake()
        else:
            self._seen("unknown")
        # To whoever it was: who is known, and who is not, is nobody's business.
        return web.Response(status=HTTPStatus.ACCEPTED)


def _echoed(token: str) -> web.Response:
    """Graph asks whether we are there; as plain text nobody's browser makes anything of it."""
    if len(token) > MOST_TOKEN:
        return web.Response(status=HTTPStatus.BAD_REQUEST)
    return web.Response(
        text=token, content_type="text/plain", headers={"X-Content-Type-Options": "nosniff"}
    )


async def _read(request: web.Request) -> bytes | None:
    """None: it is longer than anything that Graph tells."""
    read = b""
    while more := await request.content.read(MOST_BYTES):
        read += more
        if len(read) > MOST_BYTES:
            return None
    return read


def _states(body: bytes | None) -> list[str] | None:
    """The word of each notice in it; None when it is nothing that Graph would post.

    A lifecycle event (`missed`, `subscriptionRemoved`, `reauthorizationRequired`) has the same
    form, and the same is done: reading finds what was missed, and sees to the subscription.
    """
    try:
        posted = json.loads(body or b"")
    except (ValueError, RecursionError):
        return None
    notices = posted.get("value") if isinstance(posted, dict) else None
    if not isinstance(notices, list) or len(notices) > MOST_NOTICES:
        return None
    words = [one.get("clientState") for one in notices if isinstance(one, dict)]
    return [word for word in words if isinstance(word, str)]
