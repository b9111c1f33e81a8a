"""Beslut och åtaganden: during the meeting, what is saved so far and the form for one more."""

from collections.abc import Sequence

from cards.actions import Buttons, action_set
from cards.acts import Act
from cards.capture_form import commitment_form, decision_form
from cards.concern import concern_note
from cards.envelope import Card, card, fitted
from cards.facts import on_day
from cards.faults import fault_box
from cards.lines import brief_row
from cards.markdown import Markdown
from cards.mint import Mint
from cards.parts import Element, bold, box, group, heading, line, paragraphs, run, subtle
from cards.text import Text
from sspf.domain.decisions import Item
from sspf.domain.messages.minutes import Capture

TITLE = "title.capture"
NEWEST, DECIDED, ITEMS = 4, 2, 4
"""Rows of each kind, ten in all: the form itself must have room. The plan has them all."""


def render(message: Capture, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: Capture, text: Text, mint: Mint, limit: int) -> Card:
    form = message.form
    body = [
        *fault_box(text.md("capture.not_saved"), form.faults, form.fault_values, text),
        line(on_day(message.meeting, text)),
        *_saved(message, text, limit),
        *commitment_form(message, text, mint, limit),
        *decision_form(message, text, mint, limit),
        *_items(message.items, text, mint, limit),
        subtle(text.md("capture.no_recording"), separator=True, spacing="Large"),
        *(concern_note(text) if message.cases else []),
        _ending(message, text, mint),
    ]
    return card(text, text(TITLE), body, wide=True)


def _saved(message: Capture, text: Text, limit: int) -> list[Element]:
    if not message.saved and not message.decisions:
        return []
    commitments, decisions = message.saved[-NEWEST:], message.decisions[-DECIDED:]
    made, decided = len(message.saved), len(message.decisions)
    rows: list[Element] = []
    if made:
        rows += [bold(_count("capture.saved", made, len(commitments), text))]
        rows += [e for line_ in commitments for e in brief_row(line_, text, limit)]
    if decided:
        rows += [bold(_count("capture.decided", decided, len(decisions), text), **_apart(rows))]
    for decision in decisions:
        number = run(f"{decision.number}  ", weight="Bolder")
        rows += paragraphs(decision.text, limit, number)
    return [box(*rows)]


def _count(key: str, n: int, shown: int, text: Text) -> Markdown:
    newest = f" {text.md('capture.newest', n=shown)}" if n > shown else ""
    return Markdown(f"{text.md(key, n=n)}{newest}")


def _apart(rows: Sequence[Element]) -> dict[str, str]:
    return {"spacing": "Medium"} if rows else {}


def _items(items: Sequence[Item], text: Text, mint: Mint, limit: int) -> list[Element]:
    """What must still be closed with an outcome (A16)."""
    left = [item for item in items if item.outcome is None]
    if not left:
        return []
    head = heading(text.md("capture.items", n=len(left)), spacing="Large", separator=True)
    shown = [_item(item, text, mint, limit) for item in left[:ITEMS]]
    hidden = len(left) - len(shown)
    more = [subtle(text.md("capture.more_items", n=hidden))] if hidden else []
    return [head, line(text.md("capture.items_help"), spacing="Small"), *shown, *more]


def _item(item: Item, text: Text, mint: Mint, limit: int) -> Element:
    press = Buttons(mint, item.id, item.version)
    title = paragraphs(item.title, limit, run(f"{item.number}  ", weight="Bolder"), spacing="None")
    button = press(text("capture.close_item", number=item.number), Act.ITEM_OPEN)
    return group(*title, action_set(button))


def _ending(message: Capture, text: Text, mint: Mint) -> Element:
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    return action_set(
        press(text("capture.plan"), Act.CAPTURE_PLAN),
        press(text("capture.attendance"), Act.ATTENDANCE_OPEN),
    )
