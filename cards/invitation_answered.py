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
from sspf.domain.roads import Road

TITLE = "title.invitation_answered"


def render(message: InvitationAnswered, text: Text, mint: Mint) -> Card:
    answer = [bold(text.md(f"answered.{message.response}"))]
    if message.deputy:
        answer.append(line(text.md("answered.deputy", name=message.deputy), spacing="None"))
    if message.mandate is not None:
        said = "with" if message.mandate else "without"
        answer.append(line(text.md(f"answered.mandate_{said}"), spacing="None"))
    if message.road is not Road.TEAMS:
        answer.append(line(text.md(f"came.own_{message.road}"), spacing="None"))
    body = [
        line(about(message.meeting, text)),
        box(*answer),
        line(text.md("answered.convener")),
        *_link(message, text),
    ]
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    buttons = [press(text("answered.change"), Act.INVITATION_CHANGE)]
    if message.asks_mandate:
        body.append(line(text.md("answered.mandate_asked")))
        with_, without = text("answered.with_mandate"), text("answered.without_mandate")
        buttons = [press(with_, Act.MANDATE_YES), press(without, Act.MANDATE_NO), *buttons]
    return card(text, text(TITLE), body, buttons)


def _link(message: InvitationAnswered, text: Text) -> list[Element]:
    """For whoever may come."""
    if not message.join_url or message.response is Response.DECLINED:
        return []
    return [way_in(text, message.join_url)]
