"""Muntligt underlag: the convener notes what an agency said by word of mouth."""

from datetime import time
from typing import Annotated

from pydantic import BeforeValidator

from cards.actions import POSITIVE, Buttons
from cards.acts import Act
from cards.briefing_faults import part_fault_box
from cards.briefing_part import NOT_KEPT, Parts, part_form
from cards.envelope import Card, card, fitted
from cards.facts import about
from cards.faults import fault_box
from cards.inputs import choice, radio, time_field
from cards.mint import Mint
from cards.parts import Element, line
from cards.text import Text
from sspf.domain.invitations import Response
from sspf.domain.messages.briefing import OralForm

TITLE = "title.oral"
PARTY, SAID_AT, RESPONSE, PERSON = "party", "said_at", "response", "person"
Blank = BeforeValidator(lambda typed: typed or None)


class Submission(Parts):
    party: str = ""
    said_at: Annotated[time | None, Blank] = None
    """Today, local."""
    response: Annotated[Response | None, Blank] = None
    person: str = ""


def render(message: OralForm, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: OralForm, text: Text, mint: Mint, limit: int) -> Card:
    body = [
        *_faults(message, text),
        line(about(message.meeting, text)),
        line(text.md("oral.intro")),
        _party(message, text),
        _said_at(message, text),
        *_kallelse(message, text),
        *(element for part in message.parts for element in part_form(part, text, limit, NOT_KEPT)),
        line(text.md("oral.legal"), spacing="Large", separator=True),
    ]
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    buttons = [
        press.sending(text("oral.save"), Act.ORAL_SAVE, style=POSITIVE),
        press(text("oral.back"), Act.STANDING_SHOW),
    ]
    return card(text, text(TITLE), body, buttons, wide=True)


def _said_at(message: OralForm, text: Text) -> Element:
    value = message.said_at.strftime("%H:%M") if message.said_at else ""
    return time_field(SAID_AT, text("oral.said_at"), text("oral.said_at_error"), value=value)


def _kallelse(message: OralForm, text: Text) -> list[Element]:
    """The answer to the kallelse, if that was what they said."""
    responses = [(text(f"oral.{each}"), each.value) for each in Response]
    people = [(f"{p.name}, {p.title}", p.id) for p in message.people]
    return [
        radio(RESPONSE, text("oral.response"), text("oral.response_error"), responses),
        choice(
            PERSON,
            text("oral.person"),
            text("oral.person_error"),
            people,
            placeholder=text("oral.person_choose"),
        ),
    ]


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
