"""A document over HTTP: GET shows what it is, POST makes it, gives it and uses the link up."""

from http import HTTPStatus

from aiohttp import web

from bot.documents.kinds import KINDS
from bot.documents.making import File, Maker
from bot.documents.workshop import NotMadeError, WorkshopBusyError
from bot.pages.document_page import draw_busy, draw_fetch, draw_read
from bot.pages.forms import NotOurFormError
from bot.pages.layout import HEADERS, answer
from bot.pages.markup import Markup
from sspf.domain.documents import FileForm
from sspf.ports import Services
from sspf.use_cases.order_document import Held, held_order
from sspf.use_cases.room import Who
from sspf.use_cases.use_link import use_up


class Fetching:
    def __init__(self, services: Services, maker: Maker) -> None:
        self._services = services
        self._maker = maker

    async def show(self, who: Who, form_token: str) -> web.StreamResponse:
        return answer(await self._page(who, await held_order(self._services, who), form_token))

    async def give(self, who: Who, asked: str, form_token: str) -> web.StreamResponse:
        """The file is made before the link is used up: when that fails, one presses again."""
        held = await held_order(self._services, who)
        try:
            form = FileForm(asked)
            file = await self._maker.made(who, held, form)
        except (ValueError, KeyError):
            raise NotOurFormError from None
        except WorkshopBusyError:
            return answer(draw_busy(held), HTTPStatus.SERVICE_UNAVAILABLE)
        except NotMadeError as fault:
            page = await self._page(who, held, form_token, fault.key)
            return answer(page, HTTPStatus.UNPROCESSABLE_ENTITY)
        await use_up(self._services, who)
        return _given(file)

    async def _page(self, who: Who, held: Held, form_token: str, fault: str = "") -> Markup:
        if not KINDS[held.ordered.kind].is_page:
            return draw_fetch(held, form_token, fault)
        return draw_read(held, await self._maker.drawn(who, held), form_token, fault)


def _given(file: File) -> web.Response:
    is_text = file.media_type.startswith("text/")
    return web.Response(
        body=file.body,
        content_type=file.media_type,
        charset="utf-8" if is_text else None,
        headers=HEADERS | {"Content-Disposition": f'attachment; filename="{file.name}"'},
    )
