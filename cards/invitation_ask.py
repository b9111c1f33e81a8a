"""Kallelse att skicka: to the convener, who gets it and when. Sends nothing by itself."""

from cards.actions import POSITIVE, Buttons
from cards.acts import Act
from cards.envelope import Card, card
from cards.facts import about
from cards.markdown import Markdown
from cards.mint import Mint
from cards.parts import WARNING, Element, box, heading, line
from cards.text import Text
from sspf.domain.messages.meeting import InvitationAsk

TITLE = "title.invitation_ask"


def render(message: InvitationAsk, text: Text, mint: Mint) -> Card:
    body = [
        line(about(message.meeting, text)),
        box(*_when(message, text)),
        *_warnings(message, text),
        *_recipients(message, text),
    ]
    return card(text, text(TITLE), body, _buttons(message, text, mint))


def _when(message: InvitationAsk, text: Text) -> list[Element]:
    if message.already_called:
        return [line(text.md("invitation_ask.sent"))]
    planned = [line(text.md("invitation_ask.planned", date=text.day(message.planned_on)))]
    if message.planned_in:
        planned.append(line(text.md("invitation_ask.break", name=text.worded(message.planned_in))))
    return planned


def _warnings(message: InvitationAsk, text: Text) -> list[Element]:
    if not message.warnings:
        return []
    names = text.worded(message.warnings)
    return [box(line(text.md("invitation_ask.warning", names=names)), style=WARNING)]


def _recipients(message: InvitationAsk, text: Text) -> list[Element]:
    count = Markdown(text.plural("recipients.count", len(message.recipients)))
    names = text.md("recipients.names", names=text.join(message.recipients))
    return [
        heading(count, spacing="Large", separator=True),
        line(names, spacing="Small"),
        *(_seat(party, people, text) for party, people in message.seats),
        *(
            line(text.md("invitation_ask.outside", party=party), spacing="Small")
            for party in message.outside
        ),
    ]


def _seat(party: str, people: tuple[str, ...], text: Text) -> Element:
    """Every seat of the model, also one that nobody has (A1)."""
    if not people:
        return line(text.md("attendance.nobody", party=party), spacing="Small")
    who = text.md("standing.seat", party=party, state=text.join(people))
    return line(who, spacing="Small")


def _buttons(message: InvitationAsk, text: Text, mint: Mint) -> list[Element]:
    if message.already_called:
        return []
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    return [
        press(text("invitation_ask.send"), Act.INVITATION_SEND, style=POSITIVE),
        press(text("invitation_ask.wait"), Act.INVITATION_WAIT),
    ]
