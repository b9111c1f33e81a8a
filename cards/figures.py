"""Siffror: the figures that were asked for, each with its rows; counts beside percentages."""

from collections.abc import Mapping

from cards.actions import Buttons
from cards.acts import LIST, Act
from cards.envelope import Card, card, first_that_fits
from cards.figure_words import name_of, rows_of
from cards.markdown import escaped
from cards.mint import Mint
from cards.parts import Element, bold, group, line, subtle
from cards.text import Text
from sspf.domain.documents import DocumentKind, Ordered
from sspf.domain.figures import Figure
from sspf.domain.messages.figures import FiguresShown

TITLE = "title.figures"
MOST = (40, 24, 22, 20, 18, 16, 14, 12, 10, 8, 6, 5, 4, 3, 2, 1)
"""Figures that are tried to be shown; a card has little room, and each that fits is shown."""


def render(message: FiguresShown, text: Text, mint: Mint) -> Card:
    return first_that_fits(lambda most: _drawn(message, text, mint, most), MOST)


def _drawn(message: FiguresShown, text: Text, mint: Mint, most: int) -> Card:
    first, last = text.day(message.period.first), text.day(message.period.last, year=True)
    left = len(message.figures) - most
    limit = message.limit
    body = [
        line(text.md("figures.period", first=first, last=last)),
        subtle(
            text.md("figures.masked" if message.is_masked else "figures.exact", limit=limit),
            spacing="Small",
        ),
        *(figure_rows(f, message.words, limit, text) for f in message.figures[:most]),
        *([] if message.figures else [line(text.md("figures.none"))]),
        *([subtle(text.md("figures.more", n=left))] if left > 0 else []),
    ]
    what = Ordered(DocumentKind.FIGURES, of=str(message.period))
    get = Buttons(mint, LIST)(text("document.get"), Act.DOCUMENT_GET, value=str(what))
    return card(text, text(TITLE), body, [get] if message.figures else [])


def figure_rows(figure: Figure, words: Mapping[str, str], limit: int, text: Text) -> Element:
    """A figure's name, and a line for each of its numbers."""
    return group(
        bold(escaped(name_of(figure.metric, text))),
        *(
            line(text.md("figures.row", name=text.capital(name), value=value), spacing="None")
            for name, value in rows_of(figure, words, limit, text)
        ),
    )
