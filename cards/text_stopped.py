"""Texten är sparad men inte skickad: what is kept, what is stopped, what was sent, the way out."""

from pydantic import BaseModel, ConfigDict

from cards.actions import DESTRUCTIVE, POSITIVE, Buttons, action_set
from cards.acts import Act
from cards.concern import concern_box
from cards.envelope import Card, card
from cards.inputs import text_field
from cards.mint import Mint
from cards.parts import WARNING, Element, bold, box, line
from cards.text import Text
from sspf.domain.case_texts import TEXT_LIMIT
from sspf.domain.messages.case_text import TextStopped

TITLE = "title.text_stopped"
FIELD = "text"


class Submission(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str | None = None


def render(message: TextStopped, text: Text, mint: Mint) -> Card:
    body = [
        _stopped(message, text),
        *([line(text.md("stopped.sent"))] if message.was_sent else []),
        _field(message, text),
        *([line(text.md("stopped.more", n=message.more))] if message.more else []),
        concern_box(
            text, message.concern_link, message.municipality, asks=message.asks_about_concern
        ),
        bold(text.md("stopped.what_now"), spacing="Large"),
    ]
    press = Buttons(mint, message.text_id)
    buttons = [
        press.sending(text("stopped.consent"), Act.CONSENT_START, style=POSITIVE),
        press.sending(text("stopped.ground"), Act.GROUND_START),
        press.sending(text("stopped.keep"), Act.CASE_TEXT_KEEP),
        press(text("stopped.remove"), Act.CASE_TEXT_REMOVE, style=DESTRUCTIVE),
    ]
    return card(text, text(TITLE), [*body, action_set(*buttons)], wide=True)


def _stopped(message: TextStopped, text: Text) -> Element:
    key = "stopped.why" if message.code else "stopped.why_no_code"
    why = text.md(key, code=message.code) if message.code else text.md(key)
    return box(bold(text.md("stopped.part")), line(why, spacing="Small"), style=WARNING)


def _field(message: TextStopped, text: Text) -> Element:
    key = "stopped.text" if message.code else "stopped.text_no_code"
    label = text(key, code=message.code) if message.code else text(key)
    return text_field(
        FIELD, label, text("stopped.text_error", limit=TEXT_LIMIT), TEXT_LIMIT, value=message.text
    )
