"""A calendar as a workbook of Excel: real dates, and texts that are never formulas."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_STRING

from bot.calendar_files.table import HEADER, rows_of
from sspf.domain.feeds import FeedCalendar

TITLE = "Kalendarium"
DATE = "yyyy-mm-dd"
WIDTHS = {"A": 12, "B": 8, "C": 14, "D": 34, "E": 18, "F": 24}


def xlsx_of(calendar: FeedCalendar) -> bytes:
    book = Workbook()
    sheet = book.active or book.create_sheet()
    sheet.title = TITLE
    sheet.append(HEADER)
    for row in rows_of(calendar):
        sheet.append(row)
        cells = sheet[sheet.max_row]
        cells[0].number_format = DATE
        for cell in cells[2:]:
            cell.data_type = TYPE_STRING
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()
