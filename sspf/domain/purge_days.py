"""The day on which a case is purged, and its texts before it; pure. Source: RULES R-91."""

from datetime import date, timedelta

from sspf.domain.case_reminders import months_after
from sspf.domain.cases import Case
from sspf.domain.retention import Periods


def first_day_after(closed: date, months: int) -> date:
    """The first day so many months after which `closed` is old enough."""
    day = months_after(closed, months)
    while months_after(day, -months) < closed:  # a month's end that the other month does not have
        day += timedelta(days=1)
    return day


def texts_go_on(closed: date, periods: Periods) -> date:
    return first_day_after(closed, periods.texts)


def case_goes_on(case: Case, closed: date, periods: Periods) -> date:
    """Not in the year of its code: a number that has gone would be given to somebody else."""
    return max(first_day_after(closed, periods.cases), date(case.year + 1, 1, 1))
