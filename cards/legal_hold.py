"""Stopp för gallring: one case that is not to be purged, and why."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from cards.actions import POSITIVE, Buttons
from cards.acts import LIST, Act
from cards.concern import concern_note
from cards.envelope import Card, card
from cards.faults import fault_box
from cards.inputs import radio, short_field
from cards.mint import Mint
from cards.parts import line
from cards.text import Text
from sspf.domain.messages.retention import HoldForm, HoldPut
from sspf.domain.retention import HoldReason

TITLE = "title.legal_hold"
CODE, REASON = "hold_code", "hold_reason"
LONG = 12


class Submission(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    hold_code: str = ""
    hold_reason: str = ""

    def form(self) -> HoldForm:
        return HoldForm(code=self.hold_code, reason=self.hold_reason)


def fields_of(form: HoldForm) -> dict[str, Any]:
    """What the card would send back with this form in it."""
    return {CODE: form.code, REASON: form.reason}


def render(message: HoldForm, text: Text, mint: Mint) -> Card:
    press = Buttons(mint, LIST)
    reasons = [(text(f"retention.hold.{reason}"), str(reason)) for reason in HoldReason]
    missing = text("fault.retention.code"), text("fault.retention.reason")
    body = [
        *fault_box(text.md("retention.not_saved"), message.faults, (), text),
        line(text.md("retention.hold_intro")),
        short_field(CODE, text("retention.hold_code"), missing[0], LONG, value=message.code),
        radio(REASON, text("retention.hold_reason"), missing[1], reasons, value=message.reason),
        *concern_note(text),
    ]
    buttons = [
        press.sending(text("retention.hold_put"), Act.RETENTION_HOLD, style=POSITIVE),
        press.sending(text("retention.hold_lift"), Act.RETENTION_RELEASE),
        press(text("cancel"), Act.CHANGE_DISMISS),
    ]
    return card(text, text(TITLE), body, buttons)


def render_done(message: HoldPut, text: Text, mint: Mint) -> Card:
    if not message.reason:
        lifted = line(text.md("retention.hold_lifted", code=message.code))
        return card(text, text(TITLE), [lifted, *concern_note(text)])
    body = [
        line(text.md("retention.hold_stands", code=message.code)),
        line(text.md(f"retention.hold.{message.reason}")),
        line(text.md("retention.hold_end")),
        *concern_note(text),
    ]
    return card(text, text(TITLE), body)
