"""Underlaget är inskickat: the state of each part, and no text."""

from cards.actions import Buttons
from cards.acts import Act
from cards.envelope import Card, card
from cards.markdown import Markdown
from cards.mint import Mint
from cards.parts import Element, box, line
from cards.text import Text
from sspf.domain.messages.briefing import BriefingReceipt
from sspf.domain.roads import Road

TITLE = "title.briefing_receipt"


def render(message: BriefingReceipt, text: Text, mint: Mint) -> Card:
    body = [line(words) for words in _first(message, text)]
    body.append(box(*_parts(message, text)))
    body += [line(words) for words in _individual(message, text)]
    if not message.may_change:
        return card(text, text(TITLE), body)
    until = text.moment(message.change_until)
    body.append(line(text.md("receipt.until", moment=until)))
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    return card(text, text(TITLE), body, [press(text("receipt.change"), Act.BRIEFING_REOPEN)])


def _first(message: BriefingReceipt, text: Text) -> list[Markdown]:
    day, moment = text.day(message.meeting.held_on), text.moment(message.submitted_at)
    if message.is_oral:
        said = text.md("receipt.oral", moment=moment, by=message.by or text("receipt.you"))
    elif message.by:
        said = text.md("receipt.colleague", moment=moment, by=message.by)
    else:
        said = text.md("receipt.thanks", moment=moment)
    late = [text.md("receipt.late")] if message.is_late else []
    return [said, *_road(message, text), *late, text.md("receipt.meeting", day=day)]


def _individual(message: BriefingReceipt, text: Text) -> list[Markdown]:
    """Who can read what was written of a case, and what has gone to nobody."""
    names = text.join(message.recipients)
    closed = "receipt.some_closed" if message.recipients else "consent.others_closed"
    return [
        *([text.md("receipt.read_by", names=names)] if message.recipients else []),
        *([text.md(closed)] if message.has_closed else []),
        *([text.md("receipt.kept_texts", n=message.kept_texts)] if message.kept_texts else []),
        *([text.md("case_text.own_system")] if message.recipients else []),
    ]


def _road(message: BriefingReceipt, text: Text) -> list[Markdown]:
    if message.said_at:
        return [text.md("receipt.said_at", moment=text.moment(message.said_at))]
    if message.road in (Road.WEB, Road.MAIL):
        return [text.md(f"came.briefing_{message.road}")]
    return []


def _parts(message: BriefingReceipt, text: Text) -> list[Element]:
    def said(number: int, name: str, state: str) -> Markdown:
        return text.md("receipt.part", n=number, name=name, state=text(f"part_state.{state}"))

    return [
        line(said(part.number, part.name, part.state), spacing="Small" if place else "None")
        for place, part in enumerate(message.parts)
    ]
