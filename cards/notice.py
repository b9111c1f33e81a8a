"""Short answers: a sentence, the locked card, and what was typed when it could not be sent."""

from cards.envelope import Card, card, fitted
from cards.mint import Mint
from cards.parts import WARNING, Element, box, line, paragraphs, rich, run
from cards.text import Text
from sspf.domain.messages.general import Locked, Notice, TextKept

TITLE = "title.notice"
TITLE_LOCKED = "title.locked"
TITLE_KEPT = "title.text_kept"


def render(message: Notice, text: Text, mint: Mint) -> Card:
    values = {name: text.worded(value) for name, value in message.values}
    return card(text, text(message.title), [line(text.md(message.key, **values))])


def render_locked(message: Locked, text: Text, mint: Mint) -> Card:
    """The same bytes for everybody: no button, name, date or reference."""
    return card(
        text, text(TITLE_LOCKED), [line(text.md("locked.why")), line(text.md("locked.ask"))]
    )


def render_kept(message: TextKept, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _kept(message, text, limit))


def _kept(message: TextKept, text: Text, limit: int) -> Card:
    values = {name: text.worded(value) for name, value in message.values}
    body: list[Element] = [box(line(text.md(message.key, **values)), style=WARNING)]
    if message.next_key:
        body.append(line(text.md(message.next_key, **values)))
    for label, typed in message.texts:
        body.append(rich(run(label, weight="Bolder"), spacing="Medium"))
        body += paragraphs(typed, limit, spacing="None")
    if any(len(typed) > limit for _, typed in message.texts):
        body.append(line(text.md("kept.cut")))
    return card(text, text(TITLE_KEPT), body)
