"""Har vi gjort det vi lovade: what the last meeting decided and what came of it, by agency."""

from collections.abc import Sequence

from cards.actions import POSITIVE, Buttons
from cards.acts import LIST, Act
from cards.agenda_words import counts
from cards.envelope import Card, card, fitted
from cards.lines import brief_row
from cards.markdown import escaped
from cards.mint import Mint
from cards.parts import Element, bold, box, heading, line, row, subtle
from cards.text import Text
from sspf.domain.commitments import Effect
from sspf.domain.messages.answers import Promises, PromisesOf

TITLE = "title.promises"


def render(message: Promises, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: Promises, text: Text, mint: Mint, limit: int) -> Card:
    older = text.md("promises.older", n=message.older_open)
    body = [
        line(text.md("promises.from", date=text.day_week(message.meeting_on))),
        box(line(counts(message.counts, text)), *_effects(message.effects, text)),
        *(_agency(each, text) for each in message.of),
        *([line(older, spacing="Medium")] if message.older_open else []),
        *_late(message, text, limit),
        subtle(text.md("promises.scope", group=message.group), spacing="Medium"),
    ]
    show = Buttons(mint, LIST)(text("list.all_open"), Act.COMMITMENTS_OPEN, style=POSITIVE)
    return card(text, text(TITLE), body, [show], wide=True)


def _agency(each: PromisesOf, text: Text) -> Element:
    return row(
        bold(escaped(each.party)),
        line(counts(each.counts, text), spacing="None"),
        *_effects(each.effects, text),
    )


def _effects(effects: Sequence[tuple[Effect, int]], text: Text) -> list[Element]:
    if not effects:
        return []
    said = text.join(
        text("statistics.effect", name=text(f"effect.{effect}"), n=n) for effect, n in effects
    )
    return [line(text.md("promises.effects", effects=said), spacing="None")]


def _late(message: Promises, text: Text, limit: int) -> list[Element]:
    if not message.late:
        return []
    rows = (element for each in message.late for element in brief_row(each, text, limit))
    return [heading(text.md("promises.late"), spacing="Large"), *rows]
