"""What holds for the dates of every cadence, whatever it is counted from."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.cadence import WEEKDAYS, Cadence, DayOfYear, Kind, Parity, Season, Unit
from sspf.domain.cadence_dates import Span, dates_of, in_month, nth_weekday

ANY_DAY = st.dates(date(2026, 1, 1), date(2033, 12, 31))
ANY_UNIT = st.sampled_from([Unit.DAY, Unit.WEEK])


def every(count: int, unit: Unit) -> Cadence:
    return Cadence(kind=Kind.INTERVAL, every=count, unit=unit)


def weeks(parity: Parity, weekday: str) -> Cadence:
    return Cadence(kind=Kind.ISO_WEEKS, parity=parity, weekday=weekday)


@given(ANY_DAY, st.integers(1, 60), ANY_UNIT, st.integers(0, 400))
def test_between_two_dates_of_an_interval_lies_the_interval(
    anchor: date, count: int, unit: Unit, shift: int
) -> None:
    first = anchor + timedelta(days=shift - 200)
    span = Span(first=first, last=first + timedelta(days=300))
    step = timedelta(days=count * (7 if unit is Unit.WEEK else 1))

    found = dates_of(every(count, unit), span, anchor)

    assert all(other - one == step for one, other in pairwise(found))
    assert all(span.holds(day) and (day - anchor) % step == timedelta() for day in found)
    assert len(found) in (timedelta(days=301) // step, timedelta(days=301) // step + 1)


@given(ANY_DAY, st.sampled_from(Parity), st.sampled_from(WEEKDAYS))
def test_all_even_weeks_are_even_and_none_is_missed(
    first: date, parity: Parity, weekday: str
) -> None:
    span = Span(first=first, last=first + timedelta(days=400))

    found = dates_of(weeks(parity, weekday), span)

    by_hand = [
        day
        for day in span.days()
        if day.weekday() == WEEKDAYS.index(weekday)
        and (int(day.strftime("%V")) % 2 == 0) == (parity is Parity.EVEN)
    ]
    assert list(found) == by_hand


@given(ANY_DAY, st.integers(1, 12))
def test_once_in_so_many_months_it_is_the_same_weekday_once(anchor: date, count: int) -> None:
    span = Span(first=anchor, last=in_month(anchor, 24))

    found = dates_of(every(count, Unit.MONTH), span, anchor)

    months = [day.year * 12 + day.month for day in found]
    assert all(other - one == count for one, other in pairwise(months))
    assert {day.weekday() for day in found} == {anchor.weekday()}
    nth = (anchor.day - 1) // 7 + 1
    assert all(day == nth_weekday(day, anchor.weekday(), nth) for day in found)


@given(ANY_DAY)
def test_a_season_over_the_new_year_holds_what_its_reverse_does_not(day: date) -> None:
    over = Season(name="x", first=DayOfYear(month=8, day=15), last=DayOfYear(month=6, day=15))
    summer = Season(name="x", first=DayOfYear(month=6, day=16), last=DayOfYear(month=8, day=14))

    assert over.holds(day) is not summer.holds(day)
