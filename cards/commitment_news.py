"""Nytt om ett åtagande: a new date, a wish for help, an end, or a question how it goes."""

from cards.actions import Buttons
from cards.acts import Act
from cards.envelope import Card, card, fitted
from cards.lines import full_row, names
from cards.mint import Mint
from cards.parts import box, line, paragraphs, run
from cards.text import Text
from sspf.domain.messages.commitment import CommitmentNews

TITLE = "title.news"


def render(message: CommitmentNews, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: CommitmentNews, text: Text, mint: Mint, limit: int) -> Card:
    each = message.line
    body = [line(text.md(f"news.{message.news}", by=message.by))]
    if message.former_due:
        former = text.md("news.former", date=text.day_week(message.former_due))
        body.append(line(former, spacing="Small"))
    body.append(box(*full_row(each, text, limit)))
    note = run(text("news.note", by=message.by) + " ", weight="Bolder")
    body += paragraphs(message.note, limit, note, spacing="Medium") if message.note else []
    press = Buttons(mint, each.id, each.version)
    key = "commitment.update" if each.mine else "commitment.show"
    button = press(text(key, name=names([each])[each.id]), Act.COMMITMENT_OPEN)
    return card(text, text(TITLE), body, [button])
