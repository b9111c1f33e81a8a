"""Which days people work, and when something may be sent."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.calendar_facts import CLOSED, DAYS, HOLIDAYS, local

ANY_DAY = st.dates(date(2026, 1, 2), date(2028, 12, 20))
ANY_INSTANT = st.tuples(ANY_DAY, st.times()).map(lambda at: datetime.combine(*at, UTC))


@pytest.mark.parametrize("day", HOLIDAYS, ids=str)
def test_given_a_holiday_or_one_of_the_three_eves_when_asked_then_nobody_works(day: date) -> None:
    assert not DAYS.is_working(day)


@pytest.mark.parametrize(
    "day",
    [
        date(2027, 1, 5),  # trettondagsafton
        date(2027, 3, 25),  # skärtorsdag
        date(2027, 4, 30),  # valborgsmässoafton
        date(2027, 2, 23),  # in the sportlov
        date(2026, 12, 29),  # in the jullov
        date(2028, 5, 26),  # klämdag that nobody has closed
    ],
    ids=str,
)
def test_given_a_day_that_only_warns_when_asked_then_people_work(day: date) -> None:
    assert DAYS.is_working(day)


def test_given_a_day_the_municipality_has_closed_when_asked_then_nobody_works() -> None:
    assert not DAYS.is_working(CLOSED)


@pytest.mark.parametrize("day", [date(2027, 2, 20), date(2027, 2, 21)], ids=["saturday", "sunday"])
def test_given_a_weekend_when_asked_then_nobody_works(day: date) -> None:
    assert not DAYS.is_working(day)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2027, 1, 21), -14, date(2026, 12, 29)),  # over a new year with two eves
        (date(2027, 1, 21), -7, date(2027, 1, 12)),
        (date(2027, 2, 18), -14, date(2027, 1, 29)),
        (date(2027, 3, 25), 1, date(2027, 3, 30)),  # over Easter
        (date(2027, 5, 5), 1, date(2027, 5, 10)),  # over Kristi himmelsfärd and the closed Friday
        (date(2027, 6, 24), 1, date(2027, 6, 28)),  # over midsummer
        (date(2028, 4, 13), 1, date(2028, 4, 18)),
        (date(2027, 2, 20), 0, date(2027, 2, 20)),  # none: the day itself, working or not
    ],
    ids=str,
)
def test_given_a_day_when_working_days_are_added_then_free_days_are_not_counted(
    start: date, count: int, end: date
) -> None:
    assert DAYS.add(start, count) == end


@given(ANY_DAY, st.integers(1, 20))
def test_adding_and_taking_away_as_many_comes_back_to_a_working_day(day: date, count: int) -> None:
    start = DAYS.on_or_after(day)

    assert DAYS.add(DAYS.add(start, count), -count) == start


@given(ANY_DAY, st.integers(-20, 20).filter(bool))
def test_what_is_added_ends_on_a_working_day_on_the_right_side(day: date, count: int) -> None:
    end = DAYS.add(day, count)

    assert DAYS.is_working(end)
    assert (end - day).days * count > 0


@given(ANY_DAY)
def test_the_nearest_working_days_stand_on_each_side(day: date) -> None:
    before, after = DAYS.on_or_before(day), DAYS.on_or_after(day)

    assert before <= day <= after
    assert (before == after) == DAYS.is_working(day)


@pytest.mark.parametrize(
    ("day", "clock", "allowed"),
    [
        (date(2027, 2, 5), "07.59", False),
        (date(2027, 2, 5), "08.00", True),
        (date(2027, 2, 5), "16.59", True),
        (date(2027, 2, 5), "17.00", False),
        (date(2027, 2, 6), "10.00", False),
        (date(2027, 1, 6), "10.00", False),
        (CLOSED, "10.00", False),
        (date(2027, 2, 24), "10.00", True),
    ],
)
def test_given_an_hour_when_asked_then_sending_is_for_working_hours(
    day: date, clock: str, allowed: bool
) -> None:
    assert DAYS.may_send(local(day, clock)) is allowed


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        (local(date(2027, 2, 5), "12.34"), local(date(2027, 2, 5), "12.34")),
        (local(date(2027, 2, 5), "06.00"), local(date(2027, 2, 5), "08.00")),
        (local(date(2027, 2, 4), "17.00"), local(date(2027, 2, 5), "08.00")),
        (local(date(2027, 2, 5), "17.00"), local(date(2027, 2, 8), "08.00")),
        (local(date(2026, 12, 30), "20.00"), local(date(2027, 1, 4), "08.00")),
        (local(date(2027, 3, 25), "17.30"), local(date(2027, 3, 30), "08.00")),
    ],
    ids=["at once", "same day", "next day", "over a weekend", "over new year", "over Easter"],
)
def test_given_an_instant_when_it_may_not_be_sent_then_it_waits_for_the_next_morning(
    asked: datetime, sent: datetime
) -> None:
    assert DAYS.next_sending(asked) == sent


@given(ANY_INSTANT)
def test_the_next_sending_is_allowed_and_never_earlier(instant: datetime) -> None:
    sending = DAYS.next_sending(instant)

    assert sending >= instant
    assert DAYS.may_send(sending)


@given(ANY_INSTANT)
def test_no_allowed_instant_is_passed_over(instant: datetime) -> None:
    """A minute before the next sending nothing may be sent, unless it is now."""
    sending = DAYS.next_sending(instant)

    assert sending == instant or not DAYS.may_send(sending - timedelta(minutes=1))


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        (date(2027, 3, 26), time(12)),  # winter time
        (date(2027, 3, 30), time(11)),  # after the spring change on Sunday 28 March
        (date(2027, 10, 29), time(11)),
        (date(2027, 11, 1), time(12)),  # after the autumn change on Sunday 31 October
    ],
    ids=str,
)
def test_given_the_clocks_have_changed_when_the_hour_is_one_then_it_is_one_by_the_wall(
    day: date, utc: time
) -> None:
    assert DAYS.at(day, time(13)) == datetime.combine(day, utc, UTC)


def test_given_an_hour_the_spring_clock_skips_when_asked_then_it_is_read_as_after_it() -> None:
    assert DAYS.at(date(2027, 3, 28), time(2, 30)) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_given_the_day_of_an_autumn_change_when_asked_then_the_day_has_one_morning() -> None:
    sunday_evening = datetime(2027, 10, 31, 22, 0, tzinfo=UTC)

    assert DAYS.next_sending(sunday_evening) == datetime(2027, 11, 1, 7, 0, tzinfo=UTC)


def test_given_the_last_day_of_a_break_when_asked_then_it_is_still_in_it() -> None:
    pause = DAYS.break_on(date(2027, 1, 10))

    assert pause is not None
    assert pause.name == "jullov"


def test_given_the_day_after_a_break_when_asked_then_it_is_over() -> None:
    assert DAYS.break_on(date(2027, 1, 11)) is None
