"""The pages behind web links, over HTTP: GET shows, only POST does anything.

No token is ever logged: what is said of a request is its kind and how it ended.
"""

import hmac
import logging
from collections.abc import Awaitable, Callable, Mapping
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from aiohttp import web

from bot.documents.making import Maker
from bot.documents.workshop import Workshop
from bot.links import PATH, Opened, SignedLinks
from bot.pages import answer_page, answering, uploading
from bot.pages.answer_page import Shown
from bot.pages.fetching import Fetching
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
from bot.pages.upload_page import draw_upload
from bot.pages.uploads import TooLargeError, read_upload
from cards.text import Text
from sspf.domain.errors import SspfError
from sspf.domain.pages import OutsidePage
from sspf.domain.web_links import Purpose
from sspf.ports import NotKeptError, Services
from sspf.use_cases.again import again
from sspf.use_cases.faults import described
from sspf.use_cases.open_outside import open_outside, who_holds
from sspf.use_cases.room import Who

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
    letterheads: Path | None = None,
) -> None:
    """`afterwards`: done when something was recorded, before the answer goes.

    `letterheads`: see bot.documents.letterhead.
    """
    maker = Maker(services, Workshop(), letterheads)
    pages = Pages(services, links, afterwards, Fetching(services, maker))

    async def close(_: web.Application) -> None:
        await maker.close()

    app.on_cleanup.append(close)
    app.router.add_get(PATH + STYLE_NAME, pages.style)
    app.router.add_get(PATH + "{token}", _safely(pages.show))
    app.router.add_post(PATH + "{token}", _safely(pages.take))


class Pages:
    def __init__(
        self,
        services: Services,
        links: SignedLinks,
        afterwards: Afterwards,
        fetching: Fetching,
    ) -> None:
        self._services = services
        self._fetching = fetching
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
        form_token = self._links.form_token(token, opened.purpose)
        if opened.purpose is not Purpose.ANSWER:
            who = await again(lambda: self._who(opened))
            if opened.purpose is Purpose.DOCUMENT:
                return await again(lambda: self._fetching.show(who, form_token))
            return answer(draw_upload(await self._text(who), form_token))
        page = await again(lambda: self._page(opened))
        shown = Shown(form_token, done=request.query.get("klart", ""))
        return answer(answer_page.draw(page, shown))

    async def take(self, request: web.Request) -> web.StreamResponse:
        token = request.match_info["token"]
        opened = self._links.read(token)
        if opened is None:
            return self._guessed(request)
        if not self._presses.allows(_hashed(token)):
            return too_many()
        form_token = self._links.form_token(token, opened.purpose)
        taking = {Purpose.CALENDAR: self._upload, Purpose.DOCUMENT: self._document}
        return await taking.get(opened.purpose, self._answer)(request, opened, form_token)

    async def _document(
        self, request: web.Request, opened: Opened, form_token: str
    ) -> web.StreamResponse:
        fields = await read_form(request, self._links.origin)
        _must_be_own(fields, form_token)
        who = await again(lambda: self._who(opened))
        return await again(lambda: self._fetching.give(who, fields.get("gor", ""), form_token))

    async def _answer(
        self, request: web.Request, opened: Opened, form_token: str
    ) -> web.StreamResponse:
        """Done, it is shown anew by GET, so that a reload does nothing twice."""
        fields = await read_form(request, self._links.origin)
        _must_be_own(fields, form_token)
        who = await again(lambda: self._who(opened))
        outcome = await again(lambda: answering.take(self._services, who, fields, form_token))
        await self._afterwards()
        if outcome.page is None or outcome.shown is None:
            return seen(outcome.done)
        page = answer_page.draw(outcome.page, outcome.shown)
        return answer(page, HTTPStatus.UNPROCESSABLE_ENTITY)

    async def _upload(
        self, request: web.Request, opened: Opened, form_token: str
    ) -> web.StreamResponse:
        who = await again(lambda: self._who(opened))
        text = await self._text(who)
        try:
            sent = await read_upload(request, self._links.origin)
        except TooLargeError:
            page = draw_upload(text, form_token, fault="calendar_file.too_big")
            return answer(page, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        _must_be_own(sent.fields, form_token)
        done = await again(lambda: uploading.take(self._services, who, sent, form_token, text))
        await self._afterwards()
        status = HTTPStatus.OK if done.is_well else HTTPStatus.UNPROCESSABLE_ENTITY
        return answer(done.page, status)

    async def _who(self, opened: Opened) -> Who:
        return await who_holds(self._services, opened.municipality, opened.id, opened.purpose)

    async def _page(self, opened: Opened) -> OutsidePage:
        return await open_outside(self._services, await self._who(opened))

    async def _text(self, who: Who) -> Text:
        """In the language of whoever holds the link."""
        async with self._services.unit_of_work(who.municipality) as uow:
            organisation = await uow.organisations.get()
        return Text.load(organisation.person(who.person).language)

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


def _must_be_own(fields: Mapping[str, str], expected: str) -> None:
    """NotOurFormError for a form that was not made for this link."""
    if not hmac.compare_digest(fields.get("form", "").encode(), expected.encode()):
        raise NotOurFormError


def _hashed(token: str) -> str:
    """What is counted is not what opens."""
    return sha256(token.encode()).hexdigest()
