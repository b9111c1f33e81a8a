"""Working days written down by hand, so that the rules are tested without any calendar library.

Source: DOMAIN section 5 (computed there from 1989:253 and 1977:480 3 a §).
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sspf.domain.organisation import Break
from sspf.domain.working_days import WorkingDays

STOCKHOLM = ZoneInfo("Europe/Stockholm")
HOLIDAYS = {
    date(2026, 1, 1): "nyårsdagen",
    date(2026, 1, 6): "trettondedag jul",
    date(2026, 4, 3): "långfredagen",
    date(2026, 4, 6): "annandag påsk",
    date(2026, 5, 1): "första maj",
    date(2026, 5, 14): "Kristi himmelsfärdsdag",
    date(2026, 6, 19): "midsommarafton",
    date(2026, 12, 24): "julafton",
    date(2026, 12, 25): "juldagen",
    date(2026, 12, 31): "nyårsafton",
    date(2027, 1, 1): "nyårsdagen",
    date(2027, 1, 6): "trettondedag jul",
    date(2027, 3, 26): "långfredagen",
    date(2027, 3, 29): "annandag påsk",
    date(2027, 5, 6): "Kristi himmelsfärdsdag",
    date(2027, 6, 25): "midsommarafton",
    date(2027, 12, 24): "julafton",
    date(2027, 12, 31): "nyårsafton",
    date(2028, 1, 6): "trettondedag jul",
    date(2028, 4, 14): "långfredagen",
    date(2028, 4, 17): "annandag påsk",
    date(2028, 5, 1): "första maj",
    date(2028, 5, 25): "Kristi himmelsfärdsdag",
    date(2028, 6, 6): "nationaldagen",
    date(2028, 6, 23): "midsommarafton",
    date(2028, 12, 25): "juldagen",
    date(2028, 12, 26): "annandag jul",
}
BREAKS = (
    Break(name="jullov", first=date(2026, 12, 21), last=date(2027, 1, 10)),
    Break(name="sportlov", first=date(2027, 2, 22), last=date(2027, 2, 26)),
    Break(name="påsklov", first=date(2027, 3, 29), last=date(2027, 4, 2)),
)
CLOSED = date(2027, 5, 7)
"""The Friday after Kristi himmelsfärd: the municipality has closed it, the calendar has not."""
DAYS = WorkingDays(zone=STOCKHOLM, holidays=HOLIDAYS, breaks=BREAKS, closed=frozenset({CLOSED}))


def local(day: date, clock: str) -> datetime:
    """`local(date(2027, 1, 21), "13.00")`: an instant by Stockholm's clock."""
    hour, minute = clock.split(".")
    return datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=STOCKHOLM)
