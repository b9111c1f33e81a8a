"""Rows and paragraphs of an Excel or Word file, looked at before by archives.py."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO

from docx import Document
from docx.table import Table
from openpyxl import load_workbook

from bot.calendar_reading.tables import (
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    Row,
    joined,
    read_table,
    text_of,
)
from bot.calendar_reading.text import read_text
from sspf.domain.calendar_lists import Reading, ReadingContext

MOST_SHEETS = 20


def read_workbook(data: bytes, context: ReadingContext) -> Reading:
    """Every visible sheet that holds a table of dates, else whatever dates there are."""
    sheets = [rows for rows in _sheets(data) if rows]
    tables = [read_table(rows, context) for rows in sheets]
    found = [table for table in tables if table is not None]
    if any(table.wishes or table.questions for table in found):
        return joined(found)
    return joined([read_text(text_of(rows), context) for rows in sheets])


def read_document(data: bytes, context: ReadingContext) -> Reading:
    """Tables of dates, with the years of the headings above; without any, the paragraphs."""
    words: list[str] = []
    found: list[Reading] = []
    for block in Document(BytesIO(data)).iter_inner_content():
        if not isinstance(block, Table):
            words.append(block.text)
            continue
        rows = list(_rows(block))
        heading = [[line] for line in words[-2:] if line.strip()]
        table = read_table([*heading, *rows], context)
        if table is not None and (table.wishes or table.questions):
            found.append(table)
        else:
            words.append(text_of(rows))
    if found:
        return joined(found)
    return read_text("\n".join(words), context)


def _sheets(data: bytes) -> Iterator[list[Row]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl 3.1 warns of styles and rules it leaves out
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        try:
            for sheet in book.worksheets[:MOST_SHEETS]:
                if sheet.sheet_state == "visible":
                    cells = sheet.iter_rows(
                        max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True
                    )
                    yield [[_cell(value) for value in row] for row in cells]
        finally:
            book.close()


def _cell(value: object) -> Cell:
    known = str | int | float | bool | date | datetime | time | timedelta
    return value if isinstance(value, known) else None


def _rows(table: Table) -> Iterator[Row]:
    """A merged cell stands once."""
    for row in table.rows[:MOST_ROWS]:
        seen: set[int] = set()
        cells: list[Cell] = []
        for cell in row.cells[:MOST_COLUMNS]:
            cells.append("" if id(cell._tc) in seen else cell.text)
            seen.add(id(cell._tc))
        yield cells
