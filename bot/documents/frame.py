"""What every document has around it: whose it is, when it was made, and the words of its pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.documents.blocks import Block, Document
from cards.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    municipality: str
    made_on: date
    """Local."""


def framed(text: Text, frame: Frame, title: str, blocks: Iterable[Block]) -> Document:
    return Document(
        title=title,
        language=text.language,
        municipality=frame.municipality,
        foot=text("document.made", day=text.day(frame.made_on, year=True)),
        page=(text("document.page"), text("document.of")),
        blocks=tuple(blocks),
        missing=text("document.missing"),
    )
