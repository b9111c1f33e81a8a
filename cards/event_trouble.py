"""The calendar could not be brought up to date: what has happened, and the way to try once more."""

from cards.actions import POSITIVE, Buttons
from cards.acts import Act
from cards.envelope import Card, card
from cards.facts import about
from cards.mint import Mint
from cards.parts import WARNING, bold, box, line
from cards.text import Text
from sspf.domain.messages.event import EventTrouble

TITLE = "title.event_trouble"


def render(message: EventTrouble, text: Text, mint: Mint) -> Card:
    state = "cancelled" if message.is_cancelled else "on"
    body = [
        line(about(message.meeting, text)),
        box(
            bold(text.md(f"event_trouble.what.{message.reason}")),
            line(text.md(f"event_trouble.then.{state}"), spacing="None"),
            style=WARNING,
        ),
        line(text.md(f"event_trouble.do.{message.reason}")),
    ]
    press = Buttons(mint, message.meeting.id, message.puts)
    again = press(text(f"event_trouble.again.{state}"), Act.EVENT_AGAIN, style=POSITIVE)
    return card(text, text(TITLE), body, [again])
