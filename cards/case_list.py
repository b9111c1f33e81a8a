"""Ärenden: those that the reader may know of, in the order of their codes and no other (R-47)."""

from cards.actions import Buttons, action_set
from cards.acts import LIST, Act
from cards.case_parts import duty_box, state
from cards.envelope import Card, card
from cards.lines import MAX_ROWS
from cards.mint import Mint
from cards.parts import Element, bold, line, row, subtle
from cards.text import Text
from sspf.domain.messages.case import CaseHead, CaseList

TITLE = "title.case_list"


def render(message: CaseList, text: Text, mint: Mint) -> Card:
    left = message.total - (message.first - 1) - len(message.cases)
    body = [
        line(text.md("case.count", n=message.total)),
        *(_row(head, text, mint) for head in message.cases),
    ]
    if left > 0:
        press = Buttons(mint, LIST)
        after = str(message.first + len(message.cases))
        more = press(text("list.more", n=min(left, MAX_ROWS)), Act.CASE_LIST, value=after)
        body.append(row(action_set(more)))
    return card(text, text(TITLE), [*body, duty_box(message.duty, text)], wide=True)


def _row(head: CaseHead, text: Text, mint: Mint) -> Element:
    press = Buttons(mint, head.id, head.version)
    raised = text.md("case.raised_by", party=head.raised_by, date=text.day(head.raised_on))
    return row(
        bold(text.md("case.head", code=head.code, state=state(head, text))),
        subtle(raised, spacing="None"),
        action_set(press(text("case.show_one", code=head.code), Act.CASE_SHOW)),
    )
