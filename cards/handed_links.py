"""Länkar att lämna vidare: an address to copy for each of an agency's members."""

from cards.envelope import Card, card
from cards.facts import about
from cards.mint import Mint
from cards.parts import Element, bold, line, rich, row, run
from cards.text import Text
from sspf.domain.messages.outside import HandedLink, HandedLinks

TITLE = "title.handed_links"


def render(message: HandedLinks, text: Text, mint: Mint) -> Card:
    body = [line(about(message.meeting, text)), *_said(message, text)]
    return card(text, text(TITLE), body, wide=True)


def _said(message: HandedLinks, text: Text) -> list[Element]:
    if message.is_revoked:
        return [line(text.md("links.revoked", party=message.party)), line(text.md("links.anew"))]
    if not message.lines:
        return [line(text.md("links.nobody", party=message.party))]
    if not all(each.address for each in message.lines):
        return [line(text.md("answer.no_pages"))]
    until = text.moment(message.until)
    return [
        line(text.md("links.intro", party=message.party)),
        *(_line(each, text) for each in message.lines),
        line(text.md("links.until", moment=until), spacing="Medium"),
        line(text.md("links.care")),
    ]


def _line(each: HandedLink, text: Text) -> Element:
    """The address is words to copy, not a button: whoever has it opens the other one's page."""
    return row(bold(text.md("links.whose", name=each.name)), rich(run(each.address)))
