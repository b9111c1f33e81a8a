"""Övergripande mål: now and new under each other, before the steering group's words are shown."""

from cards.actions import POSITIVE, Buttons
from cards.acts import LIST, Act
from cards.envelope import Card, card, fitted
from cards.faults import fault_box
from cards.mint import Mint
from cards.parts import Element, bold, box, line, paragraphs
from cards.text import Text
from sspf.domain.messages.general import ConfirmAim

TITLE = "title.confirm"


def render(message: ConfirmAim, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: ConfirmAim, text: Text, mint: Mint, limit: int) -> Card:
    body: list[Element] = [
        *fault_box(text.md("aim.not_saved"), message.faults, (), text),
        line(text.md("aim.intro")),
        box(
            bold(text.md("aim.now")),
            *paragraphs(message.now, limit),
            bold(text.md("aim.new"), spacing="Medium"),
            *paragraphs(message.new, limit),
        ),
        line(text.md("aim.shown")),
    ]
    press = Buttons(mint, LIST)
    yes = press(text("aim.yes"), Act.AIM_CHANGE, style=POSITIVE)
    no = press(text("cancel"), Act.CHANGE_DISMISS)
    return card(text, text(TITLE), body, [no] if message.faults else [yes, no])
