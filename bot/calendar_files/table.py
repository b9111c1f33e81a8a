"""A calendar as rows of a table, the same ones that can be pasted or uploaded again."""

from collections.abc import Iterator
from datetime import date

from bot.documents.cells import harmless
from bot.present import words
from sspf.domain.feeds import FeedCalendar

HEADER = ("datum", "vecka", "tid", "grupp", "plats", "anmärkning")

Row = tuple[date, int, str, str, str, str]
"""Date, ISO week, hours as 13.00–15.00, group, place, remark."""


def rows_of(calendar: FeedCalendar) -> Iterator[Row]:
    """Meetings that are on, in order of time: a cancelled one must not come back when read."""
    place = words(calendar.language, "feed.place")
    for line in calendar.lines:
        meeting = line.meeting
        if not line.is_cancelled:
            hours = f"{meeting.starts:%H.%M}–{meeting.ends:%H.%M}"
            day = meeting.held_on
            where = harmless(meeting.place) or place
            said = harmless(meeting.remark)
            yield day, day.isocalendar().week, hours, harmless(line.group), where, said
