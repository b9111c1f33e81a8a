"""All that is counted in a period, as a document and as rows for a spreadsheet: masked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, repeat

from bot.documents.blocks import Block, Document, Heading, Paragraph, Sheet, Table
from bot.documents.charts import bars_of, chart
from bot.documents.frame import Frame, framed
from cards.figure_words import name_of, rows_of
from cards.text import Text
from sspf.domain.figures import Cell, Figure
from sspf.domain.masking import Shown
from sspf.domain.messages.figures import FiguresShown

WIDTHS = (9, 5)


def draw(message: FiguresShown, text: Text, frame: Frame) -> Document:
    return framed(text, frame, text("title.figures"), _blocks(message, text))


def rows(message: FiguresShown, text: Text) -> Sheet:
    return sheet_of(message.figures, message.words, message.limit, text)


def tables_of(
    figures: Iterable[Figure], words: Mapping[str, str], limit: int, text: Text, level: int = 1
) -> Iterator[Block]:
    """A heading of that level and a table each, and a chart where there is something to compare."""
    for figure in figures:
        name = name_of(figure.metric, text)
        shown = tuple((text.capital(a), b) for a, b in rows_of(figure, words, limit, text))
        if not shown:
            continue
        yield Heading(name, level)
        if len(shown) == 1:
            yield Paragraph(shown[0][1], f"{shown[0][0]}:")
            continue
        if bars := bars_of(figure, shown):
            yield replace(chart(name, bars, text), title=text("document.chart"))
        yield Table((text("document.kind"), text("document.count")), shown, WIDTHS)


def sheet_of(figures: Iterable[Figure], words: Mapping[str, str], limit: int, text: Text) -> Sheet:
    """One number a row: figure, of which kind, how many, of how many, per cent."""
    heads = ("figure", "kind", "count", "out_of", "percent")
    found = [
        (name_of(figure.metric, text), text.capital(kind), *_numbers(cell, said))
        for figure in figures
        for (kind, said), cell in zip(
            rows_of(figure, words, limit, text), chain(figure.cells, repeat(None)), strict=False
        )
    ]
    return Sheet(text("title.figures"), tuple(text(f"document.{h}") for h in heads), tuple(found))


def _numbers(cell: Cell | None, said: str) -> tuple[str | int, ...]:
    """Numbers that may be shown are numbers; what is hidden stands in words, with no share."""
    if cell is None or cell.how is not Shown.NUMBER:
        return said, "", ""
    if cell.of is None or cell.of_how is not Shown.NUMBER:
        return cell.number, "", ""
    return cell.number, cell.of, "" if cell.percent is None else cell.percent


def _blocks(message: FiguresShown, text: Text) -> Iterator[Block]:
    first = text.day(message.period.first, year=True)
    last = text.day(message.period.last, year=True)
    yield Paragraph(text("figures.period", first=first, last=last))
    yield Paragraph(text("figures.masked", limit=message.limit))
    if not message.figures:
        yield Paragraph(text("figures.none"))
    yield from tables_of(message.figures, message.words, message.limit, text)
