"""Logg: who did what and when, newest first; tags and names alone."""

from cards.envelope import Card, card
from cards.mint import Mint
from cards.parts import line, rich, run
from cards.text import Text
from sspf.domain.messages.answers import AccessLog

TITLE = "title.access_log"


def render(message: AccessLog, text: Text, mint: Mint) -> Card:
    rows = [
        rich(
            run(f"{text.moment(each.at)} ", weight="Bolder"),
            run(f"{each.actor} · {each.tag}"),
            spacing="Small",
        )
        for each in message.lines
    ]
    return card(text, text(TITLE), [line(text.md("access_log.intro")), *rows], wide=True)
