"""A calendar as CSV, as Excel in Swedish reads it: semicolons, UTF-8 with its mark."""

import csv
from io import StringIO

from bot.calendar_files.table import HEADER, rows_of
from sspf.domain.feeds import FeedCalendar


def csv_of(calendar: FeedCalendar) -> bytes:
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    for day, *rest in rows_of(calendar):
        writer.writerow([day.isoformat(), *rest])
    return out.getvalue().encode("utf-8-sig")
