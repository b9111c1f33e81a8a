"""Underlag att läsa: what agencies have submitted, or the parts that hold the words asked for."""

from itertools import groupby

from cards.envelope import Card, card, fitted
from cards.facts import about, duty_line
from cards.markdown import escaped
from cards.mint import Mint
from cards.parts import Element, bold, heading, line, paragraphs, subtle
from cards.text import Text
from sspf.domain.messages.answers import BriefingTexts

TITLE = "title.briefing_texts"


def render(message: BriefingTexts, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, limit))


def _drawn(message: BriefingTexts, text: Text, limit: int) -> Card:
    scope = ", ".join(text.phrase(said) for said in message.scope)
    body = [
        line(about(message.meeting, text)),
        subtle(text.md("list.scope", scope=scope, logged=""), spacing="Small"),
        *_texts(message, text, limit),
        *([] if message.texts else [line(text.md("briefing_texts.none"))]),
        *_missing(message, text),
        duty_line(text, message.concern_link, "", spacing="Medium"),
    ]
    return card(text, text(TITLE), body, wide=True)


def _texts(message: BriefingTexts, text: Text, limit: int) -> list[Element]:
    drawn: list[Element] = []
    for party, parts in groupby(message.texts, key=lambda each: each.party):
        drawn.append(heading(escaped(party), spacing="Large", separator=True))
        for each in parts:
            late = f" · {text('briefing_texts.late')}" if each.is_late else ""
            drawn.append(bold(escaped(f"{each.part}{late}"), spacing="Small"))
            drawn += paragraphs(each.text, limit, spacing="None")
    if any(len(each.text) > limit for each in message.texts):
        drawn.append(subtle(text.md("briefing_texts.cut")))
    return drawn


def _missing(message: BriefingTexts, text: Text) -> list[Element]:
    if not message.missing:
        return []
    words = text.md("briefing_texts.missing", names=text.join(message.missing))
    return [line(words, spacing="Medium")]
