"""Synpunkt på åtgärdsplanen: to the convener, in the writer's own words."""

from cards.actions import Buttons
from cards.acts import Act
from cards.envelope import Card, card, fitted
from cards.facts import on_day
from cards.mint import Mint
from cards.parts import box, line, paragraphs
from cards.text import Text
from sspf.domain.messages.minutes import Objection

TITLE = "title.objection"


def render(message: Objection, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: Objection, text: Text, mint: Mint, limit: int) -> Card:
    body = [
        line(on_day(message.meeting, text)),
        line(text.md("objection.from", by=message.by)),
        box(*paragraphs(message.text, limit, spacing="None")),
    ]
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    buttons = [
        press(text("objection.capture"), Act.CAPTURE_OPEN),
        press(text("capture.plan"), Act.CAPTURE_PLAN),
    ]
    return card(text, text(TITLE), body, buttons)
