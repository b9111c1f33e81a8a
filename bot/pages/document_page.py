"""The page at which a document is fetched, and the one on which it is read."""

from bot.documents.blocks import Document
from bot.documents.kinds import KINDS
from bot.pages import fields
from bot.pages.document_blocks import drawn
from bot.pages.layout import document as page
from bot.pages.markup import Markup, element
from cards.text import Text
from sspf.domain.documents import DocumentKind, Ordered
from sspf.use_cases.order_document import Held


def draw_fetch(held: Held, form_token: str, fault: str = "") -> Markup:
    """Nothing of the document stands here: a mail scanner may have opened it."""
    text = Text.load(held.language)
    return page(
        text,
        text(f"document.title.{held.ordered.kind}"),
        fields.summary(text("page.look"), [("", text(fault))]) if fault else None,
        element("p", text("document.page_how")),
        _form(held.ordered, form_token, text),
        element("p", text("document.page_keep")),
        element("footer", element("p", text("document.page_again"))),
        municipality=held.municipality,
    )


def draw_read(held: Held, document: Document, form_token: str, fault: str = "") -> Markup:
    text = Text.load(held.language)
    is_screen = held.ordered.kind is DocumentKind.SCREEN
    files = [_files(held, form_token, text)] if KINDS[held.ordered.kind].forms else []
    printed = held.ordered.kind is DocumentKind.FAMILY_PLAN
    return page(
        text,
        document.title,
        fields.summary(text("page.look"), [("", text(fault))]) if fault else None,
        element("p", text("screen.safe"), class_="no-print") if is_screen else None,
        element("article", *drawn(document), class_="screen" if is_screen else "paper"),
        element("p", text("family.print"), class_="no-print") if printed else None,
        *files,
        municipality=held.municipality,
    )


def draw_busy(held: Held) -> Markup:
    text = Text.load(held.language)
    said = element("p", text("document.wait_do"))
    return page(text, text("document.wait"), said, municipality=held.municipality)


def _files(held: Held, form_token: str, text: Text) -> Markup:
    return element(
        "footer",
        element("p", text("document.page_print")),
        _form(held.ordered, form_token, text),
        class_="no-print",
    )


def _form(ordered: Ordered, form_token: str, text: Text) -> Markup:
    """What was asked for is the main choice; the other kinds of file stand beside it."""
    first = ordered.form or KINDS[ordered.kind].forms[0]
    buttons = [
        fields.button("gor", form.value, text(f"document.form.{form}"), primary=form is first)
        for form in sorted(KINDS[ordered.kind].forms, key=lambda form: form is not first)
    ]
    return element(
        "form", fields.hidden("form", form_token), fields.buttons(*buttons), method="post"
    )
