"""Något att stämma av: to the coordinator alone, without a code, for it cannot be called back."""

from cards.actions import POSITIVE, Buttons
from cards.acts import Act
from cards.case_parts import duty_box
from cards.envelope import Card, card
from cards.mint import Mint
from cards.parts import line
from cards.text import Text
from sspf.domain.case_reminders import CaseNudge
from sspf.domain.case_work import Section
from sspf.domain.messages.case import CaseNews

TITLE = "title.case_news"


def render(message: CaseNews, text: Text, mint: Mint) -> Card:
    press = Buttons(mint, message.case)
    closing = press(text("case.open.close"), Act.CASE_OPEN, value=Section.CLOSE)
    buttons = [
        press(text("case.show"), Act.CASE_SHOW, style=POSITIVE),
        *([closing] if message.what is CaseNudge.GO_ON else []),
    ]
    body = [line(text.md(f"case.nudge.{message.what}")), duty_box(message.duty, text)]
    return card(text, text(TITLE), body, buttons)
