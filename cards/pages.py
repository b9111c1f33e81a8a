"""Pages: a long card in parts, each small enough to be sent and short enough to be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from cards.envelope import size
from cards.lines import MAX_ROWS
from cards.parts import Element

PAGE_SIZE = 20 * 1024
"""Bytes of UTF-16 of content on a page."""

ROW_LIMIT = 2000
"""Characters of one text on a page: whatever they are, a row fits. Never less on one page than on
another, for then rows would be shown twice or not at all."""

Row = list[Element]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its rows. The heading is said again where the section goes on."""

    head: Row
    rows: tuple[Row, ...] = ()


def paged(sections: Sequence[Section], room: int = PAGE_SIZE) -> list[Row]:
    """The elements of each page, in order; at least one page."""
    pages: list[Row] = [[]]
    for section in sections:
        _open(pages, section.head + (section.rows[0] if section.rows else []), room)
        pages[-1] += section.head
        rows_here = 0
        for row in section.rows:
            if rows_here == MAX_ROWS or not _fits(pages[-1], row, room):
                pages.append(list(section.head))
                rows_here = 0
            pages[-1] += row
            rows_here += 1
    return pages


def page_of(pages: Sequence[Row], number: int) -> tuple[Row, int]:
    """The page asked for, or the nearest there is, and its number."""
    place = min(max(number, 1), len(pages))
    return pages[place - 1], place


def _open(pages: list[Row], first: Row, room: int) -> None:
    """A heading is never the last thing on a page."""
    if pages[-1] and not _fits(pages[-1], first, room):
        pages.append([])


def _fits(page: Row, row: Row, room: int) -> bool:
    return size(page) + size(row) <= room
