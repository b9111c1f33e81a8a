"""The kinds of file that a calendar can be had as: how each is written, and what it is called."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from bot.calendar_files.csv_file import csv_of
from bot.calendar_files.ics_file import ics_of
from bot.calendar_files.xlsx_file import xlsx_of
from sspf.domain.feeds import FeedCalendar

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EDITION = "1"
"""Raised when what is written of the same meetings changes."""


@dataclass(frozen=True, slots=True)
class FileKind:
    write: Callable[[FeedCalendar, datetime], bytes]
    media_type: str


KINDS = {
    "ics": FileKind(ics_of, "text/calendar"),
    "csv": FileKind(lambda calendar, _: csv_of(calendar), "text/csv"),
    "xlsx": FileKind(lambda calendar, _: xlsx_of(calendar), SHEET),
}


def mark_of(calendar: FeedCalendar, kind: str) -> str:
    """An entity tag: the same as long as the file says the same. Weak, since the hour at which it
    was written stands in it too (RFC 9110 §8.8.1).
    """
    said = [EDITION, kind, calendar.language]
    for line in calendar.lines:
        meeting = line.meeting
        facts = (meeting.id, meeting.sequence, meeting.status, line.group)
        said += [*map(str, facts), meeting.starts_at.isoformat(), meeting.ends_at.isoformat()]
    for day in calendar.days:
        said += [day.id, str(day.sequence), day.held_on.isoformat(), str(day.is_cancelled)]
    return f'W/"{sha256(chr(0).join(said).encode()).hexdigest()[:32]}"'
