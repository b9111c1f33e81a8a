"""Åtaganden från SSPF-mötet: when the plan is fixed, each owner's own."""

from cards.actions import Buttons
from cards.acts import LIST, Act
from cards.envelope import Card, card, fitted
from cards.lines import MAX_ROWS, own_row
from cards.mint import Mint
from cards.parts import line, row, subtle
from cards.text import Text
from sspf.domain.messages.commitment import OwnerList

TITLE = "title.owner_list"


def render(message: OwnerList, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: OwnerList, text: Text, mint: Mint, limit: int) -> Card:
    n = len(message.lines)
    first = text.md("owner_list.intro", n=n, day=text.day(message.meeting_on))
    body = [line(first), *(row(*own_row(each, text, limit)) for each in message.lines[:MAX_ROWS])]
    if n > MAX_ROWS:
        body.append(subtle(text.md("list.more_rows", n=n - MAX_ROWS)))
    body.append(line(text.md("owner_list.how"), separator=True, spacing="Medium"))
    press = Buttons(mint, LIST)
    return card(text, text(TITLE), body, [press(text("show_mine"), Act.COMMITMENTS_MINE)])
