"""What every page has: its head, its headers, and the two pages that say nothing of anybody."""

from http import HTTPStatus
from pathlib import Path

from aiohttp import web

from bot.pages.markup import Markup, element, join
from cards.text import Text

STYLE = Path(__file__).with_name("style.css")
STYLE_NAME = "stil.css"
"""Beside the page, so that the pages may lie under any path of the house."""
POLICY = (
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def document(text: Text, title: str, *body: Markup | None, municipality: str = "") -> Markup:
    """The title says what the page is, and nothing of whom or what (R-60)."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="robots", content="noindex, nofollow"),
        element("title", f"{title} – {text('page.app')}"),
        element("link", rel="icon", href="data:,"),
        element("link", rel="stylesheet", href=STYLE_NAME),
    )
    top = element(
        "header",
        element("p", text("page.app"), class_="app"),
        element("p", municipality) if municipality else None,
    )
    main = element("main", element("h1", title), *body, id="innehall")
    skip = element("a", text("page.skip"), href="#innehall", class_="skip")
    whole = element("html", head, element("body", skip, top, main), lang=text.language)
    return join(Markup("<!doctype html>\n"), whole, "\n")


def answer(page: Markup, status: HTTPStatus = HTTPStatus.OK) -> web.Response:
    return web.Response(text=page, content_type="text/html", status=status, headers=HEADERS)


def seen(done: str) -> web.Response:
    """To the same page by GET, after something was done."""
    headers = HEADERS | {"Location": f"?klart={done}"}
    return web.Response(status=HTTPStatus.SEE_OTHER, headers=headers)


def closed() -> web.Response:
    """The same bytes for a link that is unknown, over, taken back, used or tampered with."""
    return answer(_said("page.closed", "page.closed_why", "page.closed_do"), HTTPStatus.NOT_FOUND)


def not_now() -> web.Response:
    """Nothing was kept: the form is still there when one goes back."""
    page = _said("page.not_now", "page.not_now_do")
    return answer(page, HTTPStatus.SERVICE_UNAVAILABLE)


def too_many() -> web.Response:
    return answer(_said("page.too_many", "page.too_many_do"), HTTPStatus.TOO_MANY_REQUESTS)


def not_ours() -> web.Response:
    """A form that did not come from the page it says it comes from, or not whole."""
    return answer(_said("page.not_ours", "page.not_ours_do"), HTTPStatus.BAD_REQUEST)


def style() -> web.Response:
    """The only thing that a page fetches."""
    headers = HEADERS | {"Cache-Control": "public, max-age=3600"}
    return web.Response(
        text=STYLE.read_text(encoding="utf-8"), content_type="text/css", headers=headers
    )


def _said(title: str, *keys: str) -> Markup:
    """Nobody is known here, so the reader's language is not either: Swedish, then English."""
    swedish, english = Text.load("sv"), Text.load("en")
    return document(
        swedish,
        swedish(title),
        *(element("p", swedish(key)) for key in keys),
        element(
            "section",
            element("h2", english(title)),
            *(element("p", english(key)) for key in keys),
            lang="en",
        ),
    )
