"""The day that is shown is the day on which it goes."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.case_files import CaseFile, Closing
from sspf.domain.cases import CaseCode
from sspf.domain.purge_days import case_goes_on, first_day_after, texts_go_on
from sspf.domain.retention import Periods, is_case_due, limits_of
from sspf.domain.working_days import WorkingDays
from tests.factories_cases import a_case, a_case_file

DAYS = WorkingDays(zone=ZoneInfo("Europe/Stockholm"))


def closed_case(closed: date) -> CaseFile:
    file = a_case_file()
    return replace(file, closing=Closing(reason="1", closed_on=closed))


@given(st.dates(date(2026, 1, 1), date(2029, 12, 31)), st.integers(1, 40), st.integers(0, 60))
def test_a_case_is_due_from_the_shown_day_and_not_before(
    closed: date, months: int, after: int
) -> None:
    case, periods = a_case(code=CaseCode(f"N{closed.year % 100}-01")), Periods(cases=months)
    shown = case_goes_on(case, closed, periods)

    def is_due(day: date) -> bool:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=DAYS.zone)
        return is_case_due(case, closed_case(closed), limits_of(periods, noon, DAYS), day)

    assert not is_due(shown - timedelta(days=1))
    assert is_due(shown + timedelta(days=after))


@pytest.mark.parametrize(
    ("closed", "months", "shown"),
    [
        (date(2026, 12, 17), 12, date(2027, 12, 17)),
        (date(2026, 11, 30), 3, date(2027, 3, 1)),
        (date(2027, 1, 31), 1, date(2027, 3, 1)),
    ],
)
def test_given_a_months_end_then_it_is_the_first_day_that_is_old_enough(
    closed: date, months: int, shown: date
) -> None:
    assert first_day_after(closed, months) == shown
    assert texts_go_on(closed, Periods(texts=months)) == shown
