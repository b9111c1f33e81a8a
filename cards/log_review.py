"""Logggranskning: how many reads there were, a sample of them, and the button that signs."""

from datetime import date
from typing import Any

from cards.actions import POSITIVE, Buttons
from cards.acts import Act
from cards.envelope import Card, card
from cards.mint import Mint
from cards.parts import Element, bold, box, heading, line, rich, run
from cards.text import Text
from sspf.domain.messages.log_review import (
    LogReviewFacts,
    LogReviewLine,
    LogReviewNews,
    LogReviewStanding,
    NoLogReview,
)

TITLE = "title.log_review"
TITLE_NONE = "title.no_log_review"


def render_news(message: LogReviewNews, text: Text, mint: Mint) -> Card:
    facts = message.facts
    body = [
        *([bold(text.md("log_review.overdue"))] if message.is_overdue else []),
        line(text.md("log_review.intro", month=_month(facts, text))),
        _counts(facts, text),
        line(text.md("log_review.how" if message.may_open else "log_review.see_to_it")),
    ]
    open_it = _press(facts, mint)(text("log_review.open"), Act.LOG_REVIEW_OPEN)
    return card(text, text(TITLE), body, [open_it] if message.may_open else [])


def render(message: LogReviewStanding, text: Text, mint: Mint) -> Card:
    facts = message.facts
    body: list[Element] = [
        line(text.md("log_review.intro", month=_month(facts, text))),
        _counts(facts, text),
        *_listed("log_review.odd", message.odd, text),
        *_listed("log_review.sample", message.sample, text),
        *_end(message, text),
    ]
    sign = _press(facts, mint)(text("log_review.sign"), Act.LOG_REVIEW_SIGN, style=POSITIVE)
    return card(text, text(TITLE), body, [] if message.signed_at else [sign], wide=True)


def render_none(message: NoLogReview, text: Text, mint: Mint) -> Card:
    return card(text, text(TITLE_NONE), [line(text.md("log_review.none"))])


def _press(facts: LogReviewFacts, mint: Mint) -> Buttons:
    return Buttons(mint, f"logreview-{facts.month}", facts.version)


def _month(facts: LogReviewFacts, text: Text) -> str:
    year, month = map(int, facts.month.split("-"))
    return text.month(date(year, month, 1))


def _counts(facts: LogReviewFacts, text: Text) -> Element:
    told = [
        text.md("log_review.reads", n=facts.reads),
        text.md("log_review.people", n=facts.people),
        text.md("log_review.cases", n=facts.cases),
    ]
    odd: list[Any] = [
        *([text.md("log_review.many_cases", n=facts.many_cases)] if facts.many_cases else []),
        *([text.md("log_review.odd_hours", n=facts.odd_hours)] if facts.odd_hours else []),
        *([text.md("log_review.refused", n=facts.refused)] if facts.refused else []),
    ]
    return box(*(line(words, spacing="Small") for words in told), *(bold(words) for words in odd))


def _listed(title: str, lines: tuple[LogReviewLine, ...], text: Text) -> list[Element]:
    if not lines:
        return []
    return [heading(text.md(title), spacing="Large"), *(_row(each, text) for each in lines)]


def _row(each: LogReviewLine, text: Text) -> Element:
    act = _word("audit.act", each.tag.rpartition(":")[2], text)
    parts = [each.actor, each.party, act, _word("audit.purpose", each.purpose, text), each.ground]
    return rich(
        run(f"{each.position}. {text.moment(each.at)} ", weight="Bolder"),
        run(" · ".join(part for part in parts if part)),
        spacing="Small",
    )


def _word(kind: str, code: str, text: Text) -> str:
    """The code itself where nobody has written words for it."""
    return text(f"{kind}.{code}") if f"{kind}.{code}" in text else code


def _end(message: LogReviewStanding, text: Text) -> list[Element]:
    if message.signed_at is None:
        return [line(text.md("log_review.ask"))]
    words = text.md("log_review.signed", name=message.signed_by, at=text.moment(message.signed_at))
    return [bold(words)]
