"""Lov: those ahead, what was changed lately, and a form for one more."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from cards.actions import POSITIVE, Buttons
from cards.acts import LIST, Act
from cards.break_words import break_line, days
from cards.envelope import Card, card
from cards.inputs import choice, date_field, text_field
from cards.markdown import escaped
from cards.mint import Mint
from cards.parts import Element, bold, heading, line, subtle
from cards.text import Text
from sspf.domain.breaks import LONGEST_NAME
from sspf.domain.messages.breaks import BreakBook, BreakHistoryLine
from sspf.domain.organisation import Break, BreakEffect

TITLE = "title.breaks"
MOST = 20
"""Breaks that are listed."""


class Submission(BaseModel):
    """The form; an empty date is asked for again."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    break_name: str = ""
    break_first: str = ""
    break_last: str = ""
    break_effect: BreakEffect = BreakEffect.WARN

    def one(self) -> Break | None:
        """None when a date is missing; the last day may be left out."""
        try:
            first = date.fromisoformat(self.break_first)
            last = date.fromisoformat(self.break_last) if self.break_last else first
        except ValueError:
            return None
        return Break(name=self.break_name.strip(), first=first, last=last, effect=self.break_effect)


def render(message: BreakBook, text: Text, mint: Mint) -> Card:
    shown = message.breaks[:MOST]
    left = len(message.breaks) - len(shown)
    body: list[Element] = [
        line(text.md("breaks.count", n=len(message.breaks), municipality=message.municipality)),
        *(line(break_line(one, text), spacing="Small") for one in shown),
        *([subtle(text.md("meetings.more", n=left))] if left else []),
        *_history(message.history, text),
    ]
    if not message.may_change:
        return card(text, text(TITLE), body)
    add = Buttons(mint, LIST).sending(text("breaks.add"), Act.BREAKS_ADD, style=POSITIVE)
    return card(text, text(TITLE), [*body, *_form(text)], [add])


def _history(lines: tuple[BreakHistoryLine, ...], text: Text) -> list[Element]:
    if not lines:
        return []
    said = [
        text.md(
            f"breaks.history.{each.kind}",
            on=text.capital(text.day(each.on)),
            by=each.by or text("breaks.history.nobody"),
            name=each.one.name,
            days=days(each.one, text),
        )
        for each in lines
    ]
    title = bold(text.md("breaks.history"), spacing="Medium")
    return [title, *(subtle(words, spacing="Small") for words in said)]


def _form(text: Text) -> list[Element]:
    effects = [(text(f"break.effect.{each}"), each.value) for each in BreakEffect]
    return [
        heading(text.md("breaks.form"), spacing="Large", separator=True),
        text_field("break_name", text("breaks.name"), text("breaks.name_error"), LONGEST_NAME),
        date_field("break_first", text("breaks.first"), text("breaks.first_error")),
        date_field("break_last", text("breaks.last"), text("breaks.last_error")),
        choice(
            "break_effect",
            text("breaks.effect"),
            text("breaks.effect_error"),
            effects,
            value=BreakEffect.WARN.value,
        ),
        subtle(escaped(text("breaks.typed"))),
    ]
