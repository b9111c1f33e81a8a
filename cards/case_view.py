"""Ett ärende: what this reader may see of it, in the order in which it is worked on."""

from cards.case_parts import duty_box, found_in, head_box, show_button
from cards.envelope import Card, card, fitted
from cards.markdown import Markdown
from cards.mint import Mint
from cards.parts import Element, heading, line, paragraphs
from cards.text import Text
from sspf.domain.messages.case import CaseView, IntakeShown

TITLE = "title.case"


def render(message: CaseView, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: CaseView, text: Text, mint: Mint, limit: int) -> Card:
    body = [
        head_box(message.head, text),
        *(_intake(message.intake, text, limit) if message.intake else []),
        *found_in(message.item_title, text),
        line(text.md("case.logged"), spacing="Medium", separator=True),
        duty_box(message.duty, text),
    ]
    return card(text, text(TITLE), body, [show_button(message.head, text, mint)], wide=True)


def _intake(intake: IntakeShown, text: Text, limit: int) -> list[Element]:
    return [
        heading(text.md("case.raising"), spacing="Large"),
        *(line(words, spacing="Small") for words in _facts(intake, text)),
        *(paragraphs(intake.note, limit) if intake.note else []),
    ]


def _facts(intake: IntakeShown, text: Text) -> list[Markdown]:
    """A concern is said as a suspicion (A7)."""
    factors, why = intake.risk_factors, intake.why_here
    return [
        *([text.md("case.is_age", age=text(f"case.age.{intake.age}"))] if intake.age else []),
        *_year(intake, text),
        *_source(intake, text),
        text.md("case.suspected", names=text.join(map(_small, intake.concerns))),
        *([text.md("case.factors", names=text.join(map(_small, factors)))] if factors else []),
        *(text.md(f"case.why.{key}") for key in why),
        text.md("case.was_spoken" if intake.family_spoken else "case.not_spoken"),
        text.md("case.was_considered" if intake.report_considered else "case.not_considered"),
    ]


def _source(intake: IntakeShown, text: Text) -> list[Markdown]:
    if not intake.source:
        return []
    return [text.md("case.is_source", source=text(f"case.source.{intake.source}"))]


def _year(intake: IntakeShown, text: Text) -> list[Markdown]:
    return (
        [text.md("case.is_year", year=text(f"case.year.{y}"))] if (y := intake.school_year) else []
    )


def _small(words: str) -> str:
    """In the middle of a sentence."""
    return words[:1].lower() + words[1:]
