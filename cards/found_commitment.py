"""Ett åtagande, as it is put in a message from the compose box: no button, for others read it."""

from cards.envelope import Card, card, fitted
from cards.lines import listed_row
from cards.mint import Mint
from cards.text import Text
from sspf.domain.messages.answers import FoundCommitment

TITLE = "title.found"


def render(message: FoundCommitment, text: Text, mint: Mint) -> Card:
    return fitted(
        lambda limit: card(text, text(TITLE), listed_row(message.line, text, limit), wide=True)
    )
