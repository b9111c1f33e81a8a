"""Utkastet är sparat: safe, and not sent."""

from cards.actions import Buttons
from cards.acts import Act
from cards.envelope import Card, card
from cards.mint import Mint
from cards.parts import box, line
from cards.text import Text
from sspf.domain.messages.briefing import DraftSaved

TITLE = "title.draft_saved"


def render(message: DraftSaved, text: Text, mint: Mint) -> Card:
    saved = text.md("draft.saved", moment=text.moment(message.saved_at))
    seen = text.md("briefing.seen_by", names=text.join(message.seen_by))
    body = [
        box(line(saved), *([line(seen, spacing="None")] if message.seen_by else [])),
        line(text.md("draft.not_sent", deadline=text.moment(message.deadline))),
    ]
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    return card(text, text(TITLE), body, [press(text("draft.continue"), Act.BRIEFING_OPEN)])
