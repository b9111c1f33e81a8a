"""SSPF-möte idag."""

from cards.actions import Buttons
from cards.acts import LIST, Act
from cards.envelope import Card, card
from cards.facts import way_in
from cards.mint import Mint
from cards.parts import bold, box, line
from cards.text import Text
from sspf.domain.messages.meeting import Today

TITLE = "title.today"


def render(message: Today, text: Text, mint: Mint) -> Card:
    facts = message.meeting
    starts = text.md("today.starts", clock=text.clock(facts.starts), group=facts.group)
    body = [
        box(bold(starts), way_in(text, message.join_url)),
        line(text.md("concern.short")),
    ]
    press = Buttons(mint, LIST)
    return card(text, text(TITLE), body, [press(text("show_mine"), Act.COMMITMENTS_MINE)])
