"""Hela texten: what one agency wrote, without cuts."""

from cards.envelope import Card, card, fitted
from cards.facts import on_day
from cards.mint import Mint
from cards.parts import bold, line, paragraphs, subtle
from cards.text import Text
from sspf.domain.messages.agenda import WholeText

TITLE = "title.whole_text"


def render(message: WholeText, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, limit))


def _drawn(message: WholeText, text: Text, limit: int) -> Card:
    body = [
        line(on_day(message.meeting, text)),
        bold(text.md("whole.from", party=message.party)),
        *paragraphs(message.text, limit),
    ]
    if len(message.text) > limit:
        body.append(subtle(text.md("whole.cut", party=message.party)))
    return card(text, text(TITLE), body, wide=True)
