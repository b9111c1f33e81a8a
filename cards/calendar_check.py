"""Räcker kalendariet? What is missing, each on a line of its own."""

from cards.envelope import Card, card
from cards.mint import Mint
from cards.notes import warned
from cards.parts import line
from cards.text import Text
from sspf.domain.messages.calendar import CalendarCheck

TITLE = "title.calendar_check"


def render(message: CalendarCheck, text: Text, mint: Mint) -> Card:
    body = [line(text.md("check.ahead", n=message.ahead, group=message.group))]
    if message.lacks:
        body += [*warned("limit.heading", message.lacks, text), line(text.md("check.what_to_do"))]
    else:
        body.append(line(text.md("check.enough" if message.is_ruled else "check.no_rule")))
    return card(text, text(TITLE), body)
