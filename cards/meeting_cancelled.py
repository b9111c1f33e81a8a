"""SSPF-mötet är inställt, and where the commitments of that day have gone."""

from cards.actions import Buttons
from cards.acts import LIST, Act
from cards.envelope import Card, card
from cards.facts import about
from cards.markdown import Markdown
from cards.mint import Mint
from cards.parts import bold, box, line
from cards.text import Text
from sspf.domain.messages.meeting import InvitationCancelled

TITLE = "title.meeting_cancelled"


def render(message: InvitationCancelled, text: Text, mint: Mint) -> Card:
    body = [
        line(about(message.meeting, text)),
        box(
            bold(text.md("cancelled.meeting")),
            line(text.md("cancelled.calendar"), spacing="None"),
        ),
    ]
    if message.moved_commitments:
        body.append(line(_commitments(message, text)))
    press = Buttons(mint, LIST)
    return card(text, text(TITLE), body, [press(text("meeting.next"), Act.MEETING_NEXT)])


def _commitments(message: InvitationCancelled, text: Text) -> Markdown:
    n = message.moved_commitments
    if message.moved_to is None:
        return text.md("cancelled.no_date", n=n)
    return text.md("cancelled.moved", n=n, date=text.day_week(message.moved_to))
