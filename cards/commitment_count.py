"""Hur många åtaganden: one number, or one for each agency, and what it covers."""

from cards.actions import POSITIVE, Buttons
from cards.acts import LIST, Act
from cards.commitment_list import scope_words
from cards.envelope import Card, card
from cards.mint import Mint
from cards.parts import Element, line, subtle
from cards.text import Text
from sspf.domain.messages.commitment import CommitmentCount

TITLE = "title.commitment_count"


def render(message: CommitmentCount, text: Text, mint: Mint) -> Card:
    scope = text.md("list.scope", scope=scope_words(message.scope, text), logged="")
    of: list[Element] = [
        line(text.md("count.party", name=name, n=n), spacing="Small") for name, n in message.of
    ]
    show = Buttons(mint, LIST)(text("list.all_open"), Act.COMMITMENTS_OPEN, style=POSITIVE)
    body = [line(text.md("count.total", n=message.total)), *of, subtle(scope, spacing="Small")]
    return card(text, text(TITLE), body, [show])
