"""What speaks against a day: each by an example from the almanac, and what holds for every day."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.organisations.days import working_days
from sspf.domain.calendar_warnings import CalendarWarning, Hours, of_day, warnings
from sspf.domain.working_days import WorkingDays
from tests.use_cases.world import norrsjo

TODAY = date(2026, 11, 22)
DAYS: WorkingDays = working_days(norrsjo().organisation)
ALMANAC: tuple[tuple[date, str], ...] = (
    (date(2026, 11, 26), ""),
    (date(2026, 11, 28), "weekend"),
    (date(2026, 12, 23), "break"),
    (date(2026, 12, 24), "holiday eve break"),
    (date(2026, 12, 25), "holiday break"),
    (date(2026, 12, 28), "break week53"),
    (date(2026, 12, 31), "holiday eve break week53"),
    (date(2027, 1, 1), "holiday break week53"),
    (date(2027, 1, 3), "weekend break week53"),
    (date(2027, 1, 5), "half_day break"),
    (date(2027, 1, 6), "holiday break"),
    (date(2027, 1, 7), "break"),
    (date(2027, 1, 11), ""),
    (date(2027, 2, 25), "break"),
    (date(2027, 3, 25), "half_day"),
    (date(2027, 3, 26), "holiday"),
    (date(2027, 3, 27), "weekend eve"),
    (date(2027, 3, 28), "weekend holiday dst"),
    (date(2027, 3, 29), "holiday break"),
    (date(2027, 4, 30), "half_day"),
    (date(2027, 5, 5), ""),
    (date(2027, 5, 6), "holiday"),
    (date(2027, 5, 7), "squeeze_day"),
    (date(2027, 5, 15), "weekend eve"),
    (date(2027, 6, 6), "weekend holiday"),
    (date(2027, 6, 24), ""),
    (date(2027, 6, 25), "holiday eve"),
    (date(2027, 6, 26), "weekend holiday"),
    (date(2027, 10, 31), "weekend dst"),
    (date(2027, 11, 5), "half_day"),
    (date(2028, 1, 7), "squeeze_day"),
    (date(2028, 6, 5), "squeeze_day"),
    (date(2026, 1, 5), "past half_day squeeze_day"),
)


def at(on: date, starts: int = 13, ends: int = 15) -> Hours:
    return Hours(on=on, starts=time(starts), ends=time(ends))


def words(*wished: Hours, others: tuple[Hours, ...] = ()) -> list[str]:
    return [" ".join(each) for each in warnings(wished, DAYS, TODAY, others)]


@pytest.mark.parametrize(("day", "said"), ALMANAC)
def test_given_a_day_of_the_almanac_when_wished_then_it_is_warned_of(day: date, said: str) -> None:
    assert words(at(day)) == [said]


def test_given_today_when_wished_then_it_is_not_past() -> None:
    assert words(at(TODAY), at(TODAY - timedelta(days=1))) == ["weekend", "past weekend"]


THURSDAY = date(2027, 1, 14)


@pytest.mark.parametrize(
    ("first", "second", "clashes"),
    [
        ((13, 15), (13, 15), True),
        ((13, 15), (14, 16), True),
        ((9, 16), (13, 15), True),
        ((13, 15), (15, 17), False),
        ((9, 10), (13, 15), False),
    ],
)
def test_given_two_on_a_day_when_they_overlap_then_both_clash(
    first: tuple[int, int], second: tuple[int, int], clashes: bool
) -> None:
    said = "clash" if clashes else ""

    assert words(at(THURSDAY, *first), at(THURSDAY, *second)) == [said, said]
    assert words(at(THURSDAY, *first), others=(at(THURSDAY, *second),)) == [said]


def test_given_the_same_hours_on_another_day_when_wished_then_nothing_clashes() -> None:
    assert words(at(THURSDAY), at(THURSDAY + timedelta(weeks=1))) == ["", ""]


def test_given_a_closed_day_when_wished_then_nobody_works() -> None:
    closed = WorkingDays(zone=DAYS.zone, closed=frozenset({THURSDAY}))

    assert of_day(THURSDAY, closed) == {CalendarWarning.HOLIDAY}
    assert of_day(THURSDAY + timedelta(days=1), closed) == {CalendarWarning.SQUEEZE_DAY}


@given(st.dates(date(2026, 1, 1), date(2035, 12, 31)))
def test_a_day_that_nobody_works_is_always_warned_of(day: date) -> None:
    off = {CalendarWarning.WEEKEND, CalendarWarning.HOLIDAY}

    assert bool(of_day(day, DAYS) & off) != DAYS.is_working(day)


@given(st.dates(date(2026, 1, 1), date(2035, 12, 31)))
def test_a_squeeze_day_stands_alone_and_is_worked(day: date) -> None:
    if CalendarWarning.SQUEEZE_DAY in of_day(day, DAYS):
        around = (day - timedelta(days=1), day + timedelta(days=1))
        assert DAYS.is_working(day)
        assert not any(DAYS.is_working(other) for other in around)


@given(st.integers(2026, 2099))
def test_the_clock_changes_twice_a_year_on_sundays(year: int) -> None:
    every = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    changed = [d for d in every if CalendarWarning.DST in of_day(d, DAYS)]

    assert [(d.month, d.weekday(), d.day > 24) for d in changed] == [(3, 6, True), (10, 6, True)]


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(8, 15)), max_size=12))
def test_whoever_clashes_clashes_with_somebody(wished: list[tuple[int, int]]) -> None:
    rows = [at(TODAY + timedelta(days=d), h, h + 2) for d, h in wished]
    found = warnings(rows, DAYS, TODAY)

    for place, warned in enumerate(found):
        others = [r for n, r in enumerate(rows) if n != place and r.overlaps(rows[place])]
        assert (CalendarWarning.CLASH in warned) == bool(others)
        assert [list(CalendarWarning).index(w) for w in warned] == sorted(
            list(CalendarWarning).index(w) for w in warned
        )
