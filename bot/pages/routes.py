"""The pages behind web links, over HTTP: GET shows, only POST does anything.

No token is ever logged: what is said of a request is its kind and how it ended.
"""

import hmac
import logging
from collections.abc import Awaitable, Callable
from hashlib import sha256
from http import HTTPStatus

from aiohttp import web

from bot.links import PATH, Opened, SignedLinks
from bot.pages import answer_page, answering
from bot.pages.answer_page import Shown
from bot.pages.forms import NotOurFormError, read_form
from bot.pages.layout import (
    STYLE_NAME,
    answer,
    closed,
    not_now,
    not_ours,
    seen,
    style,
    too_many,
)
from bot.pages.pace import Pace
from sspf.domain.errors import SspfError
from sspf.domain.pages import OutsidePage
from sspf.domain.web_links import Purpose
from sspf.ports import NotKeptError, Services
from sspf.use_cases.again import again
from sspf.use_cases.faults import described
from sspf.use_cases.open_outside import open_outside, who_holds

MINUTE = 60.0
VIEWS, PRESSES, GUESSES = 60, 20, 30
"""A minute: of one link, of one link, and by one address that has no link of ours."""
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Afterwards = Callable[[], Awaitable[None]]

log = logging.getLogger(__name__)


async def nothing_more() -> None:
    """What was queued is sent when whoever sends has been woken."""


def add_routes(
    app: web.Application,
    services: Services,
    links: SignedLinks,
    afterwards: Afterwards = nothing_more,
) -> None:
    """`afterwards`: done when something was recorded, before the answer goes."""
    pages = Pages(services, links, afterwards)
    app.router.add_get(PATH + STYLE_NAME, pages.style)
    app.router.add_get(PATH + "{token}", _safely(pages.show))
    app.router.add_post(PATH + "{token}", _safely(pages.take))


class Pages:
    def __init__(self, services: Services, links: SignedLinks, afterwards: Afterwards) -> None:
        self._services = services
        self._links = links
        self._afterwards = afterwards
        self._views, self._presses = Pace(VIEWS, MINUTE), Pace(PRESSES, MINUTE)
        self._guesses = Pace(GUESSES, MINUTE)

    async def style(self, _: web.Request) -> web.StreamResponse:
        return style()

    async def show(self, request: web.Request) -> web.StreamResponse:
        token = request.match_info["token"]
        opened = self._links.read(token)
        if opened is None:
            return self._guessed(request)
        if not self._views.allows(_hashed(token)):
            return too_many()
        page = await again(lambda: self._page(opened))
        shown = Shown(self._form_token(token, opened), done=request.query.get("klart", ""))
        return answer(answer_page.draw(page, shown))

    async def take(self, request: web.Request) -> web.StreamResponse:
        """Done, it is shown anew by GET, so that a reload does nothing twice."""
        token = request.match_info["token"]
        opened = self._links.read(token)
        if opened is None:
            return self._guessed(request)
        if not self._presses.allows(_hashed(token)):
            return too_many()
        fields = await read_form(request, self._links.origin)
        form_token = self._form_token(token, opened)
        if not _is_same(fields.get("form", ""), form_token):
            raise NotOurFormError
        who = await who_holds(self._services, opened.municipality, opened.id, Purpose.ANSWER)
        outcome = await again(lambda: answering.take(self._services, who, fields, form_token))
        await self._afterwards()
        if outcome.page is None or outcome.shown is None:
            return seen(outcome.done)
        page = answer_page.draw(outcome.page, outcome.shown)
        return answer(page, HTTPStatus.UNPROCESSABLE_ENTITY)

    async def _page(self, opened: Opened) -> OutsidePage:
        who = await who_holds(self._services, opened.municipality, opened.id, Purpose.ANSWER)
        return await open_outside(self._services, who)

    def _form_token(self, token: str, opened: Opened) -> str:
        return self._links.form_token(token, opened.purpose)

    def _guessed(self, request: web.Request) -> web.StreamResponse:
        return closed() if self._guesses.allows(request.remote or "") else too_many()


def _safely(handler: Handler) -> Handler:
    """Whatever goes wrong, the same few pages are answered, and none says what it was."""

    async def safe(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except NotOurFormError:
            return not_ours()
        except SspfError:
            return closed()
        except NotKeptError as fault:
            log.error("page_failed", extra=described(fault))
        except Exception as fault:  # noqa: BLE001  # the edge of a page: nothing of it is told
            log.error("page_failed", extra=described(fault))
        return not_now()

    return safe


def _is_same(said: str, expected: str) -> bool:
    return hmac.compare_digest(said.encode(), expected.encode())


def _hashed(token: str) -> str:
    """What is counted is not what opens."""
    return sha256(token.encode()).hexdigest()
