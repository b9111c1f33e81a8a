"""Mandat inför SSPF-mötet: every seat in words, those that lack something first."""

from cards.actions import Buttons
from cards.acts import Act
from cards.envelope import Card, card
from cards.facts import about
from cards.mint import Mint
from cards.parts import Element, bold, box, line, row
from cards.text import Text
from sspf.domain.messages.mandate import MandateRadar, SeatEmpty, SeatMandateLine

TITLE = "title.mandate"
TITLE_EMPTY = "title.seat_empty"
WITH = "with"


def render(message: MandateRadar, text: Text, mint: Mint) -> Card:
    short = [seat for seat in message.seats if seat.state != WITH]
    summed = (
        text.md("mandate.sum", n=len(short), total=len(message.seats))
        if short
        else text.md("mandate.all")
    )
    body = [
        line(about(message.meeting, text)),
        box(bold(summed)),
        *(_seat(seat, text) for seat in message.seats),
        line(text.md("mandate.what"), spacing="Medium"),
    ]
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    return card(text, text(TITLE), body, [press(text("mandate.standing"), Act.STANDING_SHOW)])


def render_empty(message: SeatEmpty, text: Text, mint: Mint) -> Card:
    body = [
        line(about(message.meeting, text)),
        box(bold(text.md("seat_empty.who", person=message.person))),
        line(text.md("seat_empty.party", party=message.party)),
    ]
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    return card(text, text(TITLE_EMPTY), body, [press(text("mandate.standing"), Act.STANDING_SHOW)])


def _seat(seat: SeatMandateLine, text: Text) -> Element:
    state = text(f"mandate.{seat.state}")
    who = [line(text.md("mandate.people", names=text.join(seat.people)), spacing="None")]
    return row(
        bold(text.md("standing.seat", party=seat.party, state=state)),
        *(who if seat.people else []),
    )
