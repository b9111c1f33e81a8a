"""Muntligt underlag: the convener notes what an agency said by word of mouth."""

from cards.actions import POSITIVE, Buttons
from cards.acts import Act
from cards.briefing_faults import part_fault_box
from cards.briefing_part import NOT_KEPT, Parts, part_form
from cards.envelope import Card, card, fitted
from cards.facts import about
from cards.faults import fault_box
from cards.inputs import choice
from cards.mint import Mint
from cards.parts import Element, line
from cards.text import Text
from sspf.domain.messages.briefing import OralForm

TITLE = "title.oral"
PARTY = "party"


class Submission(Parts):
    party: str = ""


def render(message: OralForm, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: OralForm, text: Text, mint: Mint, limit: int) -> Card:
    body = [
        *_faults(message, text),
        line(about(message.meeting, text)),
        line(text.md("oral.intro")),
        _party(message, text),
        *(element for part in message.parts for element in part_form(part, text, limit, NOT_KEPT)),
        line(text.md("oral.legal"), spacing="Large", separator=True),
    ]
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    buttons = [
        press.sending(text("oral.save"), Act.ORAL_SAVE, style=POSITIVE),
        press(text("oral.back"), Act.STANDING_SHOW),
    ]
    return card(text, text(TITLE), body, buttons, wide=True)


def _faults(message: OralForm, text: Text) -> list[Element]:
    first = text.md("oral.not_saved")
    return [
        *fault_box(first, message.faults, (), text),
        *part_fault_box(message.parts, first, text),
    ]


def _party(message: OralForm, text: Text) -> Element:
    return choice(
        PARTY,
        text("oral.party"),
        text("oral.party_error"),
        [(party.name, party.key) for party in message.parties],
        placeholder=text("party.choose"),
        value=message.party,
    )
