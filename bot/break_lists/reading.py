"""Any list of school breaks: iCalendar, CSV, or typed lines."""

from datetime import date

from bot.break_lists.csv_list import breaks_in_csv
from bot.break_lists.ics_list import breaks_in_ics
from bot.break_lists.typed import breaks_typed
from sspf.domain.breaks import BreakList

BEGINS = b"BEGIN:VCALENDAR"
LOOK = 200


def breaks_in_file(data: bytes, municipality: str, today: date) -> BreakList:
    """`municipality`: its name, which a table may hold beside others."""
    if BEGINS in data[:LOOK].upper():
        return breaks_in_ics(data)
    return breaks_in_csv(data, municipality, today)


def breaks_said(text: str, municipality: str, today: date) -> BreakList:
    """Typed or pasted in chat."""
    if BEGINS.decode() in text[:LOOK].upper() or ";" in text:
        return breaks_in_file(text.encode(), municipality, today)
    return breaks_typed(text, today)
