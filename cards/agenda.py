"""Dagordning till SSPF-mötet: texts open, not folded, because it is read in a corridor."""

from cards.actions import Buttons
from cards.acts import LIST, Act
from cards.agenda_points import sections
from cards.envelope import Card, card
from cards.facts import beside, duty, hours
from cards.markdown import Markdown
from cards.mint import Mint
from cards.pages import page_of, paged
from cards.parts import Element, bold, box, cut, line, rich, run, subtle
from cards.text import Text
from sspf.domain.documents import DocumentKind
from sspf.domain.messages.agenda import AgendaDocument

TITLE = "title.agenda"
AIM_LIMIT = 300


def render(message: AgendaDocument, text: Text, mint: Mint) -> Card:
    pages = paged(sections(message, text, mint))
    rows, place = page_of(pages, message.page)
    body = [*_first(message, text, is_first=place == 1), *rows]
    if len(pages) > 1:
        body.append(subtle(text.md("page.of", page=place, pages=len(pages)), spacing="Large"))
    return card(
        text, text(TITLE), body, _buttons(message, text, mint, place, len(pages)), wide=True
    )


def _first(message: AgendaDocument, text: Text, *, is_first: bool) -> list[Element]:
    """The duty to report stands on top of every page (R-100)."""
    when = text.capital(hours(message.meeting, text))
    said = [line(text.md("agenda.when", hours=when, group=message.meeting.group))]
    said += beside(message.meeting.place, message.meeting.remark, text)
    if not message.is_approved:
        said.append(bold(text.md("agenda.not_approved"), spacing="Small"))
    if message.aim and is_first:
        said.append(rich(run(cut(message.aim, AIM_LIMIT), isSubtle=True)))
    return [*said, box(line(_duty(message, text)))]


def _duty(message: AgendaDocument, text: Text) -> Markdown:
    return duty(text, message.concern_link, message.municipality)


def _buttons(
    message: AgendaDocument, text: Text, mint: Mint, place: int, pages: int
) -> list[Element]:
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    turn = []
    if place < pages:
        turn.append(press(text("page.next"), Act.AGENDA_PAGE, value=str(place + 1)))
    if place > 1:
        turn.append(press(text("page.former"), Act.AGENDA_PAGE, value=str(place - 1)))
    get = press(text("document.get"), Act.DOCUMENT_GET, value=DocumentKind.AGENDA)
    return [*turn, Buttons(mint, LIST)(text("show_mine"), Act.COMMITMENTS_MINE), get]
