"""Svar på kallelsen: what was answered, and the way to change it."""

from cards.actions import Buttons
from cards.acts import Act
from cards.envelope import Card, card
from cards.facts import about
from cards.mint import Mint
from cards.parts import bold, box, line
from cards.text import Text
from sspf.domain.messages.meeting import InvitationAnswered
from sspf.domain.roads import Road

TITLE = "title.invitation_answered"


def render(message: InvitationAnswered, text: Text, mint: Mint) -> Card:
    answer = [bold(text.md(f"answered.{message.response}"))]
    if message.deputy:
        answer.append(line(text.md("answered.deputy", name=message.deputy), spacing="None"))
    if message.road is not Road.TEAMS:
        answer.append(line(text.md(f"came.own_{message.road}"), spacing="None"))
    body = [
        line(about(message.meeting, text)),
        box(*answer),
        line(text.md("answered.convener")),
    ]
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    return card(text, text(TITLE), body, [press(text("answered.change"), Act.INVITATION_CHANGE)])
