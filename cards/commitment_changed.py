"""Åtagandet är ändrat: what it is now, and how to take it back."""

from cards.actions import Buttons
from cards.acts import LIST, Act
from cards.envelope import Card, card, fitted
from cards.lines import brief_row, state
from cards.mint import Mint
from cards.parts import Element, bold, box, line
from cards.text import Text
from sspf.domain.messages.commitment import CommitmentChanged

TITLE = "title.changed"


def render(message: CommitmentChanged, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: CommitmentChanged, text: Text, mint: Mint, limit: int) -> Card:
    each = message.line
    said = text.md(f"changed.{message.change}", date=text.day_week(each.due_on), owner=each.owner)
    status = bold(text.md("changed.status", state=state(each, text)))
    body: list[Element] = [line(said), box(status, *brief_row(each, text, limit))]
    mine = Buttons(mint, LIST)(text("show_mine"), Act.COMMITMENTS_MINE)
    if not message.may_undo:
        return card(text, text(TITLE), body, [mine])
    undo = Buttons(mint, each.id, each.version)(text("changed.undo_button"), Act.COMMITMENT_UNDO)
    return card(text, text(TITLE), [*body, line(text.md("confirm.undo"))], [undo, mine])
