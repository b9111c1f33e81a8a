"""Öppna and försenade åtaganden: how many, what the list covers, soonest first, ten at a time."""

from pydantic import BaseModel, ConfigDict

from cards.actions import POSITIVE, Buttons, action_set
from cards.acts import LIST, Act
from cards.envelope import Card, card, fitted
from cards.inputs import choice
from cards.late_chart import followed_up, late_chart
from cards.lines import MAX_ROWS, buttons_of, listed_row, names
from cards.markdown import escaped
from cards.mint import Mint
from cards.parts import Element, heading, line, row, subtle
from cards.text import Text
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.commitment import CommitmentLine, CommitmentList, Scope
from sspf.domain.wanted import Order

TITLE = "title.commitments"
WORDED = frozenset({"open", "overdue", "any"})
"""Lists with a title and a first sentence of their own."""
CHOSEN = "chosen"
FEW = 3
"""Up to so many rows have buttons of their own; more share one chooser."""


class Submission(BaseModel):
    """`chosen` is a reference minted for `commitment.open`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    chosen: str = ""


def render(message: CommitmentList, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: CommitmentList, text: Text, mint: Mint, limit: int) -> Card:
    body = [*_first(message, text), *_rows(message, text, mint, limit)]
    left = message.total - (message.first - 1) - len(message.lines)
    press = Buttons(mint, message.query or LIST)
    if left > 0:
        after = str(message.first + len(message.lines))
        more = press(text("list.more", n=min(left, MAX_ROWS)), Act.LIST_MORE, value=after)
        body.append(row(action_set(more)))
    body += followed_up(message, text, limit)
    body += _ended(message, text)
    if len(message.lines) > FEW and any(map(_opens, message.lines[:MAX_ROWS])):
        body += _chooser(message, text, mint)
    body += late_chart(message, text)
    every = [press(text("list.all_open"), Act.COMMITMENTS_OPEN)]
    status = message.scope.status
    shown = [] if status == "open" and not message.hint else every
    return card(text, text(title_of(status)), body, shown, wide=True)


def title_of(status: str) -> str:
    """Catalogue key; a list of one status alone has the title of any."""
    return f"{TITLE}_{status if status in WORDED else 'any'}"


def _first(message: CommitmentList, text: Text) -> list[Element]:
    status, n = message.scope.status, message.total
    hidden = any(each.level is BriefingLevel.INDIVIDUAL for each in message.lines)
    logged = f" {text('list.logged')}" if hidden else ""
    scope = subtle(
        text.md("list.scope", scope=scope_words(message.scope, text), logged=logged),
        spacing="Small",
    )
    if not n:
        nearest = [line(escaped(text.phrase(message.hint)))] if message.hint else []
        return [line(text.md(f"list.none_{status}")), scope, *nearest]
    last = message.first + len(message.lines) - 1
    kind = status if status in WORDED else "one"
    if message.scope.order is not Order.DUE:
        kind = f"by_{message.scope.order}"
    key = f"list.count_{kind}" if n == len(message.lines) else f"list.count_{kind}_part"
    return [line(text.md(key, n=n, first=message.first, last=last)), scope]


def scope_words(scope: Scope, text: Text) -> str:
    """What is covered, so that nobody takes a part for the whole (R-54)."""
    every = () if scope.mine else (text("scope.all_parties"),)
    parties = scope.parties or every
    mine = (text("scope.mine"),) if scope.mine else ()
    status = text(f"scope.{scope.status}")
    words = (text.phrase(said) for said in scope.words)
    return ", ".join([*([scope.group] if scope.group else []), *parties, *mine, status, *words])


def _rows(message: CommitmentList, text: Text, mint: Mint, limit: int) -> list[Element]:
    lines = message.lines[:MAX_ROWS]
    short = names(lines)
    is_few = len(lines) <= FEW
    return [
        row(
            *listed_row(each, text, limit),
            *([buttons_of(each, short[each.id], text, mint)] if is_few and _opens(each) else []),
        )
        for each in lines
    ]


def _ended(message: CommitmentList, text: Text) -> list[Element]:
    """That some of the reader's own are no longer there; never which."""
    if not message.ended:
        return []
    return [line(text.md("list.ended", n=message.ended), spacing="Medium", separator=True)]


def _opens(each: CommitmentLine) -> bool:
    return not each.is_locked


def _chooser(message: CommitmentList, text: Text, mint: Mint) -> list[Element]:
    """One chooser instead of a button for each row."""
    choices = [
        (
            text("row.two", first=str(each.id), second=each.party),
            mint(Act.COMMITMENT_OPEN, each.id, version=each.version),
        )
        for each in message.lines[:MAX_ROWS]
        if _opens(each)
    ]
    label = text("list.choose")
    field = choice(
        CHOSEN,
        label,
        text("list.choose_error"),
        choices,
        placeholder=label,
        spacing="Small",
        isRequired=True,
    )
    head = heading(text.md("list.open_one"), spacing="Large", separator=True)
    button = Buttons(mint, LIST).sending(text("list.open"), Act.LIST_OPEN, style=POSITIVE)
    return [head, field, action_set(button)]
