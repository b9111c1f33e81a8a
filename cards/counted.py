"""Räknat: one more contact without a person, and the button that takes it back (C7)."""

from cards.actions import Buttons
from cards.acts import LIST, Act
from cards.envelope import Card, card
from cards.mint import Mint
from cards.parts import line, subtle
from cards.text import Text
from sspf.domain.messages.figures import ContactCounted

TITLE = "title.counted"
WITH_AGENCY = frozenset({"coordinator", "offered", "guided"})


def render(message: ContactCounted, text: Text, mint: Mint) -> Card:
    month = text.month(message.month)
    if message.is_undone:
        return card(text, text(TITLE), [line(text.md("counted.undone", month=month))])
    said = text.md(f"counted.{message.kind}", month=month, body=message.body)
    only = "counted.only" if message.kind in WITH_AGENCY else "counted.only_month"
    press = Buttons(mint, LIST)
    return card(
        text,
        text(TITLE),
        [line(said), subtle(text.md(only), spacing="Small")],
        [press(text("counted.undo"), Act.TALLY_UNDO)],
    )
