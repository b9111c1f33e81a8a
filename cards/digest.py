"""The day's one reminder: a number that anybody may see, then the rows."""

from datetime import datetime

from cards.actions import POSITIVE, Buttons
from cards.acts import LIST, Act
from cards.envelope import Card, card, fitted
from cards.lines import MAX_ROWS, buttons_of, full_row, names, own_row
from cards.markdown import Markdown
from cards.mint import Mint
from cards.parts import Element, box, heading, line, row, subtle
from cards.text import Text
from sspf.domain.commitments import CommitmentId
from sspf.domain.messages.commitment import Digest
from sspf.domain.reminders import Occasion

TITLE = "title.digest"
TITLE_BRIEFING = "title.digest_briefing"
TITLE_LATE = "title.digest_late"


def render(message: Digest, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: Digest, text: Text, mint: Mint, limit: int) -> Card:
    body = [
        *(line(words) for words in _occasions(message, text)),
        *_briefing(message, text),
        *_rows(message, text, mint, limit),
        *_late(message, text, mint, limit),
        subtle(text.md("digest.once_a_day"), spacing="Medium", separator=True),
    ]
    return card(text, _title(message, text), body, _buttons(message, text, mint))


def _title(message: Digest, text: Text) -> str:
    """The whole title is the push text: a number and nothing else (R-66)."""
    if message.lines:
        return text.plural(TITLE, len(message.lines))
    return text(TITLE_BRIEFING if message.missing_briefing else TITLE_LATE)


def _occasions(message: Digest, text: Text) -> list[Markdown]:
    counted = {
        occasion: sum(each.occasion is occasion for each in message.lines) for occasion in Occasion
    }
    return [text.md(f"digest.{occasion}", n=n) for occasion, n in counted.items() if n]


def _briefing(message: Digest, text: Text) -> list[Element]:
    if message.missing_briefing is None:
        return []
    said = [line(text.md("digest.briefing", day=text.day(message.missing_briefing)))]
    if message.deadline:
        moment = text.moment(datetime.fromisoformat(message.deadline))
        said.append(line(text.md("digest.deadline", moment=moment), spacing="None"))
    said.append(line(text.md("digest.nothing"), spacing="Small"))
    return [box(*said)]


def _rows(message: Digest, text: Text, mint: Mint, limit: int) -> list[Element]:
    lines, short = [each.line for each in message.lines], _names(message)
    rows = [
        row(*own_row(each, text, limit), buttons_of(each, short[each.id], text, mint))
        for each in lines[:MAX_ROWS]
    ]
    return [*rows, *_more("list.more_rows", len(lines) - len(rows), text)]


def _late(message: Digest, text: Text, mint: Mint, limit: int) -> list[Element]:
    """To the convener: what others promised and is more than a week late. Own rows go first."""
    lines, short = message.late_elsewhere, _names(message)
    if not lines:
        return []
    head = heading(text.md("digest.late_elsewhere", n=len(lines)), spacing="Large", separator=True)
    room = max(MAX_ROWS - len(message.lines), 0)
    rows = [
        row(*full_row(each, text, limit), buttons_of(each, short[each.id], text, mint))
        for each in lines[:room]
    ]
    return [head, *rows, *_more("list.more_late", len(lines) - len(rows), text)]


def _more(key: str, left: int, text: Text) -> list[Element]:
    return [subtle(text.md(key, n=left))] if left else []


def _names(message: Digest) -> dict[CommitmentId, str]:
    return names([*(each.line for each in message.lines), *message.late_elsewhere])


def _buttons(message: Digest, text: Text, mint: Mint) -> list[Element]:
    press = Buttons(mint, LIST)
    found = []
    if message.missing_briefing:
        found.append(press(text("digest.give_briefing"), Act.BRIEFING_OPEN, style=POSITIVE))
    if len(message.lines) > MAX_ROWS:
        found.append(press(text("show_mine"), Act.COMMITMENTS_MINE))
    return found
