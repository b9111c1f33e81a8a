"""School breaks as iCalendar: all-day events, whose end is the day after the last (RFC 5545)."""

from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar

from sspf.domain.breaks import MOST, BadLine, BreakFault, BreakList, fault_of
from sspf.domain.organisation import Break

DAY = timedelta(days=1)


def breaks_in_ics(data: bytes) -> BreakList:
    """Bad lines are numbered by event."""
    try:
        calendar: Any = Calendar.from_ical(data)
    except (ValueError, IndexError, KeyError):
        return BreakList(bad=(BadLine(number=1, fault=BreakFault.UNREADABLE),))
    found: list[Break] = []
    bad: list[BadLine] = []
    for number, event in enumerate(calendar.walk("VEVENT"), start=1):
        one = BreakFault.TOO_MANY if len(found) >= MOST else _break(event)
        if isinstance(one, Break):
            found.append(one)
        else:
            bad.append(BadLine(number=number, fault=one))
    return BreakList(breaks=tuple(found), bad=tuple(bad))


def _break(event: Any) -> Break | BreakFault:
    """An event with an hour is a lesson or a meeting, and one that recurs is no break either."""
    first, after = _day(event, "dtstart"), _day(event, "dtend")
    if first is None or "rrule" in event:
        return BreakFault.UNREADABLE
    last = after - DAY if after is not None and after > first else first
    one = Break(name=str(event.get("summary", "")).strip(), first=first, last=last)
    return fault_of(one) or one


def _day(event: Any, name: str) -> date | None:
    value = getattr(event.get(name), "dt", None)
    is_day = isinstance(value, date) and not isinstance(value, datetime)
    return value if is_day else None
