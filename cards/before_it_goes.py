"""Innan texten skickas: what the sender is asked as a step of its own (R-30, R-101, R-103)."""

from cards.actions import POSITIVE, Buttons
from cards.acts import Act
from cards.concern import concern_box
from cards.envelope import Card, card
from cards.mint import Mint
from cards.parts import WARNING, Element, bold, box, line
from cards.text import Text
from sspf.domain.messages.case_text import BeforeItGoes

TITLE = "title.before_it_goes"


def render(message: BeforeItGoes, text: Text, mint: Mint) -> Card:
    body = [
        line(text.md("before.saved")),
        *_weak(message, text),
        concern_box(
            text, message.concern_link, message.municipality, asks=message.asks_about_concern
        ),
        *_wait_not(message, text),
        line(text.md("before.to", names=text.join(message.recipients)), spacing="Large"),
    ]
    press = Buttons(mint, message.meeting.id, message.version)
    buttons = [
        press(text("before.send"), Act.CASE_TEXT_STEP, style=POSITIVE),
        press(text("before.back"), Act.BRIEFING_REOPEN),
    ]
    return card(text, text(TITLE), body, buttons, wide=True)


def _weak(message: BeforeItGoes, text: Text) -> list[Element]:
    if not message.weak:
        return []
    names = text.join(message.weak)
    warned = line(text.md("transfer.warn", party=names), spacing="Small")
    return [box(bold(text.md("transfer.first")), warned, style=WARNING)]


def _wait_not(message: BeforeItGoes, text: Text) -> list[Element]:
    """The meeting may be days away (R-103)."""
    is_acute = message.asks_about_concern and message.is_ahead
    return [bold(text.md("concern.wait_not"))] if is_acute else []
