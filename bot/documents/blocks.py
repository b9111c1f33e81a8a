"""What a document is made of: every kind of file is written from these, and from nothing else.

All that people have typed stands in them as plain text; no writer may read marks in it.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    lead: str = ""
    """A few words before it, in bold."""


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Set apart in a box."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The first row is its head, repeated on every page."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    """Shares of the page's width."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars, told apart by their words and patterns. A table of the same follows it."""

    title: str
    bars: tuple[tuple[str, int], ...]
    alt: str
    """All of it in words, to whoever does not see it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows for a spreadsheet; a number stays a number."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


Block = Heading | Paragraph | Bullets | Note | Table | Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    title: str
    """What it is; nothing of whom or what."""
    language: str
    municipality: str
    foot: str
    """When it was made."""
    page: tuple[str, str]
    """`Sida` and `av`."""
    blocks: tuple[Block, ...]
    missing: str = ""
    """Said last where some characters cannot be printed."""


def as_data(document: Document) -> dict[str, Any]:
    """As JSON; each block says its kind."""
    blocks = [{"kind": type(b).__name__.lower(), **asdict(b)} for b in document.blocks]
    return {**asdict(document), "blocks": blocks}


def paragraphs(text: str, lead: str = "") -> Iterable[Paragraph]:
    """One for each line that somebody wrote; the lead stands before the first."""
    said = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    yield Paragraph(said[0], lead)
    for line in said[1:]:
        yield Paragraph(line)
