"""Mötesläge as a page in large type: headings and what has been decided, safe in a full room."""

from collections.abc import Iterator

from bot.documents.blocks import Block, Bullets, Document, Heading, Paragraph, Table
from bot.documents.frame import Frame, framed
from bot.documents.wording import when
from cards.agenda_words import point_words
from cards.text import Text
from sspf.domain.messages.document import MeetingScreen, ScreenLine


def draw(message: MeetingScreen, text: Text, frame: Frame) -> Document:
    return framed(text, frame, text("title.screen"), _blocks(message, text))


def _blocks(message: MeetingScreen, text: Text) -> Iterator[Block]:
    yield when(message.meeting, text)
    yield Heading(text("screen.points"))
    named = (f"{p.number}. {point_words(p.key, p.name, text)}" for p in message.points)
    yield Bullets(tuple(named))
    yield Heading(text("screen.decided"))
    if not message.commitments:
        yield Paragraph(text("screen.nothing"))
        return
    heads = tuple(text(f"document.{head}") for head in ("number", "commitment", "who", "due"))
    yield Table(heads, tuple(_row(each, text) for each in message.commitments), (3, 7, 4, 4))


def _row(each: ScreenLine, text: Text) -> tuple[str, ...]:
    said = each.text or text("screen.kept_back")
    return each.id, said, each.party, text.capital(text.day(each.due_on))
