"""Svar på kallelsen: what was answered, and the way to change it."""

from cards.actions import Buttons
from cards.acts import Act
from cards.envelope import Card, card
from cards.facts import about, way_in
from cards.mint import Mint
from cards.parts import Element, bold, box, line
from cards.text import Text
from sspf.domain.invitations import Response
from sspf.domain.messages.meeting import InvitationAnswered

TITLE = "title.invitation_answered"


def render(message: InvitationAnswered, text: Text, mint: Mint) -> Card:
    answer = [bold(text.md(f"answered.{message.response}"))]
    if message.deputy:
        answer.append(line(text.md("answered.deputy", name=message.deputy), spacing="None"))
    body = [
        line(about(message.meeting, text)),
        box(*answer),
        line(text.md("answered.convener")),
        *_link(message, text),
    ]
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    return card(text, text(TITLE), body, [press(text("answered.change"), Act.INVITATION_CHANGE)])


def _link(message: InvitationAnswered, text: Text) -> list[Element]:
    """For whoever may come."""
    if not message.join_url or message.response is Response.DECLINED:
        return []
    return [way_in(text, message.join_url)]
