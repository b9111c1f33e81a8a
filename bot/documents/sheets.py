"""Rows as a workbook or as CSV; a text can never be worked out as a formula."""

import csv
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_STRING
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from bot.documents.cells import harmless

WIDEST = 60


def xlsx_of(told: dict[str, Any]) -> bytes:
    """`told`: a Sheet as JSON."""
    book = Workbook()
    sheet = book.active or book.create_sheet()
    sheet.title = told["title"]
    for row in (told["head"], *told["rows"]):
        sheet.append([_cell(value) for value in row])
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = TYPE_STRING
    for number, column in enumerate(sheet.columns, start=1):
        longest = max(len(str(cell.value or "")) for cell in column)
        width = min(longest + 2, WIDEST)
        sheet.column_dimensions[get_column_letter(number)].width = width
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    book.properties.creator, book.properties.title = "", told["title"]
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def csv_of(told: dict[str, Any]) -> bytes:
    """Semicolons and UTF-8 with its mark, as Excel in Swedish reads it."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(told["head"])
    writer.writerows([_cell(value) for value in row] for row in told["rows"])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: str | int) -> str | int:
    return harmless(value) if isinstance(value, str) else value
